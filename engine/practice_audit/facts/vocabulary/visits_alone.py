"""Visits at which a child was seen alone, or not for a reason that counts: a reason excuses once, not twice running.

Source: procedure, visits.md, VI-06 and "seeing visit". A reason counts again after a visit at which the child was seen
alone, after the start of a child protection plan and after the end of a stay in care.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import WIDEST, Truth, Value, flags
from practice_audit.rulebook.expressions import Expression, parse

SEEING = 'row.seen and row.kind != "family_support" and row.worker.qualified != False'
ALONE = parse(f"{SEEING} and row.seen_alone")
REASON = parse(
    f"{SEEING} and row.seen_alone == False and (filled(row.not_alone_reason) or filled(row.not_seen_reason))"
)
PROTECTED = parse('row.kind == "child_protection"')
HOME = parse("filled(row.end_on)")
Days = dict[str, list[tuple[float, float, bool]]]
"""For each child the days of events: the first and the last that each may be, and whether it surely is one."""


@derived_column("visits", "alone_or_excused")
def alone_or_excused(facts: Facts) -> Value:
    """Whether the child was seen alone by a social worker, or seen and not alone for a reason that counts."""
    visits, plans, care = (facts.native(name) for name in ("visits", "plans", "care_episodes"))
    alone, reason = _holds(facts, visits, ALONE), _holds(facts, visits, REASON)
    reasons, again = _days(visits, "visited_on", reason), _days(visits, "visited_on", alone)
    for table, column, which in ((plans, "start_on", PROTECTED), (care, "end_on", HOME)):
        for child, days in _days(table, column, _holds(facts, table, which)).items():
            again.setdefault(child, []).extend(days)
    day, children = visits.day("visited_on"), visits.text("child_id")
    surely, possibly = np.zeros(visits.size, dtype=bool), np.zeros(visits.size, dtype=bool)
    for row in np.flatnonzero(reason.may & day.settled):
        on, child = day.lo[row], children.value[row]
        since = [event for event in again.get(child, []) if event[0] <= on]
        before = [event for event in reasons.get(child, []) if event[0] < on]
        settled = max((last for _, last, sure in since if sure and last <= on), default=-WIDEST)
        latest = max((min(last, on) for _, last, _ in since), default=-WIDEST)
        surely[row] = all(last <= settled for _, last, _ in before)
        possibly[row] = not any(sure and first > latest and last < on for first, last, sure in before)
    return flags(Truth(alone.yes | (reason.yes & surely), alone.may | (reason.may & (possibly | ~day.settled))))


def _holds(facts: Facts, table: NativeTable, which: Expression) -> Truth:
    return condition(facts.scope(table.size, {"row": Rows.whole(table)}), which)


def _days(table: NativeTable, column: str, fits: Truth) -> Days:
    day, child = table.day(column), table.text("child_id")
    found: Days = defaultdict(list)
    for row in np.flatnonzero(fits.may & day.may & child.known):
        found[child.value[row]].append((day.lo[row], day.hi[row], bool(fits.yes[row] and day.settled[row])))
    return found
