"""Open cases: whether a child's case is open at the audit date and since when, and the stretches in which it was.

Source: procedure, conventions.md, "Open case": open on d while the latest opening event on or before d has no closure
from that event to d. A stretch of days includes the day of its closure, but what was closed on the audit date is not
open at the audit date (DECISIONS.md 7). Opened on: the earliest opening event after the last closure before d.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from practice_audit.facts.store import Facts, derived_column, once
from practice_audit.facts.tables import FactTable
from practice_audit.facts.values import WIDEST, Floats, Mask, Numbers, Value, numbers

Stretch = tuple[int, int | None]
"""First and last day of an open case; None while it is open."""


@once
def open_stretches(facts: Facts) -> dict[str, list[Stretch]]:
    """For each child, the stretches in which its case was open, in order of time; without what has no known day."""
    opened = _days_by_child(facts.table("opening_events"), "on")
    closed = _days_by_child(facts.native("case_closures"), "closed_on")
    return {child: _stretches(days, closed.get(child, [])) for child, days in opened.items()}


def _days_by_child(table: FactTable, column: str) -> dict[str, list[int]]:
    child, day = table.text("child_id"), table.day(column)
    found: dict[str, list[int]] = {}
    for row in np.flatnonzero(child.sure & child.known & day.settled):
        found.setdefault(child.value[row], []).append(int(day.lo[row]))
    return {name: sorted(days) for name, days in found.items()}


def _stretches(opened: list[int], closed: list[int]) -> list[Stretch]:
    stretches: list[Stretch] = []
    for day in opened:
        if stretches and (stretches[-1][1] is None or day <= stretches[-1][1]):
            continue
        next_closure = bisect_left(closed, day)
        stretches.append((day, closed[next_closure] if next_closure < len(closed) else None))
    return stretches


@once
def _opened_on(facts: Facts) -> Floats:
    stretches = open_stretches(facts)
    ids = facts.native("children").text("child_id")
    result = np.full(len(ids.value), np.nan)
    for row, child in enumerate(ids.value):
        for first, last in stretches.get(child, []):
            if first <= facts.as_at and (last is None or last > facts.as_at):
                result[row] = first
    return result


def in_doubt(table: FactTable, column: str) -> set[str]:
    """The children of whom an event in a table may or may not be, or is on a day that could not be read."""
    day, child = table.day(column), table.text("child_id")
    return {child.value[row] for row in np.flatnonzero(day.may & ~day.settled & child.known)}


def _unsettled(facts: Facts, table: FactTable, column: str) -> Mask:
    doubtful = in_doubt(table, column)
    return np.asarray([name in doubtful for name in facts.native("children").text("child_id").value], dtype=bool)


@derived_column("children", "case_opened_on")
def case_opened_on(facts: Facts) -> Value:
    """The day on which the case that is open at the audit date was opened; blank where none is.

    An opening event in doubt may have opened it earlier.
    """
    opened = _opened_on(facts)
    known = numbers(opened, _unsettled(facts, facts.native("case_closures"), "closed_on"))
    doubt = _unsettled(facts, facts.table("opening_events"), "on")
    lo = np.where(doubt, -WIDEST, known.lo)
    hi = np.where(doubt & ~known.may, WIDEST, known.hi)
    return Numbers(lo, hi, known.sure, known.may | doubt)


@derived_column("children", "case_open")
def case_open(facts: Facts) -> Value:
    """Whether the case is open at the audit date.

    In doubt where only an event in doubt says so, or a closure can't be read.
    """
    is_open = ~np.isnan(_opened_on(facts))
    opening = _unsettled(facts, facts.table("opening_events"), "on")
    closing = _unsettled(facts, facts.native("case_closures"), "closed_on")
    return numbers(is_open.astype(float), (opening & ~is_open) | (closing & is_open))
