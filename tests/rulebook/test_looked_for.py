"""Which records a rule looks for that would answer other rules as well."""

import pytest
from tests.making import rule_of

from practice_audit.rulebook.looked_for import looked_for

CLOCK = "for_each: {plan: plans}\nclock: plan.start_on\n"


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        (CLOCK + "expect: {visit: visits, where: visit.child_id == plan.child_id and visit.seen}", {"visits"}),
        (CLOCK + "expect: {review: reviews, where: review.plan_id == plan.plan_id}", set()),
        (
            CLOCK + "expect: {said: management_decisions, where: said.child_id == plan.child_id}",
            set(),
        ),
        (CLOCK + "expect: {where: filled(plan.written_on)}", set()),
        (
            (
                "for_each: {gap: {interval: {of: {plan: plans}, from: plan.start_on, to: plan.end_on, "
                "between: {visit: visits, on: visit.visited_on}, opened_also_by: [start]}}}\n"
                "clock: gap.opened_on\nexpect: {where: filled(gap.closed_on)}"
            ),
            {"visits"},
        ),
    ],
    ids=["of the child", "of one plan", "a decision about one record", "a column of its own", "the next of a row"],
)
def test_a_record_of_the_child_alone(text: str, tables: set[str]) -> None:
    assert looked_for(rule_of(text.replace("between: {visit: visits, on:", 'between: {visit: visits, "on":'))) == tables
