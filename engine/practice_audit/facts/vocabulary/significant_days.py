"""Days on which something significant happened to a child: the events of one day are one, with several names.

Source: procedure, chronologies.md, "Throughout" and CH-03 (the key: the record that gives the event, the first in the
order of the layout; the end of a plan or of care is told from its start).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from practice_audit.facts.keys import encoded
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Value, texts
from practice_audit.layout import TABLES

Group = list[int]
"""The rows of `significant_events` that are one."""


@vocabulary("significant_days")
def significant_days(facts: Facts) -> MadeTable:
    """One row a day of a child (an event whose day is in doubt is alone): child_id, on, names.

    Key: children, K1/<table>:<id>.
    """
    events = facts.table("significant_events")
    child, day, name = events.text("child_id"), events.day("on"), events.text("name")
    ids = facts.native("children").text("child_id").value
    rows = {of: row for row, of in reversed(list(enumerate(ids)))}
    groups = _groups(facts)
    first = np.asarray([group[0] for group in groups], dtype=np.int64)
    columns: dict[str, Value] = {
        "child_id": child.take(first),
        "on": day.take(first),
        "names": texts([" and ".join(dict.fromkeys(str(name.value[row]) for row in group)) for group in groups]),
    }
    origin = Origin(
        np.full(len(groups), "children", dtype=object),
        np.asarray([rows.get(child.value[row], -1) for row in first], dtype=np.int64),
        np.asarray([_key(facts, row) for row in first], dtype=object),
    )
    made = MadeTable("significant_days", columns, origin, {}, facts)
    rests: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for here, group in enumerate(groups):
        for row in group:
            rests[events.origin.table[row]].append((here, int(events.origin.position[row])))
    made.also_from = [
        (table, np.asarray([here for here, _ in pairs]), np.asarray([there for _, there in pairs]))
        for table, pairs in rests.items()
    ]
    return made


def _groups(facts: Facts) -> list[Group]:
    """The events of each child's day, a sure one first; those that are only possible join a sure one."""
    events = facts.table("significant_events")
    child, day, order = events.text("child_id"), events.day("on"), {name: at for at, name in enumerate(TABLES)}
    by_day: dict[tuple[str, float], Group] = defaultdict(list)
    alone: list[Group] = []
    for row in sorted(range(events.size), key=lambda row: (not day.settled[row], order[str(events.origin.table[row])])):
        if child.known[row] and day.may[row] and day.lo[row] == day.hi[row]:
            by_day[child.value[row], day.lo[row]].append(row)
        elif child.known[row]:
            alone.append([row])
    return [*by_day.values(), *alone]


def _key(facts: Facts, row: int) -> str:
    events = facts.table("significant_events")
    end = ":end" if str(events.text("name").value[row]).startswith("end ") else ""
    return f"{encoded(events.text('child_id').value[row])}/{events.origin.table[row]}:{events.origin.id[row]}{end}"
