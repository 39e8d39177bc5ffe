"""The form `forbid`: there, ended, doubtful or not there."""

from typing import Any

import pytest
from tests.making import UNREAD, Row, Rows, day, only_outcome, rule_of
from tests.outcomes.plans_and_visits import ENDED, PLAN

FORBID = """
for_each: {plan: plans}
clock: plan.start_on
forbid:
  other: plans
  where: other.child_id == plan.child_id and other.plan_id != plan.plan_id and other.kind == 'child_in_need'
  ended: other.end_on
"""


def forbid(*others: Row) -> dict[str, str]:
    """Give the outcome of a plan beside others."""
    rows = [
        {"plan_id": f"PL{n}", "child_id": "K1", "kind": "child_in_need", "start_on": day(5, 1), **of}
        for n, of in enumerate(others, 2)
    ]
    rule = rule_of(FORBID.replace("for_each: {plan: plans}", "for_each: {plan: plans}\nwhere: plan.plan_id == 'PL1'"))
    return only_outcome(rule, {"plans": [PLAN, *rows]})


@pytest.mark.parametrize(
    ("others", "outcome"),
    [
        ((), "met"),
        (({"kind": "early_help"},), "met"),
        (({},), "not_met"),
        (({"end_on": day(6, 1)}, {}), "not_met"),
        (({"end_on": day(6, 1)},), "late"),
        (({"end_on": day(6, 1)}, {"kind": UNREAD}), "late"),
        (({"kind": UNREAD},), "cannot_tell"),
        (({"kind": "early_help"}, {"kind": UNREAD, "end_on": day(6, 1)}), "cannot_tell"),
    ],
    ids=[
        "none",
        "another kind",
        "there",
        "standing before ended",
        "ended",
        "ended before doubt",
        "doubtful",
        "doubtful and ended",
    ],
)
def test_forbid(others: tuple[dict[str, Any], ...], outcome: str) -> None:
    assert forbid(*others)["outcome"] == outcome


def test_what_has_ended_is_over_by_the_days_from_the_clock() -> None:
    found = forbid({"end_on": day(6, 1)})
    assert (found["found_on"], found["over"], found["unit"], found["open"]) == ("2012-06-01", "31", "days", "no")


def test_a_condition_may_be_forbidden() -> None:
    rule = rule_of("for_each: {plan: plans}\nforbid: {where: plan.end_on is None}")
    assert only_outcome(rule, {"plans": [PLAN]})["outcome"] == "not_met"
    assert only_outcome(rule, {"plans": [ENDED]})["outcome"] == "met"
    assert only_outcome(rule, {"plans": [{**PLAN, "end_on": UNREAD}]})["outcome"] == "cannot_tell"


def test_two_records_together_may_be_forbidden() -> None:
    text = """
for_each: {child: children}
forbid:
  one: plans
  other: plans
  where: one.child_id == child.child_id and other.child_id == one.child_id and one.start_on < other.start_on
"""
    rows: Rows = {"children": [{"child_id": "K1"}], "plans": [PLAN, {**PLAN, "plan_id": "PL2", "start_on": day(5, 2)}]}
    found = only_outcome(rule_of(text), rows)
    assert (found["outcome"], set(found["evidence"].split())) == ("not_met", {"children:K1", "plans:PL1", "plans:PL2"})
