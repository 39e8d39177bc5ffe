"""Newly qualified alone: runs of days on which a case is complex and every case holder is newly qualified, and the part without an experienced co-worker.

Source: procedure, allocation.md, "Throughout" and AL-05. Days are calendar days inside the child's open case, from 17 March 2010 to the audit date,
not before the first day of `allocations`. Complex: a running child protection plan (its last day included) or an unfinished enquiry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import portion

from practice_audit.facts.keys import encoded
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import numbers, texts
from practice_audit.facts.vocabulary.open_cases import open_stretches
from practice_audit.facts.vocabulary.working_lives import WorkingLife, working_lives
from practice_audit.working_days import working_days_in

Days = portion.Interval
DECIDING = (
    "role",
    "start_on",
    "end_on",
    "started_on",
    "completed_on",
    "kind",
    "qualified",
    "qualified_on",
    "support_year_start",
    "support_year_end",
)
FIRST_DAY = date(2010, 3, 17).toordinal()


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
        child_id; first_day, last_day (blank: it reaches the audit date); alone_from, alone_to (blank: now), alone_days (working days, both ends counted): the
        failing stretch that is now, else the longest; because (words); worker_id (the newly qualified holder of the first day).
    """
    runs = list(_runs(facts))
    ids = facts.native("children").column("child_id")
    rows = {child: row for row, child in reversed(list(enumerate(ids.value)))}  # type: ignore[union-attr]  # a key is Texts
    keys = [f"{encoded(run.child_id)}/{date.fromordinal(run.first).isoformat()}" for run in runs]
    origin = Origin(
        np.full(len(runs), "children", dtype=object),
        np.asarray([rows.get(run.child_id, -1) for run in runs], dtype=np.int64),
        np.asarray(keys, dtype=object),
    )
    now = facts.as_at
    columns = {
        "child_id": texts([run.child_id for run in runs]),
        "first_day": numbers([run.first for run in runs]),
        "last_day": numbers([np.nan if run.last >= now else run.last for run in runs]),
        "alone_from": numbers([run.alone[0] if run.alone else np.nan for run in runs]),
        "alone_to": numbers([np.nan if run.alone is None or run.alone[1] >= now else run.alone[1] for run in runs]),
        "alone_days": numbers([working_days_in(*run.alone) if run.alone else 0 for run in runs]),
        "because": texts([run.because for run in runs]),
        "worker_id": texts([run.worker_id for run in runs]),
    }
    made = MadeTable("newly_qualified_alone", columns, origin, {}, facts)
    made.also_from = _rests_on(facts, runs)
    made.population_sure = np.asarray([run.is_sure for run in runs], dtype=bool) & ~_unread(facts, made)
    return made


def _runs(facts: Facts) -> Iterator[Run]:
    lives = working_lives(facts)
    open_days = open_stretches(facts)
    for child, life in lives.items():
        judged = portion.closedopen(max(FIRST_DAY, life.known_from), facts.as_at + 1)
        complex_days = life.plans | life.enquiries
        inside = _union(
            [portion.closedopen(first, (last or facts.as_at) + 1) for first, last in open_days.get(child, [])]
        )
        run_days = judged & inside & complex_days & (life.newly_qualified | life.perhaps_newly_qualified) & ~life.others
        for run in run_days if not run_days.empty else []:
            yield _run(child, life, run, facts.as_at)


def _run(child: str, life: WorkingLife, run: Days, as_at: int) -> Run:
    failing = portion.Interval(run) - life.experienced_beside
    parts = [(part.lower, part.upper - 1) for part in failing] if not failing.empty else []
    now = [part for part in parts if part[1] >= as_at]
    chosen = now[0] if now else max(parts, key=lambda part: (working_days_in(*part), -part[0]), default=None)
    is_sure = (
        portion.Interval(run) & (life.perhaps_newly_qualified - life.newly_qualified)
    ).empty and failing == failing - life.perhaps_experienced_beside
    because = "child protection plan" if not (portion.Interval(run) & life.plans).empty else "section 47 enquiry"
    return Run(child, run.lower, run.upper - 1, chosen, because, life.holder_on(run.lower), is_sure)


def _union(parts: list[Days]) -> Days:
    result = portion.empty()
    for part in parts:
        result |= part
    return result


def _rests_on(facts: Facts, runs: list[Run]) -> list[tuple[str, np.ndarray, np.ndarray]]:
    by_child: dict[str, list[int]] = {}
    for row, run in enumerate(runs):
        by_child.setdefault(run.child_id, []).append(row)
    rests = []
    for name in ("allocations", "plans", "section_47_enquiries"):
        child = facts.native(name).column("child_id")
        pairs = [(row, there) for there, value in enumerate(child.value) for row in by_child.get(value, [])]  # type: ignore[union-attr]  # an id
        if pairs:
            rests.append((name, np.asarray([row for row, _ in pairs]), np.asarray([there for _, there in pairs])))
    return [*rests, *_workers(facts, rests)]


def _workers(facts: Facts, rests: list[tuple[str, np.ndarray, np.ndarray]]) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """The workers of the allocations that a run rests on."""
    step = facts.native("allocations").follow("worker")
    return [
        ("workers", rows[step.positions[there] >= 0], step.positions[there][step.positions[there] >= 0])
        for name, rows, there in rests
        if name == "allocations"
    ]


def _unread(facts: Facts, made: MadeTable) -> np.ndarray:
    """Runs that rest on a record of which something that decides them could not be read."""
    result = np.zeros(made.size, dtype=bool)
    for name, rows, there in made.also_from:
        typed = facts.records.tables[name]
        for column in DECIDING:
            if column in typed.unread:
                np.logical_or.at(result, rows, typed.unread[column][there])
    return result
