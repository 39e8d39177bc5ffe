"""The longest time in which nothing is recorded of a child whose case is open."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, UNREAD, Rows, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.tables import FactTable

OPENED = AS_AT - timedelta(days=200)
IN_NEED = {"plan_id": "L1", "child_id": "K1", "kind": "child_in_need", "start_on": OPENED}
LIMIT = 42
DAYS = st.lists(st.integers(0, 200), max_size=8)


def gaps(noted: list[int], plan: dict[str, Any] | None = None, **more: list[dict[str, Any]]) -> FactTable:
    """The table of a child with a plan and notes so many days after it began."""
    rows: Rows = {
        "plans": [{**IN_NEED, **(plan or {})}],
        "case_notes": [
            {"note_id": f"B{n}", "child_id": "K1", "event_on": OPENED + timedelta(days=after)}
            for n, after in enumerate(noted)
        ],
        **more,
    }
    return facts_of(with_base(rows)).table("record_gaps")


def said(table: FactTable, column: str) -> float | None:
    """What a column says of the one row; days counted from the opening."""
    value = table.day(column)
    assert value.certain.all()
    return None if not value.sure[0] else value.lo[0] - (OPENED.toordinal() if column.endswith(("from", "to")) else 0)


@given(DAYS)
def test_no_gap_is_longer_unless_one_that_runs_is_too_long(noted: list[int]) -> None:
    table = gaps(noted)
    inside = sorted({0, 200, *noted})
    lengths = [second - first for first, second in pairwise(inside)]
    running = lengths[-1] if 200 not in noted else 0
    shown = running if running > LIMIT else max(lengths)
    assert said(table, "gap_days") == shown
    assert said(table, "others") == sum(length > LIMIT for length in lengths) - int(shown > LIMIT)


@pytest.mark.parametrize(
    ("plan", "care", "from_", "days"),
    [
        ({}, None, None, 0),
        ({"kind": "child_protection"}, None, 0, 200),
        ({"kind": "child_protection", "end_on": OPENED + timedelta(days=30)}, None, 0, 30),
        ({"kind": "child_protection"}, 10, 0, 9),
    ],
    ids=["in need", "on a plan", "its last day included", "in care from the tenth day"],
)
def test_days_at_risk(plan: dict[str, Any], care: int | None, from_: int | None, days: int) -> None:
    episodes = [{"care_episode_id": "C1", "child_id": "K1", "start_on": OPENED + timedelta(days=care or 0)}]
    table = gaps([], plan, care_episodes=episodes if care else [])
    assert (said(table, "at_risk_from"), said(table, "at_risk_days")) == (from_, days)


def test_the_day_of_completion_of_an_enquiry_is_not_at_risk() -> None:
    enquiry = {"enquiry_id": "Q1", "child_id": "K1", "started_on": OPENED + timedelta(days=5)}
    table = gaps([], section_47_enquiries=[{**enquiry, "completed_on": OPENED + timedelta(days=15)}])
    assert (said(table, "at_risk_from"), said(table, "at_risk_days")) == (4, 10)


@pytest.mark.parametrize("closed", [AS_AT, AS_AT - timedelta(days=50)], ids=["today", "before"])
def test_a_gap_up_to_the_closure_has_ended(closed: date) -> None:
    table = gaps([], case_closures=[{"closure_id": "Z1", "child_id": "K1", "closed_on": closed, "reason": "other"}])
    assert said(table, "gap_to") == (closed - OPENED).days


def test_nothing_is_looked_at_before_the_last_twelve_months() -> None:
    assert gaps([], {"start_on": date(2010, 1, 4)}).day("gap_days").lo.tolist() == [366]


@pytest.mark.parametrize(
    ("plan", "note", "bounds"),
    [({}, UNREAD, (0, 200)), ({}, None, (200, 200))],
    ids=["a note without a readable day", "none"],
)
def test_a_record_that_cannot_be_read_may_shorten_it(plan: dict[str, Any], note: str | None, bounds: object) -> None:
    notes = [{"note_id": "B1", "child_id": "K1", "event_on": note}] if note else []
    value = gaps([], plan, case_notes=notes).day("gap_days")
    assert (value.lo[0], value.hi[0]) == bounds


def test_a_plan_whose_kind_cannot_be_read_may_be_a_risk() -> None:
    value = gaps([], None, plans=[IN_NEED, {**IN_NEED, "plan_id": "L2", "kind": UNREAD}]).day("at_risk_days")
    assert (value.lo[0], value.hi[0]) == (0, 200)


@pytest.mark.parametrize(
    ("kind", "start", "sure"),
    [
        (UNREAD, OPENED + timedelta(days=9), True),
        (UNREAD, OPENED - timedelta(days=9), False),
        ("child_protection", UNREAD, False),
    ],
    ids=["while it was open", "before", "on a day that can't be read"],
)
def test_what_may_have_opened_the_case_puts_it_in_doubt(kind: str, start: object, *, sure: bool) -> None:
    table = gaps([], None, plans=[IN_NEED, {**IN_NEED, "plan_id": "L2", "kind": kind, "start_on": start}])
    assert table.population_sure is not None
    assert table.population_sure.tolist() == [sure]


def test_it_rests_on_the_records_at_its_ends() -> None:
    table = gaps([20, 170])
    assert [(name, there.tolist()) for name, _, there in table.also_from] == [("case_notes", [0, 1])]
