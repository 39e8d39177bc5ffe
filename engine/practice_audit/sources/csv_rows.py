"""Rows of a CSV file brought to the length of the headings, so that a row that is too long or too short shows."""

from practice_audit.layout import TABLES
from practice_audit.sources.counted import counted
from practice_audit.sources.headings import plain
from practice_audit.sources.tables import Cell, Damaged

TOO_LONG = Damaged("the row has more cells than there are headings, so that values may have moved")
TOO_SHORT = Damaged("the row ends before the last heading")
CUT_OFF = Damaged("the file ends in the middle of this row")


def squared(
    table: str, headings: list[str], rows: list[list[str]], *, cut_off: bool, first_text: int | None = None
) -> tuple[list[list[Cell]], list[str]]:
    """Bring every row to the length of the headings.

    A row that is too long comes from a delimiter in a text without quotes: from its first text column on no value can
    be trusted. A row that is too short is broken where other rows write out their blank cells at the end; where none
    does, the export leaves them off, and they are blank.

    Args:
        table: the native table, whose columns say where the first text is.
        headings: as read.
        rows: as read, without the headings.
        cut_off: the file does not end with the end of a line.
        first_text: the place of the first text column, for a table that is not native.

    Returns:
        The rows, with `Damaged` in each cell that cannot be trusted, and what is to be said about them.
    """
    width = len(headings)
    uneven = [at for at, row in enumerate(rows) if len(row) != width]
    square: list[list[Cell]] = list(rows)  # type: ignore[arg-type]  # rows of text are rows of cells
    if not uneven:
        return square, []
    padded = any(len(row) == width and not row[-1].strip() for row in rows)
    first_text = _first_text(table, headings) if first_text is None else first_text
    long = short = 0
    for at in uneven:
        row = rows[at]
        if not any(cell.strip() for cell in row):
            square[at] = [None] * width
        elif len(row) > width and any(cell.strip() for cell in row[width:]):
            square[at] = [*row[:first_text], *[TOO_LONG] * (width - first_text)]
            long += 1
        elif len(row) > width:
            square[at] = [*row[:width]]
        else:
            last = cut_off and at == len(rows) - 1
            damage = CUT_OFF if last else TOO_SHORT if padded else None
            sound = len(row) - (damage is not None)
            square[at] = [*row[:sound], *[damage] * (width - sound)]
            short += 1
    return square, _said(long, short, padded=padded)


def _first_text(table: str, headings: list[str]) -> int:
    columns = TABLES[table].columns
    kinds = [columns[plain(heading)].type if plain(heading) in columns else "text" for heading in headings]
    return next((at for at, kind in enumerate(kinds) if kind in {"text", "list"}), 1)


def _said(long: int, short: int, *, padded: bool) -> list[str]:
    said = []
    if long:
        said.append(
            f"more cells than headings in {counted(long, 'row')}: from the first text column on its values are rejected"
        )
    if short:
        what = "its last values are rejected" if padded else "what is missing there was read as blank"
        said.append(f"fewer cells than headings in {counted(short, 'row')}: {what}")
    return said
