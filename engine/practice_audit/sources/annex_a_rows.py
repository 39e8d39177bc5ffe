"""The rows of one list of Annex A: which are taken, and for each that is not, the reason."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from practice_audit.sources.annex_a_cells import blank, child_id, text
from practice_audit.sources.annex_a_headings import AnnexList
from practice_audit.sources.annex_a_made import Row
from practice_audit.sources.annex_a_sheets import Found, Sheet
from practice_audit.sources.counted import counted
from practice_audit.sources.csv_rows import CUT_OFF
from practice_audit.sources.tables import Cell, Damaged, LeftOut

TOTAL: Final = "a total, not a child"
NOBODY: Final = "no child's id, so that nobody can say whose it is"
AGAIN: Final = "the same as an earlier row of the list in every column"
MOVED: Final = "more cells than headings, so that values may have moved"
_TOTAL: Final = re.compile(r"(grand |sub)?-?\s*totals?\b.*|count\b.*|sum\b.*|number of .*|n\s*=.*", re.IGNORECASE)


@dataclass
class ListRows:
    """What was taken of one sheet.

    Attributes:
        one: the list.
        sheet: where it stood.
        columns: the short names of the columns that it has.
        rows: child, row number and cells of each row taken.
        left_out: the rows that were not, each with its reason.
        blank: how many rows had nothing in them.
        in_file: how many rows stood below the headings.
    """

    one: AnnexList
    sheet: Sheet
    columns: tuple[str, ...]
    rows: list[tuple[str, int, Row]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    blank: int = 0
    in_file: int = 0

    def sum(self) -> str:
        """Say where each row went."""
        parts = [f"{len(self.rows):,} read"]
        parts += [f"{self.blank:,} blank"] if self.blank else []
        reasons = Counter(one.reason for one in self.left_out)
        parts += [f"{number:,} left out ({reason})" for reason, number in reasons.items()]
        return f"{self.sheet.label(self.one.title)}: {counted(self.in_file, 'row')}: {', '.join(parts)}."


def rows_of_list(sheet: Sheet, found: Found, met: set[tuple[str, ...]]) -> ListRows:
    """Take the rows of a list.

    Args:
        sheet: the sheet.
        found: which list it is, and where its headings and columns are.
        met: the rows of this list that were met in an earlier sheet; those of this one are added.
    """
    taken = ListRows(found.one, sheet, tuple(found.columns))
    width = max(at for at, cell in enumerate(sheet.rows[found.at]) if not blank(cell)) + 1
    for at, cells in enumerate(sheet.rows[found.at + 1 :], start=found.at + 1):
        number = sheet.first + at
        taken.in_file += 1
        if all(map(blank, cells)):
            taken.blank += 1
            continue
        last = sheet.cut_off and at == len(sheet.rows) - 1 and len(cells) < width
        row = dict(_row(found, cells, cut_off=last))
        child = child_id(row.get("child"))
        whole = tuple(f"{type(cell).__name__} {cell}" for cell in cells)
        if reason := _why_not(child, row, moved=any(not blank(cell) for cell in cells[width:]), again=whole in met):
            taken.left_out.append(LeftOut(sheet.shown, found.one.title, (number,), reason))
        else:
            met.add(whole)
            taken.rows.append((str(child), number, row))
    return taken


def _row(found: Found, cells: Sequence[Cell], *, cut_off: bool) -> Iterator[tuple[str, Cell]]:
    for key, place in found.columns.items():
        if cut_off and place >= len(cells) - 1:
            yield key, CUT_OFF
        else:
            yield key, cells[place] if place < len(cells) else None


def _why_not(child: str | Damaged | None, row: Row, *, moved: bool, again: bool) -> str | None:
    if isinstance(child, Damaged):
        return f"the child's id cannot be read: {child.reason}"
    if child is not None and _TOTAL.fullmatch(child):
        return TOTAL
    if child is None:
        said = [text(cell) for cell in row.values()]
        return TOTAL if any(isinstance(one, str) and _TOTAL.fullmatch(one) for one in said) else NOBODY
    if moved:
        return MOVED
    return AGAIN if again else None
