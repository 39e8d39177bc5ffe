"""Every dated record of a child: how early it can be, and how long after a closure it lies.

Source: procedure, data_quality.md, DQ-02 and DQ-11; conventions.md, "Open case". A closure counts where no opening
event lies after it and up to the record's own day; an opening event in doubt puts it in doubt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, partial

import numpy as np

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts, derived_column, vocabulary
from practice_audit.facts.tables import NO_RECORD, FactTable, MadeTable
from practice_audit.facts.values import Floats, Numbers, Value, numbers, texts
from practice_audit.facts.vocabulary.many_tables import child_of, made_of, parts_of, text_or_blank
from practice_audit.facts.vocabulary.open_cases import in_doubt
from practice_audit.layout import TABLES

BORN_ONLY = ("missing_episodes", "exploitation_concerns", "care_episodes", "advocacy")
"""Records that there can be of no unborn child; a visit at which the child was seen is another."""
OF_A_CHILD = [name for name, table in TABLES.items() if "child_id" in table.columns]
FEWEST = 3
"""The fewest records before the birth that put the date of birth in doubt."""


@vocabulary("dated_records")
def dated_records(facts: Facts) -> MadeTable:
    """One row a record of a child with a date in it, the child's own row too.

    Returns:
        on (the first of its dates that is filled), main_on (its main date), end_on, kind, seen, earliest_on (the day
        before which there can be no such record: birth, or 300 days earlier where it may be of an unborn child; blank
        where birth or date is not known, and for the child itself), closed_on, days_closed and closed_because (the last
        closure before main_on, with no opening event since), child_id, row_table.
    """
    closed, first_date_of = _Closures.of(facts), cache(first_date)
    return made_of(
        facts,
        "dated_records",
        parts_of(facts, OF_A_CHILD, lambda table: first_date_of(table).may),
        {
            "on": first_date_of,
            "main_on": main_date,
            "end_on": partial(_day_or_blank, column="end_on"),
            "kind": partial(text_or_blank, column="kind"),
            "seen": partial(_day_or_blank, column="seen"),
            "earliest_on": lambda table: numbers(_earliest(facts, table, first_date_of(table))),
            "closed_on": closed.day,
            "days_closed": closed.days_since,
            "closed_because": closed.reason,
        },
    )


@derived_column("children", "mostly_before_birth")
def mostly_before_birth(facts: Facts) -> Value:
    """Whether three or more of the child's records, and more than half of them, lie before it can have had any."""
    records, children = facts.table("dated_records"), facts.native("children")
    on, earliest = records.day("on"), records.day("earliest_on")
    place = children.find(records.text("child_id"))
    judged = earliest.settled & (place != NO_RECORD)
    all_of = np.bincount(place[judged], minlength=children.size)
    early = np.bincount(place[judged & (on.hi < earliest.lo)], minlength=children.size)
    return numbers(((early >= FEWEST) & (2 * early > all_of)).astype(float))


def first_date(table: NativeTable) -> Numbers:
    """The first date of each row that is filled, in the order of the layout; in doubt where it could not be read."""
    dates = [table.day(column.name) for column in table.layout.columns.values() if column.type == "date"]
    found = numbers(np.full(table.size, np.nan))
    for day in reversed(dates):
        found = _first(day, found)
    return found


def main_date(table: NativeTable) -> Numbers:
    """The main date of each row; blank where the table has none."""
    return _day_or_blank(table, table.layout.main or "")


def _first(one: Numbers, other: Numbers) -> Numbers:
    return Numbers(*(np.where(one.may, getattr(one, of), getattr(other, of)) for of in ("lo", "hi", "sure", "may")))


def _day_or_blank(table: NativeTable, column: str) -> Numbers:
    return table.day(column) if column in table.layout.columns else numbers(np.full(table.size, np.nan))


def _earliest(facts: Facts, table: NativeTable, on: Numbers) -> Floats:
    if table.name == "children" or not table.size:
        return np.full(table.size, np.nan)
    children = facts.native("children")
    place = children.find(child_of(table))
    born = np.append(children.day("date_of_birth").if_settled, np.nan)[place]  # nowhere (-1) is the last, blank
    limit = limit_in_force(facts.local.limits["prebirth_window"], facts.as_at)
    before = 0.0 if limit is None else float(limit.value)
    since_birth = np.full(table.size, table.name in BORN_ONLY)
    if table.name == "visits":
        since_birth = np.asarray(table.day("seen").if_settled == 1)
    return np.where(on.settled, born - np.where(since_birth, 0.0, before), np.nan)


@dataclass(frozen=True)
class _Closures:
    """When the case of each child was closed and opened."""

    closed: dict[str, list[tuple[int, str]]]
    opened: dict[str, list[int]]
    perhaps_opened: set[str]
    _last: dict[str, list[tuple[int, str] | None]] = field(default_factory=dict)
    """By table, what `last` has found."""

    @classmethod
    def of(cls, facts: Facts) -> _Closures:
        """Those whose day is known."""
        table = facts.native("case_closures")
        reason = table.text("reason").value
        closed: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for child, day, row in _settled(table, "closed_on"):
            closed[child].append((day, reason[row] or ""))
        opened: dict[str, list[int]] = defaultdict(list)
        for child, day, _ in _settled(facts.table("opening_events"), "on"):
            opened[child].append(day)
        ordered = {child: sorted(days) for child, days in opened.items()}
        return cls(
            {child: sorted(days) for child, days in closed.items()},
            ordered,
            in_doubt(facts.table("opening_events"), "on"),
        )

    def before(self, child: str | None, day: float) -> tuple[int, str] | None:
        """The last closure before a day, where the case was not opened again by then."""
        closed = self.closed.get(child or "", [])
        place = bisect_left(closed, (int(day), "")) if closed and not np.isnan(day) else 0
        if not place:
            return None
        opened = self.opened.get(child or "", [])
        after = bisect_left(opened, closed[place - 1][0] + 1)
        return None if after < len(opened) and opened[after] <= day else closed[place - 1]

    def last(self, table: NativeTable) -> list[tuple[int, str] | None]:
        """That closure, for each row of a table."""
        if table.name not in self._last:
            children, days = child_of(table), main_date(table).if_settled
            self._last[table.name] = [self.before(child, day) for child, day in zip(children.value, days, strict=True)]
        return self._last[table.name]

    def day(self, table: NativeTable) -> Numbers:
        """Its day, for each row of a table."""
        return self._doubted(table, self._days(table))

    def days_since(self, table: NativeTable) -> Numbers:
        """The days since it, for each row of a table."""
        return self._doubted(table, main_date(table).if_settled - self._days(table))

    def reason(self, table: NativeTable) -> Value:
        """Its reason, for each row of a table."""
        return texts([found[1] or None if found else None for found in self.last(table)])

    def _days(self, table: NativeTable) -> Floats:
        return np.asarray([np.nan if found is None else float(found[0]) for found in self.last(table)], dtype=float)

    def _doubted(self, table: NativeTable, found: Floats) -> Numbers:
        known = numbers(found)
        perhaps = np.asarray([child in self.perhaps_opened for child in child_of(table).value], dtype=bool)
        return Numbers(known.lo, known.hi, known.sure & ~perhaps, known.may)


def _settled(table: FactTable, column: str) -> list[tuple[str, int, int]]:
    child, day = table.text("child_id"), table.day(column)
    rows = np.flatnonzero(child.sure & child.known & day.settled)
    return [(str(child.value[row]), int(day.lo[row]), int(row)) for row in rows]
