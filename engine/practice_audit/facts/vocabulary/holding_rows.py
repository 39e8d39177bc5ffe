"""The records that say who held a case: by child, whether they could be read, and which of them a run rests on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from practice_audit.facts.store import Facts
from practice_audit.facts.tables import Positions

DECIDING = {
    "allocations": ("role", "start_on", "end_on", "worker_id"),
    "plans": ("kind", "start_on", "end_on"),
    "section_47_enquiries": ("started_on", "completed_on"),
    "assessments": ("kind", "started_on", "completed_on"),
    "care_episodes": ("start_on", "end_on"),
    "transfers": ("agreed_on", "completed_on"),
    "case_closures": ("closed_on",),
    "referrals": ("received_on", "decision", "decided_on"),
    "workers": ("role", "qualified", "qualified_on"),
}
"""By table, the columns that decide who held a case and what it was."""
SPANS = {
    "allocations": ("start_on", "end_on"),
    "plans": ("start_on", "end_on"),
    "section_47_enquiries": ("started_on", "completed_on"),
}
"""The records that are shown with a run: those that reach into it or touch it."""


@dataclass(frozen=True)
class Rests:
    """A run of days of a child."""

    child_id: str
    first: int
    last: int


def rows_by(facts: Facts, table: str, key: str = "child_id") -> dict[str, list[dict[str, Any]]]:
    """The rows of a table by child (or another id): days as whole numbers, blanks as None.

    Each also has `row` (its position) and `unread` (something that decides could not be read).
    """
    native = facts.native(table)
    if native.typed is None:
        return {}
    names = [key, *DECIDING[table]]
    columns = {name: native.typed.frame[name].to_numpy() for name in names}
    dated = {name for name in names if columns[name].dtype.kind == "f"}
    unread = np.zeros(native.size, dtype=bool)
    for name in names:
        unread |= native.typed.unread.get(name, np.zeros(native.size, dtype=bool))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in range(native.size):
        values = {name: columns[name][row] for name in names}
        values |= {name: None if np.isnan(values[name]) else int(values[name]) for name in dated}
        found[values[key]].append({**values, "row": row, "unread": bool(unread[row])})
    return found


def rests_on(facts: Facts, runs: list[Rests]) -> list[tuple[str, Positions, Positions]]:
    """For each run the allocations, plans and enquiries of the child that reach into it, and the allocated workers.

    A record whose dates contradict each other belongs to every run of the child: it may have been there.
    """
    by_child: dict[str, list[int]] = defaultdict(list)
    for number, run in enumerate(runs):
        by_child[run.child_id].append(number)
    rests = []
    for table, (start, end) in SPANS.items():
        pairs = [
            (number, row["row"])
            for child, rows in rows_by(facts, table).items()
            for row in rows
            for number in by_child.get(child, [])
            if _reaches(row[start], row[end], runs[number])
        ]
        if pairs:
            here, there = np.asarray(pairs, dtype=np.int64).T
            rests.append((table, here, there))
    return [*rests, *_workers(facts, rests)]


def _reaches(start: int | None, end: int | None, run: Rests) -> bool:
    if start is None or (end is not None and end < start):
        return True
    return start <= run.last + 1 and (end is None or end >= run.first - 1)


def _workers(facts: Facts, rests: list[tuple[str, Positions, Positions]]) -> list[tuple[str, Positions, Positions]]:
    step = facts.native("allocations").follow("worker")
    return [
        ("workers", here[step.positions[there] >= 0], step.positions[there][step.positions[there] >= 0])
        for table, here, there in rests
        if table == "allocations"
    ]
