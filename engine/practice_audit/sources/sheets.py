"""Any CSV file or workbook as sheets of cells, whatever its headings are called: for mappings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from python_calamine import CalamineSheet

from practice_audit.sources.csv_text import decoded, rows_of
from practice_audit.sources.not_records import refuse
from practice_audit.sources.opened_workbook import DAMAGED, cells_of, opened
from practice_audit.sources.tables import Cell

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS: Final = (".csv", ".tsv", ".txt")
LOOKED_AT: Final = 20  # rows: a title, filters and a date may stand above the headings
Score = Callable[[Sequence[Cell]], int]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a CSV file.

    Attributes:
        file: the file.
        name: the sheet, as the workbook names it; None for CSV.
        rows: all rows as read, cells that were spoiled as `Damaged`.
        first: the number of the first row in the file.
        cut_off: the file does not end with the end of a line.
        merged: how many ranges of cells are merged into one.
        notes: what is to be said of the file.
    """

    file: Path
    name: str | None
    rows: Sequence[Sequence[Cell]]
    first: int = 1
    cut_off: bool = False
    merged: int = 0
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """How it is shown to the user."""
        return self.file.name if self.name is None else f"{self.file.name}, {self.name}"


def files_of(path: Path) -> tuple[list[Path], list[Path]]:
    """Give the files of a folder, or the one that was given, that may be sheets; and the others."""
    inside = sorted(one for one in path.iterdir() if not one.name.startswith((".", "~$"))) if path.is_dir() else [path]
    known = [one for one in inside if one.is_file() and one.suffix.lower() in (*WORKBOOKS, *TEXTS)]
    return known, [one for one in inside if one not in known]


def sheets_of(file: Path, score: Score) -> Iterator[Sheet]:
    """Read every sheet of a file.

    Args:
        file: a CSV file or a workbook.
        score: how much a row looks like headings, by which the delimiter of a CSV file is found.

    Raises:
        RecordsUnreadable: it is neither, or it is locked.
    """
    refuse(file)
    if file.suffix.lower() in WORKBOOKS:
        yield from _of_workbook(file)
        return
    text, note = decoded(file.read_bytes(), file.name)
    rows, first, _ = rows_of(text, file.name, lambda rows: max((score(row) for row in rows), default=0))
    cut_off = bool(text) and not text.endswith(("\n", "\r"))
    yield Sheet(file, None, rows, first, cut_off=cut_off, notes=(note,) if note else ())


def heading_place(rows: Sequence[Sequence[Cell]], score: Score) -> int:
    """Find the row that holds the headings: of the first twenty the one with the best score, the first of several."""
    scores = [score(row) for row in rows[:LOOKED_AT]]
    return scores.index(max(scores)) if scores else 0


def _of_workbook(file: Path) -> Iterator[Sheet]:
    again = "Open it in the spreadsheet program and save it again as a workbook (.xlsx); or as CSV (.csv)."
    with opened(file, lambda: (DAMAGED, again)) as book:
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            yield Sheet(file, name, cells_of(file, name, sheet), merged=len(_merged(sheet)))


def _merged(sheet: CalamineSheet) -> Sequence[object]:
    return sheet.merged_cell_ranges or ()
