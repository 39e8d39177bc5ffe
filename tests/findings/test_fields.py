"""Fields of a sentence: what each says."""

from typing import Any

from tests.making import day, only_outcome, rule_of

COUNTED = """
for_each: {plan: plans}
clock: plan.start_on
counts:
  start_on: {visit: visits, where: visit.child_id == plan.child_id}
expect:
  where: start_on > 2
finding:
  missing: There were {start_on} visits from {plan.start_on}.
"""
PLAN: dict[str, Any] = {"plan_id": "PL1", "child_id": "K1", "start_on": day(5, 1)}


def test_a_count_is_a_number_though_a_date_column_has_its_name() -> None:
    visits = [{"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 2)}]
    found = only_outcome(rule_of(COUNTED), {"plans": [PLAN], "visits": visits})
    assert found["explanation"] == "There were 1 visits from 1 May 2012."
