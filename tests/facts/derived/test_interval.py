"""Intervals tile their period: from one event to the next, whatever the days, open or ended, sure or in doubt."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.making import UNREAD, facts_of

from practice_audit.facts.derived.register import make
from practice_audit.facts.rows import Held
from practice_audit.facts.tables import MadeTable
from practice_audit.rulebook.parts import Derived

START = date(2012, 5, 1).toordinal()
PLAN: dict[str, Any] = {
    "plan_id": "PL1",
    "child_id": "K1",
    "kind": "child_protection",
    "start_on": date.fromordinal(START),
}


def asked(*, from_start: bool) -> Derived:
    """Give the intervals between seen visits inside a plan."""
    between = {"visit": "visits", "where": "visit.seen", "on": "visit.visited_on"}
    of = {"of": {"plan": "plans"}, "from": "plan.start_on", "to": "plan.end_on", "between": between}
    return Derived.model_validate({"interval": {**of, "opened_also_by": ["start"] if from_start else []}})


def made(
    visits: list[dict[str, Any]], *, end: int | None = None, from_start: bool = True, held: Held | None = None
) -> MadeTable:
    """Give the intervals of one plan; visits are those of its child, on days after its start."""
    plan = {**PLAN, "end_on": None if end is None else date.fromordinal(START + end)}
    return make(facts_of({"plans": [plan], "visits": visits}), asked(from_start=from_start), held or {})


def visits(*days: int | str, child: str = "K1") -> list[dict[str, Any]]:
    """Give visits on days counted from the start of the plan."""
    dates = [of if isinstance(of, str) else date.fromordinal(START + of) for of in days]
    return [{"visit_id": f"V{n}", "child_id": child, "visited_on": of, "seen": True} for n, of in enumerate(dates)]


def opened(table: MadeTable) -> list[int]:
    """Give the days on which the intervals open, counted from the start of the plan."""
    return [int(of) - START for of in table.day("opened_on").lo]


@given(st.lists(st.integers(-10, 60), max_size=8), st.none() | st.integers(0, 50), st.booleans())
def test_intervals_tile_the_period_without_gap_or_overlap(days: list[int], end: int | None, from_start: bool) -> None:  # noqa: FBT001  a draw
    rows = made(visits(*days), end=end, from_start=from_start)
    last = 1000 if end is None else end
    inside = {of for of in days if 0 <= of <= last}
    assert opened(rows) == sorted(inside | ({0} if from_start else set()))
    closed = rows.day("closed_on")
    assert closed.sure.tolist() == [True] * (rows.size - 1) + [False] * bool(rows.size)
    assert closed.lo[:-1].tolist() == rows.day("opened_on").lo[1:].tolist()
    assert not closed.may[-1:].any()


def test_an_open_plan_has_no_last_day() -> None:
    assert opened(made(visits(200))) == [0, 200]


def test_an_event_on_the_last_day_counts_and_one_after_it_does_not() -> None:
    assert opened(made(visits(30, 31), end=30)) == [0, 30]


def test_two_events_on_a_day_are_one() -> None:
    rows = made(visits(10, 10), from_start=False)
    assert rows.origin.id.tolist() == ["PL1/V0"]


def test_the_key_is_the_periods_and_the_event_that_opens_it() -> None:
    assert made(visits(10)).origin.id.tolist() == ["PL1/start", "PL1/V0"]


def test_a_visit_to_another_child_or_to_a_child_not_seen_opens_nothing() -> None:
    unseen = [{**visits(5)[0], "seen": False}]
    assert opened(made([*visits(10, child="K2"), *unseen])) == [0]


def test_a_visit_on_the_day_the_plan_starts_does_not_close_what_the_start_opens() -> None:
    rows = made(visits(0, 20))
    assert rows.origin.id.tolist() == ["PL1/start", "PL1/V1"]
    assert rows.day("closed_on").lo[0] == START + 20


def test_a_visit_that_may_not_count_opens_an_interval_that_may_not_be_one_and_puts_the_end_before_it_in_doubt() -> None:
    doubtful = [{**visits(10)[0], "seen": UNREAD}, {**visits(0, 20)[1]}]
    rows = made(doubtful)
    assert opened(rows) == [0, 10, 20]
    assert rows.population_sure is not None
    assert rows.population_sure.tolist() == [True, False, True]
    closed = rows.day("closed_on")
    assert (closed.lo[0] - START, closed.hi[0] - START, bool(closed.sure[0])) == (10, 20, True)


def test_a_visit_on_an_unreadable_day_may_have_been_on_any_and_opens_an_interval_that_cannot_be_told() -> None:
    rows = made(visits(UNREAD))
    assert rows.origin.id.tolist() == ["PL1/start", "PL1/V0"]
    assert rows.population_sure is not None
    assert rows.population_sure.tolist() == [True, False]
    closed = rows.day("closed_on")
    assert (bool(closed.sure[0]), bool(closed.may[0])) == (False, True)


def test_a_held_back_visit_counts_possibly_only() -> None:
    rows = made(visits(10), held={"visits": np.array([True])})
    assert rows.population_sure is not None
    assert rows.population_sure.tolist() == [True, False]
    assert not rows.day("closed_on").sure[0]


def test_an_interval_remembers_its_period_and_what_opened_and_closed_it() -> None:
    rows = made(visits(10))
    assert rows.follow("plan").positions.tolist() == [0, 0]
    rests = [(name, here.tolist(), there.tolist()) for name, here, there in rows.also_from]
    assert rests == [("visits", [1], [0]), ("visits", [0], [0])]
