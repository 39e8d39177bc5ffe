"""Runs of days on which a case had no case holder, or none who was qualified: for the rules on who holds a case.

Source: procedure, allocation.md, "Throughout", AL-02 and AL-03. Days are calendar days inside the child's open case,
from 17 March 2010 to the audit date, not before the first day of `allocations`. Each day's colour: holding_days.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from practice_audit.facts.keys import encoded
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.facts.vocabulary.holding_days import ChildDays, child_days
from practice_audit.facts.vocabulary.holding_rows import Rests, rests_on

FAILS, REPORTED, PASSES, UNSURE = 1, 2, 3, 4
"""A day: a fault; one reported elsewhere or allowed; no fault; a fault if the worker is not qualified."""


@dataclass(frozen=True)
class Run:
    """A stretch of days that are alike."""

    child_id: str
    question: str
    paint: int
    first: int
    last: int
    worker_id: str
    is_complex: bool


@vocabulary("holding_runs")
def holding_runs(facts: Facts) -> MadeTable:
    """One row a run.

    Returns:
        child_id; question: `qualified` (a social work case with a case holder: is one of them qualified?) or `held`
        (days without a case holder other than a manager or duty desk; only runs that fail are rows); fails; set_aside
        (a fault that AL-08 reports, or a child in need case that another practitioner may lead); first_day, last_day
        (blank: it reaches the audit date), days (both ends counted); is_complex (on any of its days); worker_id (a case
        holder of the first day, managers too).
    """
    painted = child_days(facts)
    runs = [run for days in painted for run in _runs(facts, days)]
    doubtful = {days.child_id for days in painted if days.is_doubtful}
    ids = facts.native("children").text("child_id")
    rows = {child: row for row, child in reversed(list(enumerate(ids.value)))}
    keys = [f"{encoded(run.child_id)}/{date.fromordinal(run.first).isoformat()}" for run in runs]
    origin = Origin(
        np.full(len(runs), "children", dtype=object),
        np.asarray([rows.get(run.child_id, -1) for run in runs], dtype=np.int64),
        np.asarray(keys, dtype=object),
    )
    columns: dict[str, Value] = {
        "child_id": texts([run.child_id for run in runs]),
        "question": texts([run.question for run in runs]),
        "fails": numbers([float(run.paint != PASSES) for run in runs]),
        "set_aside": numbers([float(run.paint == REPORTED) for run in runs]),
        "first_day": numbers([run.first for run in runs]),
        "last_day": numbers([np.nan if run.last >= facts.as_at else run.last for run in runs]),
        "days": numbers([run.last - run.first + 1 for run in runs]),
        "is_complex": numbers([float(run.is_complex) for run in runs]),
        "worker_id": texts([run.worker_id or None for run in runs]),
    }
    made = MadeTable("holding_runs", columns, origin, {}, facts)
    made.also_from = rests_on(facts, [Rests(run.child_id, run.first, run.last) for run in runs])
    made.population_sure = np.asarray(
        [run.paint != UNSURE and run.child_id not in doubtful for run in runs], dtype=bool
    )
    return made


def _runs(facts: Facts, days: ChildDays) -> Iterator[Run]:
    lead_from = facts.local.value("cin_other_lead_from")
    other_may_lead = days.child_in_need & ~days.other_work
    other_may_lead[: max(lead_from.toordinal() - days.base, 0) if lead_from else None] = False
    question = days.is_open & (days.child_in_need | days.other_work) & days.held & ~days.moving
    fault = np.where(other_may_lead, REPORTED, np.where(days.perhaps_qualified, UNSURE, FAILS))
    yield from _stretches(days, "qualified", np.where(question, np.where(days.qualified, PASSES, fault), 0))
    nobody = days.is_open & days.judged & ~days.held_by_worker & ~days.reported_as_moving
    yield from _stretches(days, "held", np.where(nobody, np.where(days.manager_now, REPORTED, FAILS), 0))


def _stretches(days: ChildDays, question: str, painted: np.ndarray) -> Iterator[Run]:
    edges = [0, *(np.flatnonzero(np.diff(painted)) + 1).tolist(), len(painted)]
    for first, after in pairwise(edges):
        if first < after and painted[first]:
            yield Run(
                days.child_id,
                question,
                int(painted[first]),
                days.base + first,
                days.base + after - 1,
                days.holder_on(days.base + first),
                bool(days.is_complex[first:after].any()),
            )
