"""What a rule needs and is not there goes before met."""

from typing import Any

import pytest
from tests.making import UNREAD
from tests.outcomes.plans_and_visits import MET, judged


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ({"more": "needs: [visits]\n", "absent": ("visits",)}, "table visits is not in the export"),
        ({"more": "needs: [visits.seen]\n", "absent": ("visits.seen",)}, "column visits.seen is not in the export"),
        ({"plan": {"start_on": UNREAD}}, "start_on could not be read"),
        ({"plan": {"kind": UNREAD}}, "kind could not be read"),
        (
            {
                "more": "cannot_tell: {the plan was a mistake: 'plan.end_reason == \"error\"'}\n",
                "plan": {"end_reason": "error"},
            },
            "the plan was a mistake",
        ),
    ],
    ids=["a table", "a column", "the clock", "the population", "a doubt of the rule's own"],
)
def test_what_a_rule_needs_and_is_not_there_goes_before_met(asked: dict[str, Any], missing: str) -> None:
    found = judged(visits=(MET,), **asked)
    assert found["outcome"] == "cannot_tell"
    assert missing in found["missing"]


def test_a_blank_clock_cannot_be_told() -> None:
    assert judged(plan={"start_on": None}, visits=(MET,))["outcome"] == "cannot_tell"


def test_one_of_several_needs_is_enough() -> None:
    assert judged("needs: [visits | plans]\n", visits=(MET,))["outcome"] == "met"
    found = judged("needs: [2 of conferences | reviews | visits]\n", visits=(MET,), absent=("conferences", "reviews"))
    assert found["missing"] == "fewer than 2 of conferences, reviews, visits is in the export"
