"""A child's days, each painted with what was true on it: whether the case was open, what kind of case, who held it.

Source: procedure, allocation.md, "Throughout": social work case, complex, manager or duty desk. A plan, an allocation
and a care episode include their last day; an enquiry or assessment is unfinished up to the day before its completion.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.store import Facts
from practice_audit.facts.vocabulary.holding_rows import DECIDING, rows_by
from practice_audit.facts.vocabulary.open_cases import Stretch, open_stretches
from practice_audit.working_days import add_working_days

FIRST_DAY = date(2010, 3, 17).toordinal()
ASSESSED = ("initial", "core", "single", "pre_birth")
Day = dict[str, Any]


@dataclass
class ChildDays:
    """One child, and for each of its days from `base` to the audit date whether something was so."""

    child_id: str
    base: int
    size: int
    is_doubtful: bool = False
    """Whether something that decides could not be read."""
    holders: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Paint nothing yet."""
        for mask in fields(self):
            if not mask.init:
                setattr(self, mask.name, np.zeros(self.size, dtype=bool))

    is_open: npt.NDArray[np.bool_] = field(init=False)
    judged: npt.NDArray[np.bool_] = field(init=False)
    child_in_need: npt.NDArray[np.bool_] = field(init=False)
    other_work: npt.NDArray[np.bool_] = field(init=False)
    is_complex: npt.NDArray[np.bool_] = field(init=False)
    held: npt.NDArray[np.bool_] = field(init=False)
    held_by_worker: npt.NDArray[np.bool_] = field(init=False)
    manager_now: npt.NDArray[np.bool_] = field(init=False)
    qualified: npt.NDArray[np.bool_] = field(init=False)
    perhaps_qualified: npt.NDArray[np.bool_] = field(init=False)
    moving: npt.NDArray[np.bool_] = field(init=False)
    allocated: npt.NDArray[np.bool_] = field(init=False)
    qualified_beside: npt.NDArray[np.bool_] = field(init=False)

    @property
    def reported_as_moving(self) -> npt.NDArray[np.bool_]:
        """Days of a transfer on which only workers who are not qualified were allocated: AL-04 reports them."""
        return self.moving & self.allocated & ~self.qualified_beside

    def paint(self, name: str, first: int | None, last: int | None) -> None:
        """From the first to the last day (blank: to the audit date), both included."""
        if first is not None:
            mask = getattr(self, name)
            mask[max(first - self.base, 0) : self.size if last is None else max(last - self.base + 1, 0)] = True

    def holder_on(self, day: int) -> str:
        """A case holder of a day; blank where there is none."""
        return next((worker for first, last, worker in self.holders if first <= day <= last), "")


def child_days(facts: Facts) -> list[ChildDays]:
    """Each child whose case was ever open, in order."""
    rows = {table: rows_by(facts, table) for table in DECIDING if table != "workers"}
    workers = {worker: found[0] for worker, found in rows_by(facts, "workers", "worker_id").items()}
    starts = [row["start_on"] for found in rows["allocations"].values() for row in found if row["start_on"] is not None]
    base = max(FIRST_DAY, min(starts, default=facts.as_at + 1))
    if base > facts.as_at:
        return []
    painted = []
    for child, stretches in sorted(open_stretches(facts).items()):
        own = {table: found.get(child, []) for table, found in rows.items()}
        days = ChildDays(child, base, facts.as_at - base + 1)
        _work(days, own, complex_care=bool(facts.local.value("complex_care")))
        for row in own["allocations"]:
            _hold(days, row, workers.get(row["worker_id"]), facts)
        for first, last in stretches:
            days.paint("is_open", first, last)
            days.paint("judged", _judged_from(facts, (first, last), own), last)
        days.is_doubtful |= any(row["unread"] for found in own.values() for row in found)
        painted.append(days)
    return painted


def _work(days: ChildDays, own: dict[str, list[Day]], *, complex_care: bool) -> None:
    for row in own["plans"]:
        if row["kind"] == "child_in_need":
            days.paint("child_in_need", row["start_on"], row["end_on"])
        if row["kind"] == "child_protection":
            days.paint("is_complex", row["start_on"], row["end_on"])
    for row in own["section_47_enquiries"]:
        days.paint("is_complex", row["started_on"], None if row["completed_on"] is None else row["completed_on"] - 1)
    days.other_work |= days.is_complex
    for row in own["assessments"]:
        if row["kind"] in ASSESSED:
            days.paint(
                "other_work", row["started_on"], None if row["completed_on"] is None else row["completed_on"] - 1
            )
    for row in own["care_episodes"]:
        days.paint("other_work", row["start_on"], row["end_on"])
        if complex_care:
            days.paint("is_complex", row["start_on"], row["end_on"])
    for row in own["transfers"]:
        days.paint("moving", row["agreed_on"], row["completed_on"])


def _hold(days: ChildDays, row: Day, worker: Day | None, facts: Facts) -> None:
    first, last = row["start_on"], row["end_on"]
    if first is None:
        return
    since = None if worker is None or worker["qualified"] == 0 else max(first, worker["qualified_on"] or first)
    if worker is not None and worker["qualified"] == 1:
        days.paint("qualified_beside", since, last)
    if row["role"] in ("case_holder", "co_worker"):
        days.paint("allocated", first, last)
    if row["role"] != "case_holder":
        return
    days.is_doubtful |= worker is not None and worker["unread"]
    days.paint("held", first, last)
    days.holders.append((first, facts.as_at if last is None else last, row["worker_id"] or ""))
    if worker is not None and worker["qualified"] == 1:
        days.paint("qualified", since, last)
    if worker is None or worker["qualified"] is None:
        days.paint("perhaps_qualified", first if worker is None else since, last)
    if not _stands_for_nobody(row, worker, facts):
        days.paint("held_by_worker", first, last)
    elif last is None or last > facts.as_at:
        days.paint("manager_now", first, last)


def _stands_for_nobody(row: Day, worker: Day | None, facts: Facts) -> bool:
    """Whether the case holder is a manager or a duty desk."""
    role = worker["role"] if worker else None
    return role in (facts.local.value("no_case_roles") or ()) or row["worker_id"] in (
        facts.local.value("duty_desk_workers") or ()
    )


def _judged_from(facts: Facts, stretch: Stretch, own: dict[str, list[Day]]) -> int:
    """The first day of an open case on which it should have a case holder.

    Its first allocation, or the day after its first referral was to be allocated (AL-01); with neither, its first day.
    """
    first, last = stretch
    end = facts.as_at if last is None else last
    held_from = [
        max(row["start_on"], first)
        for row in own["allocations"]
        if row["role"] == "case_holder" and row["start_on"] is not None and row["start_on"] <= end
        and (row["end_on"] is None or row["end_on"] >= first)
    ]  # fmt: skip
    accepted = [
        row
        for row in own["referrals"]
        if row["decision"] in ("assessment", "strategy_discussion")
        and row["received_on"] is not None
        and first <= row["received_on"] <= end
    ]
    known = [min(held_from)] if held_from else []
    if accepted:
        referral = min(accepted, key=lambda row: row["received_on"])
        clock = referral["decided_on"] or referral["received_on"]
        allowed = limit_in_force(facts.local.limits["allocate_wd"], clock)
        known += [int(add_working_days(clock, int(allowed.value))) + 1] if allowed else []
    return min(known, default=first)
