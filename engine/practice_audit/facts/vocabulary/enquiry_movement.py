"""How a section 47 enquiry moved: the time since something last happened, and the longest time in which nothing did.

Source: procedure, section_47.md, S47-07. Activity is a visit at which the child was seen, a strategy discussion, a
conference, a check that came back, a manager's decision, a finished assessment; two on one day are one. Times are
counted in working days from one to the next, the first day not counted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Value, numbers
from practice_audit.working_days import working_days_after

ACTIVITY = {
    "visits": "visited_on",
    "strategy_discussions": "held_on",
    "conferences": "held_on",
    "agency_checks": "returned_on",
    "management_decisions": "decided_on",
    "assessments": "completed_on",
}


@dataclass
class Movement:
    """One enquiry: its first and last day (blank: open), what happened in it, and whether all of that could be read."""

    child_id: str
    first: float
    end: float
    is_sure: bool
    days: set[int] = field(default_factory=set)

    def gaps(self) -> list[tuple[int, int]]:
        """From one activity to the next, and to the completion; the first begins with the enquiry."""
        if np.isnan(self.first):
            return []
        inside = sorted({int(self.first), *self.days, *([] if np.isnan(self.end) else [int(self.end)])})
        return list(pairwise(inside))

    @property
    def since(self) -> float:
        """The last activity of an open enquiry."""
        return max({self.first, *self.days}) if np.isnan(self.end) else np.nan


@vocabulary("enquiry_movement")
def enquiry_movement(facts: Facts) -> MadeTable:
    """One row an enquiry, under the enquiry's own key.

    Returns:
        child_id, started_on; since, since_days (an open enquiry: its last activity or start, and the working days from
        there to the audit date); quiet_from, quiet_to, quiet_days: the longest time between two activities (blank:
        there were none), of equal ones the first.
    """
    table = facts.native("section_47_enquiries")
    ids, started, completed = table.text("child_id"), table.day("started_on"), table.day("completed_on")
    read = started.sure & (started.lo == started.hi) & (completed.sure | ~completed.may)
    first, last = (np.where(day.sure, day.lo, np.nan) for day in (started, completed))
    moves = [Movement(child, first[row], last[row], bool(read[row])) for row, child in enumerate(ids.value)]
    also_from = _happened(facts, moves)
    longest = [max(move.gaps(), key=lambda gap: (_between(*gap), -gap[0]), default=(np.nan, np.nan)) for move in moves]
    columns: dict[str, Value] = {
        "child_id": ids,
        "started_on": started,
        "since": numbers([move.since for move in moves]),
        "since_days": numbers([_between(move.since, facts.as_at) for move in moves]),
        "quiet_from": numbers([gap[0] for gap in longest]),
        "quiet_to": numbers([gap[1] for gap in longest]),
        "quiet_days": numbers([_between(*gap) for gap in longest]),
    }
    name = np.full(table.size, "section_47_enquiries", dtype=object)
    made = MadeTable("enquiry_movement", columns, Origin(name, np.arange(table.size), table.origin.id), {}, facts)
    made.also_from, made.population_sure = also_from, np.asarray([move.is_sure for move in moves], dtype=bool)
    return made


def _between(first: float, last: float) -> float:
    return np.nan if np.isnan(first) else float(working_days_after(int(first), int(last)))


def _happened(facts: Facts, moves: list[Movement]) -> list[tuple[str, Positions, Positions]]:
    """Note the days on which something happened in each enquiry; gives the records."""
    by_child: dict[str, list[int]] = defaultdict(list)
    for number, move in enumerate(moves):
        by_child[move.child_id].append(number)
    rests = []
    for name, column in ACTIVITY.items():
        table = facts.native(name)
        child, day = table.text("child_id"), table.day(column)
        counts, is_read = day.may, day.sure & (day.lo == day.hi)
        if name == "visits":
            seen = table.day("seen")
            counts, is_read = counts & seen.may & (seen.hi > 0), is_read & seen.sure & (seen.lo > 0)
        pairs = []
        for row in np.flatnonzero(counts):
            for number in by_child.get(child.value[row], []):
                move = moves[number]
                end = facts.as_at if np.isnan(move.end) else move.end
                if day.hi[row] < move.first or day.lo[row] > end:
                    continue
                pairs.append((number, row))
                move.is_sure &= bool(is_read[row])
                if is_read[row]:
                    move.days.add(int(day.lo[row]))
        if pairs:
            here, there = np.asarray(pairs, dtype=np.int64).T
            rests.append((name, here, there))
    return rests
