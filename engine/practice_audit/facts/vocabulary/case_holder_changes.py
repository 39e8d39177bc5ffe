"""Changes of case holder: from whom a worker took over a case.

Source: procedure, allocation.md, AL-10. Allocations of an open case in order of start_on; one that ended in less than
cover_cd days is cover and no change, and is left out of the order; nor is the first of the open case a change.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Texts, Value, numbers
from practice_audit.facts.vocabulary.holding_rows import rows_by
from practice_audit.facts.vocabulary.open_cases import Stretch, in_doubt, open_stretches
from practice_audit.facts.vocabulary.working_lives import first_day_known

Row = dict[str, Any]


@derived_column("allocations", "took_over_from")
def took_over_from(facts: Facts) -> Value:
    """The worker who held the case before; blank where this is no change.

    In doubt on each allocation of a child of whom one, or a closure, could not be read.
    """
    size = facts.native("allocations").size
    before, doubt = np.full(size, None, dtype=object), np.zeros(size, dtype=bool)
    open_days = open_stretches(facts)
    closing = in_doubt(facts.native("case_closures"), "closed_on")
    cover = limit_in_force(facts.local.limits["cover_cd"], facts.as_at)
    shortest = 0 if cover is None else cover.value
    for child, rows in rows_by(facts, "allocations").items():
        for stretch in open_days.get(child, []):
            for earlier, later in pairwise(_holders(rows, stretch, shortest)):
                if earlier["worker_id"] != later["worker_id"]:
                    before[later["row"]] = earlier["worker_id"]
        if child in closing or any(row["unread"] for row in rows):
            doubt[[row["row"] for row in rows]] = True
    known = np.asarray([worker is not None for worker in before], dtype=bool)
    return Texts(before, known & ~doubt, known | doubt, ~doubt)


def _holders(rows: list[Row], stretch: Stretch, shortest: float) -> list[Row]:
    first, last = stretch
    inside = [
        row
        for row in rows
        if row["role"] == "case_holder"
        and row["start_on"] is not None
        and row["start_on"] >= first
        and (last is None or row["start_on"] <= last)
        and (row["end_on"] is None or row["end_on"] - row["start_on"] + 1 >= shortest)
    ]
    return sorted(inside, key=lambda row: (row["start_on"], row["row"]))


@derived_column("children", "allocations_from")
def allocations_from(facts: Facts) -> Value:
    """The first day of `allocations` in the export, whoever's: what was before it cannot be seen."""
    return numbers(np.full(facts.native("children").size, float(first_day_known(facts))))
