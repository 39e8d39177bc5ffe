"""Annex A: the lists for an inspection of children's services, in a workbook or in CSV files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from practice_audit.errors import AuditError, RecordsUnreadable
from practice_audit.sources.annex_a_across import said_of
from practice_audit.sources.annex_a_headings import LISTS, words
from practice_audit.sources.annex_a_lists import named
from practice_audit.sources.annex_a_rows import ListRows, rows_of_list
from practice_audit.sources.annex_a_sheets import (
    TEXTS,
    WORKBOOKS,
    Found,
    Sheet,
    files_of,
    list_of,
    sheet_names,
    sheets_of,
)
from practice_audit.sources.annex_a_tables import tables_of
from practice_audit.sources.headings import native_table
from practice_audit.sources.registry import FOLDER, source
from practice_audit.sources.tables import Ignored, Source

NOT_KNOWN: Final = "not a column of {} as this reader knows it"
NO_PLACE: Final = "understood, but nothing in the native tables holds it"
AGAIN: Final = "another heading was read for the same column"
NO_LIST: Final = "its headings are not those of a list of Annex A"
ADOPTERS: Final = "List 11 is of people who want to adopt, none of them a child"


def knows(path: Path) -> bool:
    """Say whether a path holds a list of Annex A, by names first, so that other files are not read for nothing."""
    try:
        names = _names(path)
        others = [name for name in names if native_table(name) and not named(name)]
        if others or not any(map(named, names)):
            return False
        return any(list_of(sheet) for sheet in sheets_of(path) if named(sheet.name))
    except OSError:
        return False
    except AuditError:  # what is wrong is said by the reader that its name calls for
        return not any(map(native_table, names))


def _names(path: Path) -> list[str]:
    if path.is_dir():
        return [file.stem for file in files_of(path)]
    if path.suffix.lower() in TEXTS:
        return [path.stem]
    return sheet_names(path) if path.suffix.lower() in WORKBOOKS else []


@source("annex-a", knows=knows, suffixes=(*WORKBOOKS, *TEXTS, FOLDER), before=("native",))
def read(path: Path) -> Source:
    """Read every list; a sheet is shown to the user as "annex_a.xlsx, List 7", and its rows are counted as in it.

    Raises:
        RecordsUnreadable: it can't be opened, or none of its sheets is a list of Annex A.
    """
    lists: list[ListRows] = []
    ignored: list[Ignored] = []
    met: dict[int, set[tuple[str, ...]]] = {}
    notes: list[str] = []
    titled: list[str] = []
    for sheet in sheets_of(path):
        found = list_of(sheet)
        if found is None:
            eleven = words(sheet.name) in {"list 11", "adopters"} or words(sheet.name).endswith("adopters")
            ignored.append(Ignored(path.name, sheet.name, "sheet", ADOPTERS if eleven else NO_LIST))
            continue
        lists.append(rows_of_list(sheet, found, met.setdefault(found.one.number, set())))
        ignored += _unread(sheet, found)
        titled += [sheet.name.strip()] if found.at else []
        notes += [*sheet.notes, *_notes(sheet, found)]
    if not lists:
        raise RecordsUnreadable(
            "no sheet or file in it has the headings of a list of Annex A.",
            where=path.name,
            next_step="Name the sheets List 1 to List 10 and keep the headings of Ofsted's workbook, with Child "
            "Unique ID and Date of Birth among them.",
        )
    sums = [one.sum() for one in lists]
    return Source(
        "annex-a",
        tuple(files_of(path)),
        list(tables_of(lists)),
        ignored=ignored,
        notes=(
            *sums,
            *notes,
            *_titles(path, titled),
            *said_of(lists),
            f"{path.name}: Annex A states no day of its own: give the day on which it was made with --as-at.",
        ),
        left_out=tuple(row for one in lists for row in one.left_out),
    )


def _unread(sheet: Sheet, found: Found) -> Iterator[Ignored]:
    read = set(found.columns.values())
    for at, cell in enumerate(sheet.rows[found.at]):
        heading = words(cell)
        if at in read or not heading:
            continue
        if any(pattern.fullmatch(heading) for pattern in found.one.columns.values()):
            reason = AGAIN
        elif found.one.unused.fullmatch(heading):
            reason = NO_PLACE
        else:
            reason = NOT_KNOWN.format(found.one.title)
        yield Ignored(sheet.shown, found.one.title, f"column {str(cell).strip()}", reason)


def _titles(path: Path, titled: list[str]) -> Iterator[str]:
    if titled:
        above = "what stands above the headings was not read"
        yield f"{path.name}: {above}, in {', '.join(titled)}."


def _notes(sheet: Sheet, found: Found) -> Iterator[str]:
    if named(sheet.name) is not found.one:
        yield f"{sheet.shown}: taken for {found.one.title} by its headings."
    lacking = [key for key in LISTS[found.one.number].columns if key not in found.columns]
    if lacking:
        yield f"{sheet.label(found.one.title)}: no column was found for: {', '.join(lacking)}."
