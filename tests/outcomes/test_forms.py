"""A rule for a person to read."""

from tests.making import only_outcome, rule_of
from tests.outcomes.plans_and_visits import ENDED, PLAN


def test_a_text_rule_asks_a_person_to_read_and_never_claims_that_it_is_met() -> None:
    rule = rule_of("for_each: {plan: plans}\ncheck: text\nread: plan.end_on is None\nfinding: {read: Read it.}")
    assert only_outcome(rule, {"plans": [PLAN, ENDED]})["outcome"] == "to_read"
