"""One native column out of a sheet's own columns: dates by form, choices by code, several columns into one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from practice_audit.layout import Column
from practice_audit.layout.kinds import read_text
from practice_audit.sources.mapped_dates import reader
from practice_audit.sources.mapping_model import Taken
from practice_audit.sources.tables import Cell, Damaged

Cells = Sequence[Cell]
IDS: Final = frozenset({"id", "ref"})
PART_BLANK: Final = Damaged("a part of the joined id is blank")


def is_blank(cell: Cell, blanks: frozenset[str] = frozenset()) -> bool:
    """Nothing is in a cell, or one of the words that the mapping takes as blank."""
    return cell is None or (isinstance(cell, str) and (not cell.strip() or cell.strip().casefold() in blanks))


def as_text(cell: Cell) -> str:
    """Give a cell as the text that a person would have typed."""
    return str(read_text(cell)).strip() if cell is not None else ""


def filled(
    taken: Taken, column: Column, columns: Mapping[str, Cells], dates: Sequence[str], blanks: Iterable[str]
) -> list[Cell]:
    """Fill a native column.

    Args:
        taken: what the mapping says of it; not a constant.
        column: the native column.
        columns: the sheet's own columns, by heading as the mapping has it.
        dates: the forms of dates where the column itself names none.
        blanks: words that are blank in every column of the mapping.

    Returns:
        A cell a row; `Damaged` where a date is not of its form, or a joined id has a part only.
    """
    nothing = frozenset(word.strip().casefold() for word in (*blanks, *taken.blank))
    rows = [columns[heading] for heading in taken.columns]
    if taken.joined:
        cells = list(map(partial(_joined, taken, column, nothing), zip(*rows, strict=True)))
    else:
        cells = [next((cell for cell in row if not is_blank(cell, nothing)), None) for row in zip(*rows, strict=True)]
    forms = (taken.dates or dates) if column.type == "date" else ()
    if taken.digits is not None:
        return _each_once(partial(_with_zeros, taken.digits), cells)
    change = _coded(taken) if taken.values or taken.others is not None else reader(forms) if forms else None
    return cells if change is None else _each_once(change, cells)


def _joined(taken: Taken, column: Column, nothing: frozenset[str], cells: tuple[Cell, ...]) -> Cell:
    there = [cell for cell in cells if not is_blank(cell, nothing)]
    damage = next((cell for cell in there if isinstance(cell, Damaged)), None)
    if damage or not there:
        return damage
    if column.type in IDS and len(there) < len(cells):
        return PART_BLANK
    return ("; " if column.type == "list" and taken.with_ == " " else taken.with_).join(map(as_text, there))


def _with_zeros(digits: int, cell: Cell) -> Cell:
    """Give an id back the zeros that a spreadsheet took from its front."""
    text = "" if cell is None or isinstance(cell, Damaged) else as_text(cell)
    return text.zfill(digits) if text.isdecimal() else cell


def _coded(taken: Taken) -> Callable[[Cell], Cell]:
    words = {code.strip().casefold(): word for code, word in taken.values.items()}

    def change(cell: Cell) -> Cell:
        if cell is None or isinstance(cell, Damaged):
            return cell
        return words.get(as_text(cell).casefold(), cell if taken.others is None else taken.others)

    return change


def _each_once(change: Callable[[Cell], Cell], cells: list[Cell]) -> list[Cell]:
    """Change each distinct cell once: a million rows hold few of them."""
    known: dict[tuple[type, Cell], Cell] = {}
    changed = []
    for cell in cells:
        key = (type(cell), cell)
        if key not in known:
            known[key] = change(cell)
        changed.append(known[key])
    return changed
