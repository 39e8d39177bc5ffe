"""Newly qualified alone: runs of days on which a case is complex and every case holder is newly qualified.

And in each run the part without an experienced co-worker. Days are calendar days inside the child's open case, from
17 March 2010 to the audit date, not before the first day of `allocations`. Complex: a running child protection plan
(its last day included), an unfinished enquiry, and where the setting complex_care says so a child in care.

Source: procedure, allocation.md, "Throughout" and AL-05.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.keys import encoded
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import NO_RECORD, MadeTable, Origin, Positions
from practice_audit.facts.values import Mask, Value, numbers, texts
from practice_audit.facts.vocabulary.open_cases import in_doubt, open_stretches
from practice_audit.facts.vocabulary.stretches import NO_DAYS, Days
from practice_audit.facts.vocabulary.working_lives import WorkingLife, first_day_known, working_lives
from practice_audit.working_days import working_days_in

FIRST_DAY = date(2010, 3, 17).toordinal()
DECIDING = {
    "allocations": ("role", "start_on", "end_on"),
    "plans": ("kind", "start_on", "end_on"),
    "section_47_enquiries": ("started_on", "completed_on"),
    "care_episodes": ("start_on", "end_on"),
    "workers": ("role", "qualified", "qualified_on", "support_year_start", "support_year_end"),
}
"""By table, the columns that decide a run: one that could not be read puts it in doubt."""
Rests = tuple[str, Positions, Positions]


@dataclass(frozen=True)
class Run:
    """One run: its days, the failing part of it that counts (none: blank), and why the case was complex."""

    child_id: str
    first: int
    last: int
    alone: tuple[int, int] | None
    because: str
    worker_id: str
    is_sure: bool
    """Whether nothing that decides the run or its failing part is unknown of the workers."""


@vocabulary("newly_qualified_alone")
def newly_qualified_alone(facts: Facts) -> MadeTable:
    """One row a run.

    Returns:
        child_id; first_day, last_day (blank: it reaches the audit date); alone_from, alone_to (blank: now), alone_days
        (working days, both ends counted): the failing stretch that is now, else the longest; because (words);
        worker_id (the holder of the first day).
    """
    runs, now = list(_runs(facts)), facts.as_at
    columns: dict[str, Value] = {
        "child_id": texts([run.child_id for run in runs]),
        "first_day": numbers([run.first for run in runs]),
        "last_day": numbers([np.nan if run.last >= now else run.last for run in runs]),
        "alone_from": numbers([run.alone[0] if run.alone else np.nan for run in runs]),
        "alone_to": numbers([np.nan if run.alone is None or run.alone[1] >= now else run.alone[1] for run in runs]),
        "alone_days": numbers([working_days_in(*run.alone) if run.alone else 0 for run in runs]),
        "because": texts([run.because for run in runs]),
        "worker_id": texts([run.worker_id for run in runs]),
    }
    made = MadeTable("newly_qualified_alone", columns, _origin(facts, runs), {}, facts)
    made.also_from = _rests_on(facts, runs)
    perhaps_closed = in_doubt(facts.native("case_closures"), "closed_on")
    sure = [run.is_sure and run.child_id not in perhaps_closed for run in runs]
    made.population_sure = np.asarray(sure, dtype=bool) & ~_unread(facts, made)
    return made


def _origin(facts: Facts, runs: list[Run]) -> Origin:
    children = facts.native("children")
    keys = [f"{encoded(run.child_id)}/{date.fromordinal(run.first).isoformat()}" for run in runs]
    rows = children.find(texts([run.child_id for run in runs]))
    return Origin(np.full(len(runs), "children", dtype=object), rows, np.asarray(keys, dtype=object))


def _runs(facts: Facts) -> Iterator[Run]:
    open_days = open_stretches(facts)
    judged = Days.run(max(FIRST_DAY, first_day_known(facts)), facts.as_at)
    grace = limit_in_force(facts.local.limits["nq_alone_grace_wd"], facts.as_at)
    for child, life in sorted(working_lives(facts).items()):
        inside = NO_DAYS
        for first, last in open_days.get(child, []):
            inside |= Days.run(first, facts.as_at if last is None else last)
        is_complex = life.plans | life.enquiries | life.in_care
        newly_qualified = (life.newly_qualified | life.perhaps_newly_qualified) - life.others
        for first, last in judged & inside & is_complex & newly_qualified:
            yield _run(child, life, Days.run(first, last), facts.as_at, 0 if grace is None else grace.value)


def _that_counts(parts: list[tuple[int, int]], as_at: int, grace: int) -> tuple[int, int] | None:
    """Of several failing stretches, the one that is now.

    But one still within the grace does not hide a longer one that has ended (DECISIONS 9).
    """
    longest = max(parts, key=lambda part: (working_days_in(*part), -part[0]), default=None)
    now = next((part for part in parts if part[1] >= as_at), None)
    if now is None or longest is None:
        return longest
    return longest if working_days_in(*now) <= grace < working_days_in(*longest) else now


def _run(child: str, life: WorkingLife, run: Days, as_at: int, grace: int) -> Run:
    ((first, last),) = run
    failing = run - life.experienced_beside
    parts = list(failing)
    alone = _that_counts(parts, as_at, grace)
    unsure = (run & (life.perhaps_newly_qualified - life.newly_qualified)) or (
        failing & life.perhaps_experienced_beside
    )
    reasons = {"child protection plan": life.plans, "section 47 enquiry": life.enquiries, "child in care": life.in_care}
    because = next(reason for reason, days in reasons.items() if run & days)
    return Run(child, first, last, alone, because, life.holder_on(first), is_sure=not unsure)


def _rests_on(facts: Facts, runs: list[Run]) -> list[Rests]:
    by_child: dict[str, list[int]] = {}
    for row, run in enumerate(runs):
        by_child.setdefault(run.child_id, []).append(row)
    rests: list[Rests] = []
    care = ["care_episodes"] if facts.local.value("complex_care") else []
    for name in ("allocations", "plans", "section_47_enquiries", *care):
        child = facts.native(name).text("child_id").value
        pairs = [(row, there) for there, value in enumerate(child) for row in by_child.get(value, [])]
        if pairs:
            rows, positions = (np.asarray(each, dtype=np.int64) for each in zip(*pairs, strict=True))
            rests.append((name, rows, positions))
    return [*rests, *_workers(facts, rests)]


def _workers(facts: Facts, rests: list[Rests]) -> Iterator[Rests]:
    """The workers of the allocations that a run rests on."""
    step = facts.native("allocations").follow("worker")
    for name, rows, there in rests:
        if name == "allocations":
            known = step.positions[there] != NO_RECORD
            yield "workers", rows[known], step.positions[there][known]


def _unread(facts: Facts, made: MadeTable) -> Mask:
    """Runs that rest on a record of which something that decides them could not be read."""
    result = np.zeros(made.size, dtype=bool)
    for name, rows, there in made.also_from:
        unread = facts.records.tables[name].unread
        for column in DECIDING[name]:
            if column in unread:
                np.logical_or.at(result, rows, unread[column][there])
    return result
