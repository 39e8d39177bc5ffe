"""Open cases, held against the sentence of the procedure worked out one day at a time."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, day, facts_of

from practice_audit.facts.store import Facts
from practice_audit.facts.vocabulary.open_cases import open_stretches

FIRST = AS_AT.toordinal() - 30
DAYS = st.lists(st.integers(FIRST, AS_AT.toordinal()), max_size=5)


def of_days(opened: list[int], closed: list[int]) -> Facts:
    """Give facts of one child with a plan begun, and a case closed, on these days."""
    plans = [
        {"plan_id": f"PL{n}", "child_id": "K1", "kind": "child_in_need", "start_on": date.fromordinal(of)}
        for n, of in enumerate(opened)
    ]
    closures = [
        {"closure_id": f"CC{n}", "child_id": "K1", "closed_on": date.fromordinal(of)} for n, of in enumerate(closed)
    ]
    return facts_of({"children": [{"child_id": "K1"}], "plans": plans, "case_closures": closures})


def is_open(opened: list[int], closed: list[int], at: int) -> bool:
    """Whether the latest opening event on or before a day has no closure from that event on to the day before."""
    before = [of for of in opened if of <= at]
    return bool(before) and not any(max(before) <= of < at for of in closed)


@given(DAYS, DAYS)
def test_a_case_is_open_on_just_the_days_on_which_the_procedure_says_so(opened: list[int], closed: list[int]) -> None:
    stretches = open_stretches(of_days(opened, closed)).get("K1", [])
    for at in range(FIRST, AS_AT.toordinal() + 1):
        inside = [stretch for stretch in stretches if stretch[0] <= at and (stretch[1] is None or at <= stretch[1])]
        assert bool(inside) == is_open(opened, closed, at), date.fromordinal(at)
        assert len(inside) <= 1


@given(DAYS, DAYS)
def test_it_was_opened_by_the_earliest_event_after_the_last_closure(opened: list[int], closed: list[int]) -> None:
    facts, at = of_days(opened, closed), AS_AT.toordinal()
    found, since = (facts.native("children").day(name) for name in ("case_open", "case_opened_on"))
    still_open = is_open(opened, closed, at) and at not in closed
    assert bool(found.lo[0]) == bool(since.sure[0]) == still_open
    if still_open:
        assert since.lo[0] == min(of for of in opened if of > max(closed, default=0))


@pytest.mark.parametrize(
    ("table", "row", "opens"),
    [
        ("allocations", {"allocation_id": "L1", "role": "case_holder", "start_on": day(5, 1)}, True),
        ("allocations", {"allocation_id": "L1", "role": "co_worker", "start_on": day(5, 1)}, False),
        ("referrals", {"referral_id": "R1", "decision": "assessment", "received_on": day(5, 1)}, True),
        ("referrals", {"referral_id": "R1", "decision": "no_further_action", "received_on": day(5, 1)}, False),
        ("section_47_enquiries", {"enquiry_id": "E1", "started_on": day(5, 1)}, True),
        ("care_episodes", {"episode_id": "CE1", "start_on": day(5, 1)}, True),
        ("plans", {"plan_id": "PL1", "kind": "early_help", "start_on": day(5, 1)}, False),
    ],
)
def test_what_opens_a_case(table: str, row: dict[str, Any], *, opens: bool) -> None:
    facts = facts_of({table: [{"child_id": "K1", **row}]})
    assert facts.table("opening_events").size == int(opens)
    assert bool(open_stretches(facts)) is opens
