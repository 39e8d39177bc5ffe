"""How examples are run: what they take for granted, and how a wrong one is told."""

import pytest
from tests.making import book_of, rule_of, shipped_book

from practice_audit.errors import RuleWrong
from practice_audit.examples import run_examples, wanted, with_settings
from practice_audit.rulebook.strata import runs_after

TEXT = """
for_each: {plan: plans}
clock: plan.start_on
expect: {where: filled(plan.end_on), by: "days(clock, 10)", on: plan.end_on}
unless: []
examples:
  - {name: an example, as_at: 2012-12-12, outcome: %s, %s records: {
      plans: [{plan_id: PL1, child_id: K1, start_on: 2012-05-01}%s]}}
"""
ANOTHER = ", {plan_id: PL2, child_id: K1, start_on: 2012-05-01}"


def problem(outcome: str, more: str = "", rows: str = "") -> str:
    """Give what is wrong with an example."""
    (result,) = run_examples(book_of(rule_of(TEXT % (outcome, more, rows))))
    return result.problem


@pytest.mark.parametrize(
    ("outcome", "more", "rows"),
    [
        ("not_met", "due: 2012-05-11, over: 215, severity: S2,", ""),
        ("not_met", "subject: plans/PL2,", ANOTHER),
        ("not_met", "says: Nothing found by 11 May 2012,", ""),
    ],
)
def test_a_right_example_has_no_problem(outcome: str, more: str, rows: str) -> None:
    assert problem(outcome, more, rows) == ""


@pytest.mark.parametrize(
    ("outcome", "more", "rows", "says"),
    [
        ("met", "", "", "outcome is not_met, not met"),
        ("not_met", "over: 1,", "", "over is 215, not 1"),
        ("not_met", "due: 2012-05-12,", "", "due_on is 2012-05-11, not 2012-05-12"),
        ("not_met", "says: Found,", "", "it does not say 'Found'"),
        ("none", "", "", "there is a subject: ['PL1']"),
        ("not_met", "", ANOTHER, "one subject is wanted, there are 2"),
        ("not_met", "absent: [plans],", "", "no `plans`"),
        ("cannot_tell", "absent: [plans.start_on],", "", "no `plans`"),
    ],
)
def test_a_wrong_example_is_told(outcome: str, more: str, rows: str, says: str) -> None:
    assert says in problem(outcome, more, rows)


def test_what_holds_rows_back_runs_too() -> None:
    book = shipped_book()
    for rule in book.rules:
        asked = wanted(book, rule)
        assert rule in asked
        others = [book.rules[other] for other in asked - {rule}]
        assert all(one.holds_back or any(runs_after(book.rules[name], one) for name in asked) for one in others)


def test_an_unknown_setting_of_an_example_is_an_error() -> None:
    with pytest.raises(RuleWrong, match="there is no setting"):
        with_settings(shipped_book(), {"no_such_thing": 1})
