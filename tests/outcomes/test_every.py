"""The form `every`: open before late before doubtful before met."""

from datetime import date
from typing import Any

import pytest
from tests.making import AS_AT, UNREAD, Cell, day, only_outcome, rule_of
from tests.outcomes.plans_and_visits import ENDED

EVERY = """
for_each: {plan: plans}
clock: plan.end_on
every:
  action: plan_actions
  where: action.plan_id == plan.plan_id
  on: action.completed_on
  by: clock
"""


def every(*completed: Cell, as_at: date = AS_AT) -> dict[str, str]:
    """Give the outcome of a plan whose actions were completed on these days."""
    actions = [
        {"plan_action_id": f"A{n}", "plan_id": "PL1", "child_id": "K1", "completed_on": of}
        for n, of in enumerate(completed)
    ]
    return only_outcome(rule_of(EVERY), {"plans": [ENDED], "plan_actions": actions}, as_at)


@pytest.mark.parametrize(
    ("completed", "outcome"),
    [
        ((), "met"),
        ((day(5, 11), day(5, 2)), "met"),
        ((day(5, 2), None), "not_met"),
        ((day(5, 12), None, UNREAD), "not_met"),
        ((day(5, 12), UNREAD), "late"),
        ((day(5, 2), UNREAD), "cannot_tell"),
    ],
    ids=["none", "all", "one open", "open before late and doubt", "late before doubt", "doubt before met"],
)
def test_every(completed: tuple[Any, ...], outcome: str) -> None:
    assert every(*completed)["outcome"] == outcome


def test_every_open_one_is_due_until_the_deadline_has_passed_and_the_latest_is_the_one_found() -> None:
    assert every(None, as_at=day(5, 11))["outcome"] == "due"
    assert every(None, as_at=day(5, 12))["outcome"] == "not_met"
    assert every(day(5, 12), day(5, 20))["found_on"] == "2012-05-20"
