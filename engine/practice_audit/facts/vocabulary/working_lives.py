"""Who held a case and what it was, day by day: stretches of plans, enquiries, holders and co-workers of each child that a newly qualified worker held."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import portion

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts
from practice_audit.working_days import add_months

Days = portion.Interval


@dataclass
class WorkingLife:
    """Stretches of days (closed-open, ordinals) of one child."""

    known_from: int
    plans: Days = field(default_factory=portion.empty)
    enquiries: Days = field(default_factory=portion.empty)
    newly_qualified: Days = field(default_factory=portion.empty)
    perhaps_newly_qualified: Days = field(default_factory=portion.empty)
    """Held by a worker of whom nothing is recorded that says whether they are."""
    others: Days = field(default_factory=portion.empty)
    experienced_beside: Days = field(default_factory=portion.empty)
    perhaps_experienced_beside: Days = field(default_factory=portion.empty)
    holders: list[tuple[int, int, str]] = field(default_factory=list)

    def holder_on(self, day: int) -> str:
        """The holder of a day; blank where there is none."""
        return next((worker for first, after, worker in self.holders if first <= day < after), "")


@dataclass(frozen=True)
class Career:
    """The days on which one worker was newly qualified, and those on which they were experienced."""

    newly_qualified: Days
    experienced: Days
    perhaps_newly_qualified: Days = field(default_factory=portion.empty)
    perhaps_experienced: Days = field(default_factory=portion.empty)

    @property
    def ever_new(self) -> bool:
        """Whether the worker ever was, or may have been, newly qualified."""
        return not self.newly_qualified.empty or not self.perhaps_newly_qualified.empty


def working_lives(facts: Facts) -> dict[str, WorkingLife]:
    """By child, for each child whose case a newly qualified worker ever held."""
    careers = _careers(facts)
    allocations = _rows(facts.native("allocations"), ["child_id", "worker_id", "role", "start_on", "end_on"])
    allocations = [row for row in allocations if row["child_id"] and row["start_on"] is not None]
    known_from = min((row["start_on"] for row in allocations), default=0)
    nobody = Career(portion.empty(), portion.empty())
    wanted = {
        row["child_id"]
        for row in allocations
        if row["role"] == "case_holder" and careers.get(row["worker_id"], nobody).ever_new
    }
    lives = {child: WorkingLife(known_from) for child in sorted(wanted)}
    for row in allocations:
        if row["child_id"] in lives:
            _allocate(lives[row["child_id"]], row, careers.get(row["worker_id"], nobody), facts.as_at)
    for row in _rows(facts.native("plans"), ["child_id", "kind", "start_on", "end_on"]):
        if row["child_id"] in lives and row["kind"] == "child_protection" and row["start_on"] is not None:
            lives[row["child_id"]].plans |= portion.closedopen(
                row["start_on"], (facts.as_at if row["end_on"] is None else row["end_on"]) + 1
            )
    for row in _rows(facts.native("section_47_enquiries"), ["child_id", "started_on", "completed_on"]):
        if row["child_id"] in lives and row["started_on"] is not None:
            lives[row["child_id"]].enquiries |= portion.closedopen(
                row["started_on"], facts.as_at + 1 if row["completed_on"] is None else row["completed_on"]
            )
    return lives


def _allocate(life: WorkingLife, row: dict[str, object], career: Career, as_at: int) -> None:
    last = as_at if row["end_on"] is None else row["end_on"]
    held = portion.closedopen(row["start_on"], int(last) + 1)  # type: ignore[call-overload]  # a day
    if row["role"] == "case_holder":
        life.newly_qualified |= held & career.newly_qualified
        life.perhaps_newly_qualified |= held & career.perhaps_newly_qualified
        life.others |= held - career.newly_qualified - career.perhaps_newly_qualified
        life.holders.append((int(row["start_on"]), int(last) + 1, str(row["worker_id"] or "")))  # type: ignore[call-overload]  # days
    elif row["role"] == "co_worker":
        life.experienced_beside |= held & career.experienced
        life.perhaps_experienced_beside |= held & career.perhaps_experienced


def _careers(facts: Facts) -> dict[str, Career]:
    names = ["worker_id", "role", "qualified", "qualified_on", "support_year_start", "support_year_end"]
    return {row["worker_id"]: _career(row) for row in _rows(facts.native("workers"), names) if row["worker_id"]}


def _career(row: dict[str, object]) -> Career:
    start, end, since = row["support_year_start"], row["support_year_end"], row["qualified_on"]
    forever = date.max.toordinal()
    if start is not None:
        last = end if end is not None else add_months(int(start), 12)  # type: ignore[call-overload]  # days
        new = portion.closedopen(start, int(last) + 1)  # type: ignore[call-overload]
    elif end is None and since is not None:
        new = portion.closedopen(since, add_months(int(since), 12))  # type: ignore[call-overload]
    elif end is None and row["role"] == "newly_qualified":
        new = portion.closedopen(0, forever)
    else:
        new = portion.empty()
    always = portion.closedopen(0, forever)
    qualified = portion.closedopen(since if since is not None else 0, forever)
    unknown = start is None and end is None and since is None and row["role"] is None
    perhaps = always if row["qualified"] is None else portion.empty()
    if unknown:
        return Career(portion.empty(), portion.empty(), always, always if row["qualified"] != 0 else portion.empty())
    return Career(
        new, qualified - new if row["qualified"] == 1 else portion.empty(), portion.empty(), perhaps & (qualified - new)
    )


def _rows(table: NativeTable, names: list[str]) -> list[dict[str, object]]:
    if table.typed is None:
        return []
    columns = {name: table.typed.frame[name].to_numpy() for name in names}
    dated = {name for name in names if columns[name].dtype.kind == "f"}
    return [
        {
            name: (None if np.isnan(columns[name][row]) else int(columns[name][row]))
            if name in dated
            else columns[name][row]
            for name in names
        }
        for row in range(table.size)
    ]
