"""A workbook opened, or said in words why not; and the cells of a sheet, with those that are spoiled marked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.spoiled_cells import spoiled
from practice_audit.sources.tables import Cell

DAMAGED = "not a workbook that can be opened."


@contextmanager
def opened(path: Path, refused: Callable[[], tuple[str, str]]) -> Iterator[CalamineWorkbook]:
    """Open a workbook.

    Args:
        path: the file.
        refused: what is said where it is none, and what to do next.

    Raises:
        RecordsUnreadable: it is no workbook that can be opened, or it is locked.
    """
    try:
        with CalamineWorkbook.from_path(path) as book:
            yield book
    except PasswordError:
        what = "the workbook is locked with a password."
        raise RecordsUnreadable(what, where=path.name, next_step="Save a copy without a password.") from None
    except (CalamineError, OSError):
        what, next_step = refused()
        raise RecordsUnreadable(what, where=path.name, next_step=next_step) from None


def cells_of(path: Path, name: str, sheet: CalamineSheet) -> list[list[Cell]]:
    """The cells of a sheet, row by row from its first; a spoiled one is marked."""
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]  # cells are Cell
    for (row, column), damage in spoiled(path, name).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = damage
    return rows
