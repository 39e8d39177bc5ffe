"""What falls to one owner in one week of a plan: a row for each plan, owner and week with a live action due in it.

Live: open or without a status, and not completed. An action whose status, owner or day could not be read may be one
more in every week in question.

Source: procedure, plans.md, PL-08, and limits.md, "live action" and "normal words".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from practice_audit.facts.functions.blanks import blank_words, means_something
from practice_audit.facts.keys import encoded
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import NO_RECORD, MadeTable, Origin
from practice_audit.facts.values import Numbers, Value, blank, compare, constant, numbers, texts
from practice_audit.facts.vocabulary.plan_actions_carried_over import normal


@dataclass
class Week:
    """The actions of one owner in one week of a plan: the surely live ones, and those that may be."""

    owner: str
    sure: list[int] = field(default_factory=list)
    perhaps: list[int] = field(default_factory=list)


@vocabulary("plan_action_weeks")
def plan_action_weeks(facts: Facts) -> MadeTable:
    """One row a plan, owner and week.

    Returns:
        child_id, plan_id, kind, start_on, end_on of the plan; owner (as first written), owner_words (normal words),
        monday, actions (their number). Key: the plan's id, the owner's normal words, the Monday.
    """
    weeks = _weeks(facts)
    plans, names = facts.native("plans"), sorted(weeks)
    of = np.asarray([plan for plan, _, _ in names], dtype=np.int64)
    sure = np.asarray([len(weeks[name].sure) for name in names], dtype=float)
    may = sure + np.asarray([len(weeks[name].perhaps) for name in names], dtype=float)
    filled = np.ones(len(names), dtype=bool)
    columns: dict[str, Value] = {
        **{name: plans.text(name).take(of) for name in ("child_id", "plan_id", "kind")},
        **{name: plans.day(name).take(of) for name in ("start_on", "end_on")},
        "owner": texts([weeks[name].owner for name in names]),
        "owner_words": texts([owner for _, owner, _ in names]),
        "monday": numbers([float(monday) for _, _, monday in names]),
        "actions": Numbers(sure, may, filled, filled),
    }
    keys = [
        f"{encoded(plans.origin.id[plan])}/{encoded(owner)}/{date.fromordinal(monday).isoformat()}"
        for plan, owner, monday in names
    ]
    origin = Origin(np.full(len(names), "plans", dtype=object), of, np.asarray(keys, dtype=object))
    made = MadeTable("plan_action_weeks", columns, origin, {}, facts)
    made.population_sure = sure > 0
    pairs = [(row, action) for row, name in enumerate(names) for action in (*weeks[name].sure, *weeks[name].perhaps)]
    if pairs:
        here, there = np.asarray(pairs, dtype=np.int64).T
        made.also_from = [("plan_actions", here, there)]
    return made


def _weeks(facts: Facts) -> dict[tuple[int, str, int], Week]:
    table = facts.native("plan_actions")
    owner, due, status = table.text("owner"), table.day("due_on"), table.text("status")
    live = (blank(status) | compare(status, "==", constant("open", table.size))) & blank(table.day("completed_on"))
    plan, says_nothing = table.follow("plan").positions, blank_words(facts.local)
    weeks: dict[tuple[int, str, int], Week] = {}
    anywhere: list[int] = []
    for row in map(int, np.flatnonzero(live.may & due.may & (plan != NO_RECORD))):
        if owner.known[row] and not means_something(owner.value[row], says_nothing):
            continue
        if not owner.known[row] or not due.settled[row]:
            anywhere.append(row)
            continue
        day = int(due.lo[row])
        monday = day - date.fromordinal(day).weekday()
        week = weeks.setdefault((int(plan[row]), normal(owner.value[row]), monday), Week(owner.value[row]))
        (week.sure if live.yes[row] else week.perhaps).append(row)
    for row in anywhere:
        for (of, words, _), week in weeks.items():
            if of == plan[row] and (not owner.known[row] or words == normal(owner.value[row])):
                week.perhaps.append(row)
    return weeks
