"""Which rows of a report are records: not totals, not headings again on each page, not the line at the foot."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from practice_audit.layout import TABLES
from practice_audit.sources.headings import plain
from practice_audit.sources.mapped_cells import as_text, is_blank
from practice_audit.sources.mapping_model import BLANK, FILLED, Block
from practice_audit.sources.tables import Cell

TOTAL: Final = "a total, not a record"
HEADINGS_AGAIN: Final = "the headings again, not a record"
ONE_CELL: Final = "one cell only is filled: a line of the report, not a record"
NOT_ASKED: Final = "not among the rows that the mapping takes (only)"
_TOTAL: Final = re.compile(r"(?:grand |sub-?|report )?totals?\b", re.IGNORECASE)
FEWEST: Final = 2  # needed columns of a table: a record of one with fewer may be a single cell


def no_record(rows: Sequence[Sequence[Cell]], headings: Sequence[Cell], ids: Iterable[int]) -> dict[int, str]:
    """Find the rows below the headings that are no records, and why.

    Args:
        rows: below the headings.
        headings: the row of headings.
        ids: the places of the columns that hold ids and dates that a record needs.

    Returns:
        The number of a row, from 0, to the reason. Rows that are blank throughout are not among them.
    """
    needed = list(ids)
    again = [plain(cell) for cell in headings if not is_blank(cell)]
    found = {}
    for at, row in enumerate(rows):
        cells = [cell for cell in row if not is_blank(cell)]
        if not cells:
            continue
        total = _TOTAL.match(as_text(cells[0]))
        if len(cells) == len(again) and plain(cells[0]) == again[0] and [plain(cell) for cell in cells] == again:
            found[at] = HEADINGS_AGAIN
        elif total and any(is_blank(row[place]) or _TOTAL.match(as_text(row[place])) for place in needed):
            found[at] = TOTAL
        elif len(cells) == 1 and len(again) > 1 and len(needed) >= FEWEST:
            found[at] = ONE_CELL
    return found


def needed_places(table: str, block: Block, places: Mapping[str, int]) -> list[int]:
    """Give the places of the sheet's columns that fill the needed columns of a table."""
    columns = TABLES[table].columns
    headings = [one for name, taken in block.columns.items() if columns[name].need for one in taken.columns]
    return list(dict.fromkeys(places[heading] for heading in headings))


def asked_for(block: Block, columns: Mapping[str, Sequence[Cell]], count: int) -> list[bool]:
    """Say of each row whether the mapping takes it for this table (`only`)."""
    asked = [True] * count
    for heading, words in block.only.items():
        wanted = {word.strip().casefold() for word in words}
        for at, cell in enumerate(columns[heading]):
            state = BLANK if is_blank(cell) else FILLED
            asked[at] &= state in wanted or (state == FILLED and as_text(cell).casefold() in wanted)
    return asked


def filled_down(cells: Sequence[Cell]) -> list[Cell]:
    """Give each blank cell what stands in the nearest filled one above it, as merged cells mean it."""
    last: Cell = None
    found = []
    for cell in cells:
        last = last if is_blank(cell) else cell
        found.append(last)
    return found
