"""The words of the data quality rules, which look at the records of many tables at once.

A value is worked out when it is asked for: what cannot be read matters only to a rule that looks at it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.naive.conditions import FOREVER
from tests.naive.days import plain
from tests.naive.rulebook import key_of, layout, main_of, singular
from tests.naive.world import UNREADABLE, Row, World

BORN_ONLY = {"missing_episodes", "exploitation_concerns", "care_episodes", "advocacy"}
BY_KIND = {"subject_kind": "subject_id", "from_kind": "from_id"}
FEWEST = 3


def _of_a_child(world: World) -> list[Row]:
    return [row for table, columns in layout().items() if "child_id" in columns for row in world.rows(table)]


def readable(row: Row | None, name: str) -> Any:
    """A value that could be read; else nothing."""
    found = row.data.get(name) if row else None
    return None if found == UNREADABLE else found


def dated_records(world: World) -> list[Row]:
    """Every record of a child with a date in it (DQ-02, DQ-10, DQ-11)."""
    return [made for row in _of_a_child(world) if (made := _dated(world, row))]


def _dated(world: World, row: Row) -> Row | None:
    columns = layout()[row.table]
    dates = [name for name, column in columns.items() if column.type == "date" and row.data.get(name) is not None]
    if not dates:
        return None
    main = main_of(row.table)

    def closed(of: Callable[[Row], Any]) -> Callable[[], Any]:
        def work_out() -> Any:
            day = row.get(main) if main else None
            found = None if day is None else _closure_before(world, row.data["child_id"], day)
            return None if found is None else of(found)

        return work_out

    values = {
        "child_id": row.data.get("child_id"),
        "row_table": row.table,
        "on": lambda: row.get(dates[0]),
        "main_on": lambda: row.get(main) if main else None,
        **{name: (lambda name=name: row.get(name) if name in columns else None) for name in ("end_on", "kind", "seen")},
        "earliest_on": lambda: _earliest(world, row, dates[0]),
        "closed_on": closed(lambda closure: closure.get("closed_on")),
        "days_closed": closed(lambda closure: (row.get(str(main)) - closure.get("closed_on")).days),
        "closed_because": closed(lambda closure: closure.get("reason")),
    }
    return Row(world, row.table, values, row.id)


def _earliest(world: World, row: Row, first: str) -> date | None:
    """The day before which there can be no such record; blank where it or the birth is not known."""
    child = next((child for child in world.rows("children") if child.id == row.data.get("child_id")), None)
    born = readable(child, "date_of_birth")
    if row.table == "children" or born is None or readable(row, first) is None:
        return None
    if row.table in BORN_ONLY or (row.table == "visits" and readable(row, "seen") is True):
        return plain(born)
    window = max(int(value["value"]) for value in world.book.limits["prebirth_window"]["values"])
    return date.fromordinal(born.toordinal() - window)


def _closure_before(world: World, child: str, day: date) -> Row | None:
    """The last closure before a day, where nothing opened the case again by then."""
    of_child = [row for row in world.rows("case_closures") if row.data.get("child_id") == child]
    before = [row for row in of_child if (row.get("closed_on") or FOREVER) < day]
    if not before:
        return None
    last = max(before, key=lambda row: (row.get("closed_on"), row.get("reason") or ""))
    opened = [row.data["on"] for row in world.rows("opening_events") if row.data["child_id"] == child]
    return None if any(last.get("closed_on") < one <= day for one in opened) else last


def mostly_before_birth(world: World, child: Row) -> bool:
    """Whether three or more of the child's records, and more than half of them, are dated too early."""
    records = [row for row in world.rows("dated_records") if row.data["child_id"] == child.id]
    judged = [row for row in records if row.get("earliest_on") is not None]
    early = [row for row in judged if row.get("on") < row.get("earliest_on")]
    return len(early) >= FEWEST and 2 * len(early) > len(judged)


def ids_given(world: World) -> list[Row]:
    """Every record by its id (DQ-05)."""
    found = []
    for table in layout():
        seen: dict[str, list[Row]] = {}
        for row in world.rows(table):
            if row.data.get(key_of(table)):
                seen.setdefault(row.id, []).append(row)
        for identity, rows in seen.items():
            differ = [name for name in layout()[table] if len({str(row.data.get(name)) for row in rows}) > 1]
            for number, row in enumerate(rows):
                data = {
                    "given_id": f"{table} {identity}",
                    "is_first": number == 0,
                    "rows": world.given[table, identity],
                    "differ": bool(differ),
                    "differ_in": ", ".join(differ) or None,
                    "child_id": row.data.get("child_id"),
                    "row_table": table,
                }
                found.append(Row(world, table, data, identity))
    return found


def linked_records(world: World) -> list[Row]:
    """Every record that names another record of a child (DQ-14)."""
    return [made for row in _of_a_child(world) for made in _links(world, row)]


def _links(world: World, row: Row) -> list[Row]:
    kinds = {singular(table): table for table in layout()}
    named: list[tuple[str, str | None]] = [
        (name, column.target) for name, column in layout()[row.table].items() if column.target
    ]
    named += [
        (name, kinds.get(str(row.data.get(kind)))) for kind, name in BY_KIND.items() if kind in layout()[row.table]
    ]
    found = []
    for name, target in named:
        if target in {None, "children"} or "child_id" not in layout()[str(target)] or row.data.get(name) is None:
            continue
        other = next((other for other in world.rows(str(target)) if other.id == row.data[name]), None)
        if other is None:
            continue
        families = [_family(world, one.data.get("child_id")) for one in (row, other)]
        data = {
            "child_id": row.data.get("child_id"),
            "row_table": row.table,
            "link": name,
            "linked_table": target,
            "linked_id": other.id,
            "linked_child_id": other.data.get("child_id"),
            "same_family": families[0] is not None and families[0] == families[1],
        }
        found.append(Row(world, row.table, data, row.id))
    return found


def _family(world: World, child: str | None) -> str | None:
    return next((row.data.get("family_id") for row in world.rows("children") if row.id == child), None)


TABLES: dict[str, Callable[[World], list[Row]]] = {
    "dated_records": dated_records,
    "ids_given": ids_given,
    "linked_records": linked_records,
}
COLUMNS: dict[tuple[str, str], Callable[[World, Row], Any]] = {("children", "mostly_before_birth"): mostly_before_birth}
