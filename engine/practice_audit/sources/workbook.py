"""Workbook: one .xlsx file, a sheet for each native table."""

from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from practice_audit.errors import RecordsUnreadable
from practice_audit.layout import TABLES
from practice_audit.sources.counted import counted
from practice_audit.sources.headings import heading_row, known_headings, native_table, no_such, plain
from practice_audit.sources.opened_workbook import DAMAGED, opened
from practice_audit.sources.registry import source
from practice_audit.sources.spoiled_cells import spoiled
from practice_audit.sources.tables import Cell, Ignored, RawTable, Source

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
SAVE_AGAIN = (
    "Open it in the spreadsheet program and save it again as a workbook (.xlsx), with a sheet named after each table."
)
RENAME = "If it is CSV, give it the name of its table and the ending .csv; else save it as a workbook (.xlsx)."
SNIFFED = 4096  # bytes


def _knows(path: Path) -> bool:
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    try:
        return any(native_table(name) for name in CalamineWorkbook.from_path(path).sheet_names)
    except (CalamineError, OSError):
        return False


@source("native", knows=_knows, suffixes=ENDINGS)
def read(path: Path) -> Source:
    """Read every sheet that is named after a native table; list every other, and why it was not taken.

    Raises:
        RecordsUnreadable: it is no workbook, it is locked, or no sheet is named after a table.
    """
    with opened(path, lambda: ("text, not a workbook.", RENAME) if _is_text(path) else (DAMAGED, SAVE_AGAIN)) as book:
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in _tables(book)}
        others = [name for name in book.sheet_names if name not in sheets]
    found = [_table(path, name, rows) for name, rows in sheets.items()]
    ignored = [Ignored(path.name, name, "sheet", no_such(name, TABLES, "table")) for name in others]
    ignored += [sheet for sheet in found if isinstance(sheet, Ignored)]
    tables = [table for table in found if isinstance(table, RawTable)]
    if not tables:
        why = "; ".join(f"{one.where}: {one.reason}" for one in ignored[:5])
        raise RecordsUnreadable(
            f"no sheet holds a table that could be read ({why}).", where=path.name, next_step=SAVE_AGAIN
        )
    return Source("native", (path,), tables, ignored=ignored)


def _is_text(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(SNIFFED)
    return not head.startswith((b"PK", b"\xd0\xcf")) and b"\0" not in head


def _tables(book: CalamineWorkbook) -> list[str]:
    return [name for name in book.sheet_names if native_table(name)]


def _table(path: Path, sheet: str, rows: Sequence[Sequence[Cell]]) -> RawTable | Ignored:
    table = str(native_table(sheet))
    at = heading_row(table, rows)
    if not rows or not known_headings(table, rows[at]):
        return Ignored(path.name, sheet, "sheet", "none of the headings is a column of this table")
    width = max(place for place, heading in enumerate(rows[at], start=1) if plain(heading))
    headings = [str(heading) for heading in rows[at][:width]]
    cells = [list(row[:width]) for row in rows[at + 1 :]]
    for (row, column), damage in spoiled(path, sheet).items():
        if at < row < len(rows) and column < width:
            cells[row - at - 1][column] = damage
    where = f"{path.name}, {sheet}"
    notes = []
    if at:
        notes.append(f"{where}: the headings are in row {at + 1}; what stands above them was not read.")
    beside = sum(any(cell not in ("", None) for cell in row[width:]) for row in rows[at + 1 :])
    if beside:
        notes.append(f"{where}: cells to the right of the headings were not read, in {counted(beside, 'row')}.")
    numbers = range(at + 2, len(rows) + 1)
    return RawTable.of(table, path.name, headings=headings, cells=cells, rows=numbers, notes=tuple(notes))
