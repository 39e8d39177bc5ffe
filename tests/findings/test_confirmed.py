"""Whether a breach rests on a limit or setting that nobody has confirmed, case by case."""

from typing import Any

import pytest
from tests.making import book_of, day, only_outcome, rule_of

from practice_audit.examples import evaluate_rows

TEXT = "for_each: {plan: plans}\nclock: plan.start_on\nexpect: {where: filled(plan.end_on)}\nbasis: %s"
PLAN: dict[str, Any] = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}


def confirmed(basis: str, settings: dict[str, Any] | None = None) -> str:
    """Give what stands in the column."""
    rule = rule_of(TEXT % basis)
    frame = evaluate_rows(
        book_of(rule), {"plans": [PLAN]}, day(12, 12), matcher="relational", rule=rule.id, settings=settings
    )
    return str(frame.loc[0, "confirmed"])


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("[inspection para 30]", "yes"),
        ("[{limit: referral_decision_wd}]", "yes"),
        ("[{setting: stepdown_gate}]", "no"),
        ("[{setting: stepdown_gate, when: 'plan.kind == \"child_protection\"'}]", "no"),
        ("[{setting: stepdown_gate, when: 'plan.kind == \"child_in_need\"'}]", "yes"),
    ],
    ids=["words", "a confirmed limit", "an unconfirmed setting", "which decides here", "which decides elsewhere"],
)
def test_confirmed(basis: str, expected: str) -> None:
    assert confirmed(basis) == expected


def test_a_value_of_the_authoritys_own_is_confirmed() -> None:
    assert confirmed("[{setting: stepdown_gate}]", {"stepdown_gate": "requested"}) == "yes"
    assert only_outcome(rule_of(TEXT % "[x]"), {"plans": [PLAN]})["confirmed"] == "yes"
