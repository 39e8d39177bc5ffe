"""How long an allocation shares a case with another case holder.

Source: procedure, data_quality.md, DQ-08; allocation.md, AL-06, whose runs of days are those of allocated_runs.py.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import FOREVER, WIDEST, Numbers, Value


@derived_column("allocations", "shared_wd")
def shared_wd(facts: Facts) -> Value:
    """The working days of the longest run on which several workers hold the case and that reaches into the allocation.

    0 where there is none, and for all who hold no case; in doubt where such a run is.
    """
    table, runs = facts.native("allocations"), facts.table("allocated_runs")
    several = runs.text("question").value == "several"
    sure = np.ones(runs.size, dtype=bool) if runs.population_sure is None else runs.population_sure
    first, last, length = runs.day("first_day"), runs.day("last_day"), runs.day("working_days")
    of_child: dict[str, list[int]] = defaultdict(list)
    for run, child in enumerate(runs.text("child_id").value):
        if several[run]:
            of_child[child].append(run)
    child, role = table.text("child_id").value, table.text("role")
    start, end = table.day("start_on"), table.day("end_on")
    lo, hi = np.zeros(table.size), np.zeros(table.size)
    for row in np.flatnonzero(role.may & (~role.known | (role.value == "case_holder"))):
        for run in of_child.get(child[row], []):
            until = last.lo[run] if last.sure[run] else FOREVER
            begins, ends = (start.lo[row], end.hi[row] if end.may[row] else WIDEST)
            if begins <= until and first.lo[run] <= ends and begins <= ends:
                hi[row] = max(hi[row], length.hi[run])
                if sure[run] and start.settled[row] and (end.settled[row] or not end.may[row]):
                    lo[row] = max(lo[row], length.lo[run])
    there = np.ones(table.size, dtype=bool)
    return Numbers(lo, hi, there, there.copy())
