"""Core groups and reviews of a plan in one list, and the day of each plan's first core group.

Source: procedure, conferences_core_groups.md, CP-07: two meetings on one day are one, a core group before a review.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import WIDEST, Numbers, Value, as_numbers, as_texts

COLUMNS = ("child_id", "plan_id", "held_on", "decision", "kind_of_record")
OF_THE_PLAN = {"plan_kind": "kind", "plan_end_on": "end_on", "first_core_group_on": "first_core_group_on"}


@vocabulary("plan_meetings")
def plan_meetings(facts: Facts) -> MadeTable:
    """One row a core group or review of a plan that is in the export.

    Returns:
        child_id, plan_id, held_on, decision (of a review), kind (core_group or review), and of the plan plan_kind,
        plan_end_on, first_core_group_on. Key: plans, L1/B1.
    """
    both, plans = facts.union(["core_groups", "reviews"], {}), facts.native("plans")
    of, day = both.follow("plan").positions, as_numbers(both.column("held_on"))
    kind, decision = (as_texts(both.column(name)).value for name in ("kind_of_record", "decision"))
    first: dict[tuple[Any, ...], int] = {}
    for row in sorted(
        np.flatnonzero((of >= 0) & day.may),
        key=lambda row: (kind[row] == "review", decision[row] == "adjourned", both.origin.id[row]),
    ):
        first.setdefault((of[row], day.lo[row]) if day.settled[row] else ("in doubt", row), int(row))
    rows = np.asarray(sorted(first.values()), dtype=np.int64)
    columns: dict[str, Value] = {name: both.column(name).take(rows) for name in COLUMNS}
    columns["kind"] = columns.pop("kind_of_record")
    running = Rows(plans, of[rows], np.zeros(len(rows), dtype=bool))
    columns |= {name: running.value([column], {}) for name, column in OF_THE_PLAN.items()}
    keys = [f"{plans.origin.id[of[row]]}/{both.origin.id[row]}" for row in rows]
    origin = Origin(np.full(len(rows), "plans", dtype=object), of[rows], np.asarray(keys, dtype=object))
    made = MadeTable("plan_meetings", columns, origin, {}, facts)
    here = {table: np.flatnonzero(both.origin.table[rows] == table) for table in ("core_groups", "reviews")}
    made.also_from = [(table, at, both.origin.position[rows[at]]) for table, at in here.items()]
    return made


@derived_column("plans", "first_core_group_on")
def first_core_group_on(facts: Facts) -> Value:
    """The day of the plan's first core group; blank where none is; in doubt where a day could not be read."""
    groups, plans = facts.native("core_groups"), facts.native("plans")
    of, day = groups.follow("plan").positions, groups.day("held_on")
    lo, hi, sure = np.full(plans.size, WIDEST), np.full(plans.size, WIDEST), np.zeros(plans.size, dtype=bool)
    may = np.zeros(plans.size, dtype=bool)
    for row in np.flatnonzero((of >= 0) & day.may):
        plan = of[row]
        lo[plan] = min(lo[plan], day.lo[row])
        may[plan] = True
        if day.sure[row]:
            hi[plan], sure[plan] = min(hi[plan], day.hi[row]), True
    return Numbers(lo, np.where(may, hi, -WIDEST), sure, may)
