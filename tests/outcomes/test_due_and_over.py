"""Until when a thing is due, and by how much it is over."""

from tests.making import UNREAD, Rows, day, only_outcome, rule_of
from tests.outcomes.plans_and_visits import LATE, PLAN, WITHIN, judged, visit


def test_on_the_deadline_it_is_due_and_the_day_after_it_is_not_met() -> None:
    assert judged(as_at=day(5, 11))["outcome"] == "due"
    found = judged(as_at=day(5, 14))
    assert (found["outcome"], found["over"], found["open"]) == ("not_met", "3", "yes")


def test_a_missing_one_may_be_waited_for_beyond_the_deadline() -> None:
    text = WITHIN.replace("by: days(clock, 10)", "by: days(clock, 10)\n  wait_until: days(clock, 20)")
    rows: Rows = {"plans": [PLAN]}
    assert only_outcome(rule_of(text), rows, day(5, 21))["outcome"] == "due"
    assert only_outcome(rule_of(text), rows, day(5, 22))["outcome"] == "not_met"
    assert only_outcome(rule_of(text), {**rows, "visits": [LATE]})["outcome"] == "late"


def test_without_a_deadline_nothing_is_ever_due() -> None:
    text = "for_each: {plan: plans}\nexpect: {visit: visits, where: visit.child_id == plan.child_id}\n"
    assert only_outcome(rule_of(text), {"plans": [PLAN]})["outcome"] == "not_met"
    assert only_outcome(rule_of(text), {"plans": [PLAN], "visits": [visit(UNREAD)]})["outcome"] == "met"


def test_working_days_over_are_counted_where_the_deadline_was() -> None:
    text = WITHIN.replace("days(clock, 10)", "working_days(clock, 3)")
    found = only_outcome(rule_of(text), {"plans": [PLAN], "visits": [visit(day(5, 8))]})
    assert (found["due_on"], found["outcome"], found["over"], found["unit"]) == (
        "2012-05-04",
        "late",
        "1",
        "working days",
    )
