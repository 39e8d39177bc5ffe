"""The form `expect`: in time, late, and alternatives."""

from tests.making import day, only_outcome, rule_of
from tests.outcomes.plans_and_visits import LATE, PLAN, judged, visit


def test_found_after_the_deadline_is_late_and_the_earliest_such_counts() -> None:
    found = judged(visits=(LATE, visit(day(5, 20), number=3)))
    assert (found["outcome"], found["found_on"], found["over"], found["unit"]) == ("late", "2012-05-12", "1", "days")


def test_alternatives_are_as_good_as_each_other() -> None:
    text = """
for_each: {plan: plans}
clock: plan.start_on
expect:
  - {visit: visits, where: visit.child_id == plan.child_id, on: visit.visited_on, by: "days(clock, 10)"}
  - {where: 'plan.end_reason == "error"', on: plan.end_on, by: "days(clock, 10)"}
"""
    other = {"end_reason": "error", "end_on": day(5, 3)}
    assert only_outcome(rule_of(text), {"plans": [{**PLAN, **other}], "visits": [LATE]})["outcome"] == "met"
    late = only_outcome(rule_of(text), {"plans": [{**PLAN, **other, "end_on": day(5, 13)}], "visits": [LATE]})
    assert (late["outcome"], late["found_on"]) == ("late", "2012-05-12")
