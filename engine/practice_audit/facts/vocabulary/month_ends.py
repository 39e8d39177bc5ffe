"""Each child on the last day of each whole month: who held the case, in which team, and whether it was open.

Source: procedure, advocacy.md (AD-09), quality.md (QA-04): months are those over at the audit date, the last 12.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.periods import month_with, whole_months
from practice_audit.facts.store import Facts, derived_column, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Objects, Texts, Value, numbers, texts
from practice_audit.facts.vocabulary.open_cases import open_stretches

MONTHS = 12
WINDOW = "missing_repeat_window"
NO_TEAM = "none"


@vocabulary("month_ends")
def month_ends(facts: Facts) -> MadeTable:
    """One row a child and month.

    Returns:
        child_id, month (2012-11), on (its last day), holder_id (the case holder on that day; of two the first by id),
        team_id (theirs; "none" without holder or team), is_open, missing_times (episodes from home or care that began
        in the days of missing_repeat_window up to that day). Allocations whose days can't be read hold nothing.
    """
    children = facts.native("children")
    months = whole_months(facts.as_at, MONTHS)
    ids = children.text("child_id").value
    stretches = open_stretches(facts)
    holder = np.full((len(months), len(ids)), None, dtype=object)
    is_open = np.zeros((len(months), len(ids)), dtype=float)
    for number, month in enumerate(months):
        held = holders_on(facts, np.full(len(ids), float(month.last)), ids)
        holder[number] = held
        is_open[number] = [_covers(stretches.get(child, []), month.last) for child in ids]
    holders = holder.ravel()
    position = np.tile(np.arange(len(ids)), len(months))
    whole = children.origin
    columns: dict[str, Value] = {
        "child_id": texts(whole.id[position]),
        "month": texts([month.name for month in months for _ in ids]),
        "on": numbers([float(month.last) for month in months for _ in ids]),
        "holder_id": texts(holders),
        "team_id": texts(teams_of(facts, holders)),
        "is_open": numbers(is_open.ravel()),
        "missing_times": numbers(_missing_times(facts, [month.last for month in months], ids).ravel()),
    }
    origin = Origin(whole.table[position], position, whole.id[position])
    return MadeTable("month_ends", columns, origin, {}, facts)


def _missing_times(facts: Facts, last_days: list[int], ids: Objects) -> np.ndarray:
    episodes = facts.native("missing_episodes")
    day, left = episodes.day("missing_on").if_settled, episodes.text("missing_from").value
    counts = pd.DataFrame({"child": episodes.text("child_id").value, "day": day})[
        (left != "education") & ~np.isnan(day)
    ]
    rows = []
    for last in last_days:
        window = limit_in_force(facts.local.limits[WINDOW], last)
        first = last - (window.value if window else 0)
        inside = counts[(counts["day"] > first) & (counts["day"] <= last)].groupby("child").size()
        rows.append(inside.reindex(ids, fill_value=0).to_numpy(dtype=float))
    return np.asarray(rows)


@derived_column("audits", "month_end_team_id")
def month_end_team(facts: Facts) -> Value:
    """The team of the audited child's case holder on the last day of the month of the audit."""
    audits = facts.native("audits")
    day, child = audits.day("audited_on"), audits.text("child_id")
    last = np.full(audits.size, np.nan)
    known = np.flatnonzero(day.settled)
    last[known] = [float(month_with(int(day.lo[row])).last) for row in known]
    return _team_text(facts, holders_on(facts, last, child.value), unread=day.may & ~day.settled)


@derived_column("missing_episodes", "holder_team_id")
def holder_team(facts: Facts) -> Value:
    """The team of the child's case holder on the day of going missing."""
    episodes = facts.native("missing_episodes")
    day = episodes.day("missing_on")
    held = holders_on(facts, day.if_settled, episodes.text("child_id").value)
    return _team_text(facts, held, unread=day.may & ~day.settled)


def _team_text(facts: Facts, holders: Objects, *, unread: np.ndarray) -> Texts:
    return texts(teams_of(facts, holders), unread)


def holders_on(facts: Facts, days: np.ndarray, children: Objects) -> Objects:
    """The case holder of each child on each day; None where there is none, of two the first by id."""
    allocations = facts.native("allocations")
    start, end = allocations.day("start_on"), allocations.day("end_on")
    role, worker = allocations.text("role"), allocations.text("worker_id")
    fits = np.flatnonzero((role.value == "case_holder") & start.settled & (~end.may | end.settled) & worker.known)
    held = pd.DataFrame(
        {
            "child": allocations.text("child_id").value[fits],
            "worker": worker.value[fits],
            "first": start.lo[fits],
            "last": np.where(end.sure[fits], end.lo[fits], np.inf),
        }
    )
    asked = pd.DataFrame({"row": np.arange(len(days)), "child": children, "day": days})
    found = asked.merge(held, on="child")
    found = found[(found["first"] <= found["day"]) & (found["day"] <= found["last"])].sort_values(["row", "worker"])
    found = found.drop_duplicates("row")
    result = np.full(len(days), None, dtype=object)
    result[found["row"].to_numpy(dtype=np.int64)] = found["worker"].to_numpy(dtype=object)
    return result


def teams_of(facts: Facts, holders: Objects) -> list[str]:
    """The team of each worker; "none" where there is no worker, or no team is recorded."""
    workers = facts.native("workers")
    known = dict(zip(workers.text("worker_id").value, workers.text("team_id").value, strict=True))
    return [known.get(name) or NO_TEAM for name in holders]


def _covers(stretches: list[tuple[int, int | None]], day: int) -> bool:
    return any(first <= day and (last is None or last >= day) for first, last in stretches)
