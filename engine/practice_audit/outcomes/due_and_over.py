"""The due day of each subject, and by how much a breach is over it, in working days or days."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Floats, Mask, Objects
from practice_audit.outcomes.judged import DUE, LATE, NOT_APPLICABLE, NOT_MET
from practice_audit.working_days import working_days_after


def due_days(subjects: Subjects, outcome: Objects) -> Floats:
    """The day by which something was due; the last day to wait for it where that is later and it is still wanted."""
    due, wait = subjects.named("due"), subjects.named("wait")
    if due is None:
        return np.full(subjects.size, np.nan)
    days = due.if_settled
    if wait is not None:
        waited = wait.sure & (wait.lo > due.lo) & np.isin(outcome, [DUE, NOT_MET])
        days = np.where(waited, wait.lo, days)
    return np.where((outcome == NOT_APPLICABLE) & subjects.not_in_force, np.nan, days)


def counted_in_working_days(subjects: Subjects) -> Mask:
    """Subjects whose deadline was counted in working days."""
    due = subjects.named("due")
    return np.zeros(subjects.size, dtype=bool) if due is None or due.working is None else due.working


def over_by(subjects: Subjects, outcome: Objects, due: Floats, found: Floats, as_at: int) -> Floats:
    """How long after the due day (of what is forbidden: the clock) it was found, or still stands; NaN: no breach."""
    start = due
    if subjects.rule.form == "forbid":
        clock = subjects.named("clock")
        start = np.full(subjects.size, np.nan) if clock is None else clock.if_settled
    until: Floats = np.where(outcome == LATE, found, np.where(outcome == NOT_MET, float(as_at), np.nan))
    counted = working_days_after(start, until)
    either = np.where(counted_in_working_days(subjects), counted, until - start)
    return np.where(np.isnan(start) | np.isnan(until), np.nan, either)
