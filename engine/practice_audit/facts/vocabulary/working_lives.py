"""Who held a case and what it was, day by day: for each child whose case a newly qualified worker held.

What makes a case complex, or gives it a newly qualified holder, counts for as long as it may have lasted; what would
relieve the worker counts only where both its days are known. So no run is missed, and one that rests on a day that
could not be read is in doubt (newly_qualified_alone.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.store import Facts
from practice_audit.facts.tables import FactTable
from practice_audit.facts.vocabulary.careers import NOBODY, Career, careers
from practice_audit.facts.vocabulary.stretches import NO_DAYS, Days


@dataclass
class WorkingLife:
    """The days of one child."""

    plans: Days = NO_DAYS
    enquiries: Days = NO_DAYS
    in_care: Days = NO_DAYS
    """Where the setting complex_care says that this makes a case complex."""
    newly_qualified: Days = NO_DAYS
    perhaps_newly_qualified: Days = NO_DAYS
    """Held by a worker of whom nothing is recorded that says whether they are."""
    others: Days = NO_DAYS
    experienced_beside: Days = NO_DAYS
    perhaps_experienced_beside: Days = NO_DAYS
    holders: list[tuple[Days, str]] = field(default_factory=list)

    def is_held(self, longest: Days, surely: Days, career: Career, worker: str) -> None:
        """Add a case holder: the days that they may have held it, and those that they surely did."""
        self.newly_qualified |= longest & career.newly_qualified
        self.perhaps_newly_qualified |= longest & career.perhaps_newly_qualified
        self.others |= surely - career.newly_qualified - career.perhaps_newly_qualified
        self.holders.append((longest, worker))

    def may_be_held(self, longest: Days, career: Career, worker: str) -> None:
        """Add somebody whose part in the case can't be read: perhaps its only holder."""
        self.perhaps_newly_qualified |= longest & (career.newly_qualified | career.perhaps_newly_qualified)
        self.holders.append((longest, worker))

    def is_helped(self, longest: Days, surely: Days, career: Career) -> None:
        """Add a co-worker."""
        self.experienced_beside |= surely & career.experienced
        self.perhaps_experienced_beside |= longest & (career.experienced | career.perhaps_experienced)

    def holder_on(self, day: int) -> str:
        """The holder of a day; blank where there is none."""
        return next((worker for days, worker in self.holders if day in days), "")


@dataclass(frozen=True)
class Spans:
    """From when to when each row of a table lasted."""

    table: FactTable
    start: str
    end: str
    as_at: int
    last_day_counts: bool = True

    def longest(self, row: int) -> Days:
        """The days that it may have lasted: one that has no end lasts to the audit date."""
        start, end = self.table.day(self.start), self.table.day(self.end)
        if not start.may[row]:
            return NO_DAYS
        last = int(end.lo[row]) - (not self.last_day_counts) if end.settled[row] else self.as_at
        return Days.run(max(int(start.lo[row]), 1), min(last, self.as_at))

    def surely(self, row: int) -> Days:
        """The days that it surely lasted; none where one of its days could not be read."""
        start, end = self.table.day(self.start), self.table.day(self.end)
        return self.longest(row) if start.settled[row] and end.certain[row] else NO_DAYS


def first_day_known(facts: Facts) -> int:
    """The first day of `allocations`: what came before it is not judged."""
    start = facts.native("allocations").day("start_on")
    return int(np.nanmin(start.if_settled)) if start.settled.any() else facts.as_at + 1


def working_lives(facts: Facts) -> dict[str, WorkingLife]:
    """By child, for each child whose case a newly qualified worker ever held."""
    allocations, known = facts.native("allocations"), careers(facts)
    child, worker, role = (allocations.text(name) for name in ("child_id", "worker_id", "role"))
    career = [known.get(name, NOBODY) for name in worker.value]
    holds = (role.value == "case_holder") | ~role.known
    lives = {
        name: WorkingLife()
        for name, is_holder, of in zip(child.value, holds, career, strict=True)
        if name and is_holder and of.ever_new
    }
    spans = Spans(allocations, "start_on", "end_on", facts.as_at)
    for row, name in enumerate(child.value):
        if name in lives:
            life, longest, surely = lives[name], spans.longest(row), spans.surely(row)
            if role.value[row] == "case_holder":
                life.is_held(longest, surely, career[row], str(worker.value[row] or ""))
            elif role.value[row] == "co_worker":
                life.is_helped(longest, surely, career[row])
            elif not role.known[row]:
                life.may_be_held(longest, career[row], str(worker.value[row] or ""))
    _add(lives, Spans(facts.native("plans"), "start_on", "end_on", facts.as_at), "plans", kind="child_protection")
    enquiries = Spans(
        facts.native("section_47_enquiries"), "started_on", "completed_on", facts.as_at, last_day_counts=False
    )
    _add(lives, enquiries, "enquiries")
    if facts.local.value("complex_care"):
        _add(lives, Spans(facts.native("care_episodes"), "start_on", "end_on", facts.as_at), "in_care")
    return lives


def _add(lives: dict[str, WorkingLife], spans: Spans, part: str, kind: str | None = None) -> None:
    child = spans.table.text("child_id")
    kinds = spans.table.text("kind") if kind else None
    for row, name in enumerate(child.value):
        fits = kinds is None or kinds.value[row] == kind or not kinds.known[row]
        if name in lives and fits:
            setattr(lives[name], part, getattr(lives[name], part) | spans.longest(row))
