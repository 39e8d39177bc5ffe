"""From the rows of Annex A's lists to native tables, in the way that `annex_a_made` says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from practice_audit.layout import TABLES
from practice_audit.sources.annex_a_cells import blank, day, gender, is_unborn, plain, truth
from practice_audit.sources.annex_a_gives import MADE
from practice_audit.sources.annex_a_made import Made, Row
from practice_audit.sources.annex_a_rows import ListRows
from practice_audit.sources.cin_ids import Ids
from practice_audit.sources.tables import Cell, Damaged, RawTable

NO_EXPECTED_DATE = Damaged("unborn by the age of -1, and no expected date is given")
CHILD = {"born": "date_of_birth", "gender": "gender", "ethnicity": "ethnicity", "disabled": "disabled"}
UNBORN = "expected_birth_date is the date of birth of a child whose age is -1"


def tables_of(lists: list[ListRows]) -> Iterator[RawTable]:
    """Give the native tables of all lists, each with the list that it came from as its file."""
    met: dict[int, Ids] = {}
    for one in lists:
        yield from _children(one)
        ids = met.setdefault(one.one.number, Ids())
        ordered = sorted(one.rows, key=lambda row: _order(row[2]))  # of two groups with one conference the first has it
        made = [made for made in MADE.get(one.one.number, ()) if made.dated in one.columns]
        built = {part.table: _Built(part, one) for part in made}
        for child, number, row in ordered:
            given: dict[str, str | None] = {}
            for part in made:
                given[part.table] = built[part.table].add(child, number, row, ids, given)
        yield from (table.raw() for table in built.values())


class _Built:
    """One native table of one list, row by row."""

    def __init__(self, made: Made, one: ListRows) -> None:
        self.made, self.one = made, one
        self.read = {name: read for name, (key, read) in made.columns.items() if key in one.columns}
        self.headings = [TABLES[made.table].key, "child_id", *made.fixed, *made.links, *self.read]
        self.cells: list[list[Cell]] = []
        self.rows: list[int] = []

    def add(self, child: str, number: int, row: Row, ids: Ids, given: dict[str, str | None]) -> str | None:
        """Add the record of a row, where there is one; gives its id."""
        made = self.made
        if not made.when(row) or (made.given and all(blank(row.get(key)) for key in made.given)):
            return None
        dated = day(row.get(made.dated))
        said = dated.isoformat() if isinstance(dated, date) else None
        if made.once and ids.has(child, made.letter, said):
            return None
        record = ids.of(child, made.letter, said)
        links = [given.get(table) for table in made.links.values()]
        self.cells.append([record, child, *made.fixed.values(), *links, *(read(row) for read in self.read.values())])
        self.rows.append(number)
        return record

    def raw(self) -> RawTable:
        made = self.made
        return RawTable.of(
            made.table,
            self.one.sheet.shown,
            headings=self.headings,
            cells=self.cells,
            rows=self.rows,
            inferred={name: how for name, how in made.inferred.items() if name in self.headings},
            latest_of=frozenset(child for child, _, _ in self.one.rows) if made.latest else None,
            window_months=made.window,
        )


def _order(row: Row) -> date:
    started = day(row.get("started"))
    return started if isinstance(started, date) else date.max


def _children(one: ListRows) -> Iterator[RawTable]:
    """Give the children of a list, each once; rows of a child that say otherwise come as a table of their own.

    So `records` compares them as it compares two lists: the first is used, is in doubt, and the difference is listed.
    """
    has = one.columns
    headings = ["child_id", *(name for key, name in CHILD.items() if key in has)]
    headings += ["expected_birth_date"] if "age" in has else []
    met: set[tuple[str, ...]] = set()
    times: Counter[str] = Counter()
    rounds: dict[int, tuple[list[list[Cell]], list[int]]] = {0: ([], [])}
    for child, number, row in one.rows:
        line = _child(child, row, headings)
        if (said := tuple(map(str, line))) not in met:
            met.add(said)
            cells, rows = rounds.setdefault(times[child], ([], []))
            times[child] += 1
            cells.append(line)
            rows.append(number)
    inferred = {"expected_birth_date": UNBORN} if "age" in has else None
    for cells, rows in rounds.values():
        yield RawTable.of("children", one.sheet.shown, headings=headings, cells=cells, rows=rows, inferred=inferred)


def _child(child: str, row: Row, headings: list[str]) -> list[Cell]:
    unborn, born = is_unborn(row.get("age")), day(row.get("born"))
    read: dict[str, Cell] = {
        "child_id": child,
        "date_of_birth": None if unborn else born,
        "gender": gender(row.get("gender")),
        "ethnicity": plain(row.get("ethnicity")),
        "disabled": truth(row.get("disabled")),
        "expected_birth_date": (born or NO_EXPECTED_DATE) if unborn else None,
    }
    return [read[name] for name in headings]
