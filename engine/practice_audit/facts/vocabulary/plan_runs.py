"""Runs of plans: child protection plans of a child that follow on each other; every other plan is a run by itself.

One follows on where it starts on or before the day after the end of those before it.

Source: procedure, plans.md, PL-16.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import numpy as np

from practice_audit.facts.store import Facts, derived_column, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.facts.vocabulary.open_cases import in_doubt

FOLLOWING = "child_protection"


@vocabulary("plan_runs")
def plan_runs(facts: Facts) -> MadeTable:
    """One row a run, under the key of its first plan.

    Returns:
        child_id, kind, first_plan_id, first_on (its start); plan_id, start_on, end_on of the last plan; plans (number).
    """
    plans, runs = facts.native("plans"), _runs(facts)
    first = np.asarray([run[0] for run in runs], dtype=np.int64)
    last = np.asarray([run[-1] for run in runs], dtype=np.int64)
    columns: dict[str, Value] = {
        "child_id": plans.text("child_id").take(first),
        "kind": plans.text("kind").take(first),
        "first_plan_id": plans.text("plan_id").take(first),
        "first_on": plans.day("start_on").take(first),
        "plan_id": plans.text("plan_id").take(last),
        "start_on": plans.day("start_on").take(last),
        "end_on": plans.day("end_on").take(last),
        "plans": numbers([float(len(run)) for run in runs]),
    }
    name = np.full(len(runs), "plans", dtype=object)
    made = MadeTable("plan_runs", columns, Origin(name, first, plans.origin.id[first]), {}, facts)
    pairs = [(row, plan) for row, run in enumerate(runs) for plan in run[1:]]
    if pairs:
        here, there = np.asarray(pairs, dtype=np.int64).T
        made.also_from = [("plans", here, there)]
    child = plans.text("child_id").value
    doubtful = in_doubt(plans, "start_on") | in_doubt(plans, "end_on") | set(child[~plans.text("kind").known])
    children = child[first]
    made.population_sure = np.asarray([child not in doubtful for child in children], dtype=bool)
    return made


@derived_column("management_decisions", "plan_run_id")
def plan_run_id(facts: Facts) -> Value:
    """The first plan of the run that a decision on a plan speaks of; blank where it is on something else."""
    ids = facts.native("plans").text("plan_id").value
    first = {ids[plan]: ids[run[0]] for run in _runs(facts) for plan in run}
    table = facts.native("management_decisions")
    kind, subject = table.text("subject_kind"), table.text("subject_id")
    pairs = zip(kind.value, subject.value, strict=True)
    found = [first.get(of) if what in (None, "plan") else None for what, of in pairs]
    return texts(np.asarray(found, dtype=object), ~kind.known | ~subject.known)


def _runs(facts: Facts) -> list[list[int]]:
    """The rows of `plans` in each run, in the order of their starts; a plan without a start is none."""
    plans = facts.native("plans")
    child, kind, ids = (plans.text(name).value for name in ("child_id", "kind", "plan_id"))
    start, end = plans.day("start_on"), plans.day("end_on")
    by_child: dict[str, list[int]] = defaultdict(list)
    alone: list[list[int]] = []
    for row in map(int, np.flatnonzero(start.settled)):
        if kind[row] == FOLLOWING and child[row] is not None:
            by_child[child[row]].append(row)
        else:
            alone.append([row])
    ends = np.where(end.settled, end.lo, np.inf)
    runs: list[list[int]] = []
    for rows in by_child.values():
        until = -np.inf
        for row in sorted(rows, key=lambda row: (start.lo[row], ids[row])):
            if start.lo[row] > until + 1:
                runs.append([])
                until = -np.inf
            runs[-1].append(row)
            until = max(until, ends[row])
    return sorted(chain(runs, alone))
