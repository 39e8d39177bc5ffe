"""One sheet of which a mapping speaks: the native tables in it, and where each of its rows and columns went."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from practice_audit.errors import RecordsUnreadable
from practice_audit.layout import TABLES
from practice_audit.sources.counted import counted
from practice_audit.sources.csv_rows import squared
from practice_audit.sources.headings import plain
from practice_audit.sources.mapped_cells import Cells, filled, is_blank
from practice_audit.sources.mapped_rows import NOT_ASKED, asked_for, filled_down, needed_places, no_record
from practice_audit.sources.mapping_file import MappingFile, nearest
from practice_audit.sources.mapping_model import Block
from practice_audit.sources.sheets import Sheet, heading_place
from practice_audit.sources.tables import Cell, Ignored, LeftOut, RawTable

Named = tuple[str, int, Block]


@dataclass
class MappedSheet:
    """A sheet, read by the blocks that speak of it.

    Attributes:
        sheet: as it is in the file.
        blocks: each with its native table and its number there.
        file: the mapping.
        tables: what came of it.
        notes: what is to be said to the user.
        ignored: the columns that no block mentions.
        left_out: the rows that are in no table.
        count: rows below the headings.
    """

    sheet: Sheet
    blocks: Sequence[Named]
    file: MappingFile
    tables: list[RawTable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        """Read it.

        Raises:
            RecordsUnreadable: it has no headings, or not those of which the mapping speaks.
        """
        headings, rows, numbers = self._below_the_headings()
        self.count = len(rows)
        places = self._places(headings)
        needed = {place for table, _, block in self.blocks for place in needed_places(table, block, places)}
        columns = {plain(heading): [row[place] for row in rows] for heading, place in places.items()}
        out = no_record(rows, headings, needed)
        blank = {at for at, row in enumerate(rows) if all(map(is_blank, row))}
        taken: set[int] = set()
        parts = []
        for table, _, block in self.blocks:
            own = self._own_columns(block, columns)
            asked = asked_for(block, own, len(rows))
            kept = [at for at in range(len(rows)) if asked[at] and at not in out and at not in blank]
            taken |= set(kept)
            parts.append(f"{table} {len(kept):,}")
            self.tables.append(self._table(table, block, own, kept, numbers))
        nowhere = sorted(set(range(len(rows))) - taken - blank)
        self._leave_out({at: out.get(at, NOT_ASKED) for at in nowhere}, numbers)
        self._say(parts, len(nowhere), len(blank))

    def _below_the_headings(self) -> tuple[list[str], list[Sequence[Cell]], list[int]]:
        rows, sheet = self.sheet.rows, self.sheet
        wanted = {name for _, _, block in self.blocks for name in block.headings}
        given = next((block.headings_in_row for _, _, block in self.blocks if block.headings_in_row), None)
        at = heading_place(rows, lambda row: len({plain(cell) for cell in row} & wanted))
        at = at if given is None else given - sheet.first
        if not 0 <= at < len(rows):
            what = "it is empty: not even headings." if not rows else "it has no such row for the headings."
            raise RecordsUnreadable(what, where=sheet.shown, next_step="Export it again, or correct headings_in_row.")
        self.notes += sheet.notes
        width = max((place for place, cell in enumerate(rows[at], start=1) if not is_blank(cell)), default=0)
        headings = [str(cell) if cell is not None else "" for cell in rows[at][:width]]
        if at and given is None:
            self.notes.append(
                f"{sheet.shown}: the headings are in row {sheet.first + at}; what stands above them was not read."
            )
        below: list[Sequence[Cell]] = list(rows[at + 1 :])
        if sheet.name is None:
            texts = [[str(cell) for cell in row] for row in below]
            square, said = squared("", headings, texts, cut_off=sheet.cut_off, first_text=1)
            below = list(square)
            self.notes += [f"{sheet.shown}: {one}." for one in said]
        else:
            below = [row[:width] for row in below]
        return headings, below, list(range(sheet.first + at + 1, sheet.first + len(rows)))

    def _places(self, headings: list[str]) -> dict[str, int]:
        """Find each heading of which the mapping speaks, and list the others."""
        found: dict[str, int] = {}
        for place, heading in enumerate(headings):
            if plain(heading) and plain(heading) in found:
                self._ignore(heading, "the heading is there twice; the first is used")
            found.setdefault(plain(heading), place)
        spoken: dict[str, int] = {}
        for table, at, block in self.blocks:
            for name, heading in block.headings.items():
                if name not in found:
                    raise self._no_heading(heading, headings, (table, at, block))
                spoken[heading] = found[name]
        for place, heading in enumerate(headings):
            if plain(heading) and place not in spoken.values() and found[plain(heading)] == place:
                self._ignore(heading, "the mapping does not mention it")
        return spoken

    def _no_heading(self, heading: str, headings: list[str], named: Named) -> RecordsUnreadable:
        table, at, block = named
        column = next((name for name, taken in block.columns.items() if heading in taken.columns), None)
        path = ("tables", table, at, "columns", column) if column else ("tables", table, at)
        return RecordsUnreadable(
            f"no heading is called '{heading}'{nearest(heading, filter(plain, headings))}",
            where=self.sheet.shown,
            next_step=f"Correct the mapping at {self.file.where(path)}, or export the report with that column.",
        )

    def _ignore(self, heading: str, why: str) -> None:
        self.ignored.append(Ignored(self.sheet.shown, self.blocks[0][0], f"column {heading.strip()}", why))

    def _own_columns(self, block: Block, columns: dict[str, list[Cell]]) -> dict[str, Cells]:
        own: dict[str, Cells] = {}
        for heading in block.headings.values():
            cells: Cells = columns[plain(heading)]
            own[heading] = filled_down(cells) if heading in block.fill_down else cells
        return {**own, **{one: own[block.headings[plain(one)]] for one in _spoken(block)}}

    def _table(
        self, table: str, block: Block, columns: dict[str, Cells], kept: list[int], numbers: list[int]
    ) -> RawTable:
        layout, mapping = TABLES[table].columns, self.file.mapping
        own = {heading: [cells[at] for at in kept] for heading, cells in columns.items()}
        cells: dict[str, list[Cell]] = {}
        for name, taken in block.columns.items():
            if taken.constant is None:
                dates = block.dates or mapping.dates
                cells[name] = filled(taken, layout[name], own, dates, mapping.blank)
        blank = [all(is_blank(column[at]) for column in cells.values()) for at in range(len(kept))]
        for name, taken in block.columns.items():
            if taken.constant is not None:
                cells[name] = [None if nothing else taken.constant for nothing in blank]
        names = list(block.columns)
        rows = list(zip(*(cells[name] for name in names), strict=True))
        return RawTable.of(
            table,
            self.sheet.shown,
            headings=names,
            cells=rows,
            rows=[numbers[at] for at in kept],
            inferred={
                name: "the same on every row, as the mapping says" for name in names if block.columns[name].constant
            },
        )

    def _leave_out(self, why: dict[int, str], numbers: list[int]) -> None:
        table = self.blocks[0][0]
        for reason in dict.fromkeys(why.values()):
            rows = tuple(numbers[at] for at, own in why.items() if own == reason)
            self.left_out.append(LeftOut(self.sheet.shown, table, rows, reason))

    def _say(self, parts: list[str], left: int, blank: int) -> None:
        rows = f"{counted(self.count, 'row')} below the headings"
        lost = f"; left out {left:,}, each listed with its reason" if left else ""
        empty = f"; blank {blank:,}" if blank else ""
        self.notes.append(f"{self.sheet.shown}: {rows}, taken as {', '.join(parts)}{lost}{empty}.")


def _spoken(block: Block) -> list[str]:
    taken = [heading for one in block.columns.values() for heading in one.columns]
    return [*taken, *block.only, *block.fill_down]
