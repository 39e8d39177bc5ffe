"""When a worker first held a case and was first supervised, as the export has it.

Source: procedure, supervision.md, SU-04 (for a worker without any session, from the earliest case_holder allocation)
and its head (a session is a supervision that is not marked informal).
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import WIDEST, Numbers, Value
from practice_audit.rulebook.expressions import Expression, parse

HOLDS = parse('row.role == "case_holder"')
SESSION = parse("row.formal != False")


@derived_column("workers", "cases_from")
def cases_from(facts: Facts) -> Value:
    """First day of the worker's first allocation as case holder; blank where there is none."""
    return _first(facts, "allocations", HOLDS, "start_on")


@derived_column("workers", "supervised_from")
def supervised_from(facts: Facts) -> Value:
    """Day of the worker's first formal supervision; blank where there is none."""
    return _first(facts, "supervisions", SESSION, "held_on")


def _first(facts: Facts, table: str, which: Expression, on: str) -> Value:
    """Day of the earliest row of each worker; in doubt where one that is in doubt may come first."""
    rows, workers = facts.native(table), facts.native("workers")
    day, worker = rows.day(on), rows.text("worker_id")
    fits = condition(facts.scope(rows.size, {"row": Rows.whole(rows)}), which)
    surely = fits.yes & day.settled & worker.known
    least: dict[str, float] = {}
    greatest: dict[str, float] = {}
    for row in np.flatnonzero(fits.may & day.may & worker.may):
        name = worker.value[row]
        least[name] = min(least.get(name, np.inf), day.lo[row])
        if surely[row]:
            greatest[name] = min(greatest.get(name, np.inf), day.hi[row])
    ids = workers.text("worker_id").value
    sure = np.asarray([name in greatest for name in ids], dtype=bool)
    may = np.asarray([name in least for name in ids], dtype=bool)
    lo = np.asarray([least.get(name, np.inf) for name in ids], dtype=np.float64)
    hi = np.asarray([greatest.get(name, facts.as_at) for name in ids], dtype=np.float64)
    return Numbers(np.where(may, lo, WIDEST), np.where(may, hi, -WIDEST), sure, may)
