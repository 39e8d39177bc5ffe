"""On which days each worker was newly qualified and on which experienced, surely or perhaps.

Source: procedure, conventions.md, People: the supported year where its start or end is given, else twelve months from
qualifying, else the role.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from practice_audit.facts.store import Facts
from practice_audit.facts.values import Numbers
from practice_audit.facts.vocabulary.stretches import NO_DAYS, Days
from practice_audit.working_days import add_months

A_YEAR = 12
ALWAYS = Days.run(1, date.max.toordinal())


@dataclass(frozen=True)
class Career:
    """The days of one worker. Of one of whom too little can be read they are perhaps all days."""

    newly_qualified: Days = NO_DAYS
    experienced: Days = NO_DAYS
    perhaps_newly_qualified: Days = NO_DAYS
    perhaps_experienced: Days = NO_DAYS

    @property
    def ever_new(self) -> bool:
        """Whether the worker ever was, or may have been, newly qualified."""
        return bool(self.newly_qualified or self.perhaps_newly_qualified)


NOBODY = Career()
"""A worker who is not in the export."""


def careers(facts: Facts) -> dict[str, Career]:
    """The career of each worker, by id."""
    workers = facts.native("workers")
    ids, role = workers.text("worker_id"), workers.text("role")
    qualified, since = workers.day("qualified"), workers.day("qualified_on")
    start, end = workers.day("support_year_start"), workers.day("support_year_end")
    found: dict[str, Career] = {}
    for row in range(workers.size - 1, -1, -1):
        days = [_day(value, row) for value in (start, end, since)]
        unread = any(not value.certain[row] for value in (start, end, since, qualified)) or not role.known[row]
        qualified_at_all = None if unread or not qualified.may[row] else bool(qualified.lo[row])
        contradicts = days[0] is not None and days[1] is not None and days[1] < days[0]
        if unread or contradicts or (days == [None, None, None] and role.value[row] is None):
            found[ids.value[row]] = _unknown(never_qualified=qualified.settled[row] and not qualified.lo[row])
        else:
            found[ids.value[row]] = _career(
                *days, is_new=role.value[row] == "newly_qualified", qualified=qualified_at_all
            )
    return found


def _day(value: Numbers, row: int) -> int | None:
    return int(value.lo[row]) if value.settled[row] else None


def _unknown(*, never_qualified: bool) -> Career:
    return Career(perhaps_newly_qualified=ALWAYS, perhaps_experienced=NO_DAYS if never_qualified else ALWAYS)


def _career(start: int | None, end: int | None, since: int | None, *, is_new: bool, qualified: bool | None) -> Career:
    new = NO_DAYS
    if start is not None:
        new = Days.run(start, end if end is not None else add_months(start, A_YEAR))
    elif end is None and since is not None:
        new = Days.run(since, add_months(since, A_YEAR) - 1)
    elif end is None and is_new:
        new = ALWAYS
    later = (ALWAYS if since is None else Days.run(since, date.max.toordinal())) - new
    return Career(
        new,
        later if qualified else NO_DAYS,
        perhaps_experienced=later if qualified is None else NO_DAYS,
    )
