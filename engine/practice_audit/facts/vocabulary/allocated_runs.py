"""Runs of days on which several workers held a case, or on which a case moved from team to team.

Source: procedure, allocation.md, "Throughout", AL-04 and AL-06. Days are calendar days inside the child's open case,
from 17 March 2010 to the audit date, not before the first day of `allocations`; the first and last day of an allocation
or a transfer are both in it. What could not be read counts for as long as it may have lasted, and makes a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np

from practice_audit.facts.keys import encoded
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.facts.vocabulary.holding_rows import Rests, rests_on, rows_by
from practice_audit.facts.vocabulary.open_cases import in_doubt, open_stretches
from practice_audit.facts.vocabulary.stretches import NO_DAYS, Days
from practice_audit.facts.vocabulary.working_lives import first_day_known
from practice_audit.working_days import working_days_in

FIRST_DAY = date(2010, 3, 17).toordinal()
Row = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """A stretch of days that are alike."""

    child_id: str
    question: str
    fails: bool
    first: int
    last: int
    is_sure: bool


@vocabulary("allocated_runs")
def allocated_runs(facts: Facts) -> MadeTable:
    """One row a run.

    Returns:
        child_id; question: `several` (two or more workers hold the case) or `moving` (a transfer, with a case holder or
        co-worker: is a worker allocated who is qualified?); fails; first_day, last_day (blank: it reaches the audit
        date); days and working_days in it, both ends counted.
    """
    runs = list(_runs(facts))
    columns: dict[str, Value] = {
        "child_id": texts([run.child_id for run in runs]),
        "question": texts([run.question for run in runs]),
        "fails": numbers([float(run.fails) for run in runs]),
        "first_day": numbers([run.first for run in runs]),
        "last_day": numbers([np.nan if run.last >= facts.as_at else run.last for run in runs]),
        "days": numbers([run.last - run.first + 1 for run in runs]),
        "working_days": numbers([working_days_in(run.first, run.last) for run in runs]),
    }
    keys = [f"{encoded(run.child_id)}/{date.fromordinal(run.first).isoformat()}" for run in runs]
    rows = facts.native("children").find(texts([run.child_id for run in runs]))
    origin = Origin(np.full(len(runs), "children", dtype=object), rows, np.asarray(keys, dtype=object))
    made = MadeTable("allocated_runs", columns, origin, {}, facts)
    made.also_from = [
        *rests_on(facts, [Rests(run.child_id, run.first, run.last) for run in runs]),
        *_transfers(facts, runs),
    ]
    perhaps_closed = in_doubt(facts.native("case_closures"), "closed_on")
    made.population_sure = np.asarray([run.is_sure and run.child_id not in perhaps_closed for run in runs], dtype=bool)
    return made


def _runs(facts: Facts) -> Iterator[Run]:
    allocated, moved = rows_by(facts, "allocations"), rows_by(facts, "transfers")
    workers = {worker: found[0] for worker, found in rows_by(facts, "workers", "worker_id").items()}
    judged = Days.run(max(FIRST_DAY, first_day_known(facts)), facts.as_at)
    roles_kept = facts.is_present("allocations", "role")
    known = open_stretches(facts)
    start = facts.native("allocations").day("start_on")
    perhaps_earlier = Days.run(FIRST_DAY, facts.as_at) if (start.may & ~start.settled).any() else judged
    perhaps_open = in_doubt(facts.table("opening_events"), "on") - known.keys()
    for child in sorted({*known, *perhaps_open}):
        rows = [{**row, "unread": row["unread"] or not roles_kept} for row in allocated.get(child, [])]
        transfers = moved.get(child, [])
        if len(rows) < 2 and not transfers:  # noqa: PLR2004  one alone is not several
            continue
        inside = perhaps_earlier if child in perhaps_open else NO_DAYS
        for first, last in known.get(child, []):
            inside |= judged & Days.run(first, facts.as_at if last is None else last)
        found = [
            *_several(child, rows, inside, facts.as_at),
            *_moving(child, rows, transfers, workers=workers, inside=inside, as_at=facts.as_at),
        ]
        yield from (replace(run, is_sure=run.is_sure and child not in perhaps_open) for run in found)


def _several(child: str, rows: list[Row], inside: Days, as_at: int) -> Iterator[Run]:
    surely = list(inside & _shared([row for row in rows if not row["unread"] and row["worker_id"]], as_at))
    for run in inside & _shared(rows, as_at):
        yield Run(child, "several", True, *run, is_sure=run in surely)  # noqa: FBT003  it fails


def _shared(rows: list[Row], as_at: int) -> Days:
    """Days on which different workers hold the case; one without a name may be another."""
    by_worker: dict[Any, Days] = {}
    for row in rows:
        if row["role"] == "case_holder" or (row["unread"] and row["role"] not in ("co_worker", "support_worker")):
            worker = row["worker_id"] or row["row"]
            by_worker[worker] = by_worker.get(worker, NO_DAYS) | _span(row, "start_on", "end_on", as_at)
    shared = NO_DAYS
    for one, other in combinations(by_worker.values(), 2):
        shared |= one & other
    return shared


def _moving(  # noqa: PLR0913  what decides a day
    child: str, rows: list[Row], transfers: list[Row], *, workers: dict[str, Row], inside: Days, as_at: int
) -> Iterator[Run]:
    moving = allocated = qualified = doubt = NO_DAYS
    for row in transfers:
        span = _span(row, "agreed_on", "completed_on", as_at)
        moving |= span
        doubt |= span if row["unread"] else NO_DAYS
    for row in rows:
        span = _span(row, "start_on", "end_on", as_at)
        allocated |= span if row["role"] in ("case_holder", "co_worker") else NO_DAYS
        worker = workers.get(row["worker_id"])
        if worker is None or worker["unread"] or row["unread"] or worker["qualified"] is None:
            doubt |= span
        elif worker["qualified"]:
            qualified |= span & Days.run(worker["qualified_on"] or 1, as_at)
    asked = inside & moving & allocated
    for fails, days in ((False, asked & qualified), (True, asked - qualified)):
        for first, last in days:
            unsure = doubt & Days.run(first, last)
            yield Run(child, "moving", fails, first, last, is_sure=not unsure)


def _span(row: Row, start: str, end: str, as_at: int) -> Days:
    """The days that a row may have lasted."""
    if row[start] is None and not row["unread"]:
        return NO_DAYS
    return Days.run(row[start] or 1, as_at if row[end] is None else min(row[end], as_at))


def _transfers(facts: Facts, runs: list[Run]) -> list[tuple[str, Positions, Positions]]:
    """The transfers of the child of each run in one."""
    moved = rows_by(facts, "transfers")
    pairs = [
        (number, row["row"])
        for number, run in enumerate(runs)
        if run.question == "moving"
        for row in moved.get(run.child_id, [])
    ]
    if not pairs:
        return []
    here, there = np.asarray(pairs, dtype=np.int64).T
    return [("transfers", here, there)]
