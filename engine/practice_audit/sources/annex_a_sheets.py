"""Annex A as sheets of cells, from a workbook, a folder of CSV files or one such file; and which list each sheet is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from practice_audit.sources.annex_a_headings import LISTS, AnnexList, words
from practice_audit.sources.annex_a_lists import columns_of, named
from practice_audit.sources.csv_text import decoded, rows_of
from practice_audit.sources.opened_workbook import DAMAGED, cells_of, opened
from practice_audit.sources.tables import Cell

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS: Final = (".csv", ".tsv", ".txt")
LOOKED_AT: Final = 10  # rows: the title and a note may stand above the headings
FEWEST: Final = 3  # headings by which a row is taken as that of a list


@dataclass(frozen=True)
class Sheet:
    """A sheet or a file: its name, how it is shown to the user, and its rows, the first of them numbered `first`."""

    name: str
    shown: str
    rows: Sequence[Sequence[Cell]]
    first: int = 1
    cut_off: bool = False
    notes: tuple[str, ...] = ()

    def label(self, title: str) -> str:
        """How it is shown to the user, with the list that it is where its own name does not say so."""
        return self.shown if words(self.name) == title.lower() else f"{self.shown} ({title})"


@dataclass(frozen=True)
class Found:
    """Which list a sheet is, the place of its headings among the rows, and that of each column among the headings."""

    one: AnnexList
    at: int
    columns: dict[str, int]


def list_of(sheet: Sheet) -> Found | None:
    """Find the list that a sheet is: by its name if its headings fit that, else by its headings alone."""
    meant = named(sheet.name)
    if meant is not None and (found := _headings(meant, sheet)):
        return found
    all_found = [found for one in LISTS.values() if (found := _headings(one, sheet))]
    return max(all_found, key=lambda found: len(found.columns), default=None)


def _headings(one: AnnexList, sheet: Sheet) -> Found | None:
    best: Found | None = None
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        columns = columns_of(one, [words(cell) for cell in row])
        if len(columns) >= FEWEST and all(need in columns for need in one.needs) and "born" in columns:
            best = best if best and len(best.columns) >= len(columns) else Found(one, at, columns)
    return best


def sheets_of(path: Path) -> Iterator[Sheet]:
    """Read every sheet of a workbook, or every CSV file of a folder.

    Raises:
        RecordsUnreadable: it is no workbook or no CSV, or it is locked.
    """
    if path.suffix.lower() in WORKBOOKS and path.is_file():
        yield from _of_workbook(path)
        return
    for file in files_of(path):
        text, note = decoded(file.read_bytes(), file.name)
        rows, first, _ = rows_of(text, file.name, _score)
        notes = () if note is None else (note,)
        yield Sheet(file.stem, file.name, rows, first, bool(text) and not text.endswith(("\n", "\r")), notes)


def sheet_names(path: Path) -> list[str]:
    """Give the names of a workbook's sheets; none where it is no workbook."""
    try:
        return list(CalamineWorkbook.from_path(path).sheet_names)
    except CalamineError:
        return []


def files_of(path: Path) -> list[Path]:
    """Give the CSV files of a folder, or the one that was given."""
    if not path.is_dir():
        return [path]
    inside = sorted(one for one in path.iterdir() if not one.name.startswith((".", "~$")))
    return [one for one in inside if one.suffix.lower() in TEXTS and one.is_file()]


def _score(rows: list[list[str]]) -> int:
    cells = [[words(cell) for cell in row] for row in rows]
    return max((len(columns_of(one, row)) for one in LISTS.values() for row in cells), default=0)


def _of_workbook(path: Path) -> Iterator[Sheet]:
    with opened(
        path, lambda: (DAMAGED, "Open it in the spreadsheet program and save it again as a workbook (.xlsx).")
    ) as book:
        for name in book.sheet_names:
            yield Sheet(name, f"{path.name}, {name.strip()}", cells_of(path, name, book.get_sheet_by_name(name)))
