"""A rule compiled: its questions, the cases of its rows, and what cannot be compiled."""

import pytest
from tests.making import Rows, book_of, day, facts_of, only_outcome, rule_of

from practice_audit.errors import RuleWrong
from practice_audit.facts.population import subjects_of
from practice_audit.matchers.compile import compile_rule, exemptions_of
from practice_audit.matchers.tree import CompiledRule
from practice_audit.rulebook.model import Rule

ROWS: Rows = {
    "children": [{"child_id": "K1", "family_id": "F1"}, {"child_id": "K2", "family_id": "F1"}, {"child_id": "K3"}],
    "plans": [{"plan_id": f"PL{n}", "child_id": f"K{n}", "start_on": day(5, n)} for n in (1, 2, 3)],
    "visits": [{"visit_id": "V1", "child_id": "K1", "worker_id": "W1", "visited_on": day(5, 8)}],
}
WITHIN = """
for_each: {plan: plans}
clock: plan.start_on
expect:
  visit: visits
  where: visit.child_id == plan.child_id
  on: visit.visited_on
  by: days(clock, 10)
"""


def compiled(rule: Rule, rows: Rows = ROWS) -> CompiledRule:
    """Compile a rule over some rows."""
    facts = facts_of(rows)
    return compile_rule(facts, subjects_of(facts, rule, {}))


def test_a_dated_expectation_asks_for_what_was_in_time_and_for_what_was_late() -> None:
    assert [query.name for query in compiled(rule_of(WITHIN)).queries] == ["expect:0:met", "expect:0:late"]


def test_every_asks_for_the_open_ones_too() -> None:
    text = WITHIN.replace("expect:", "every:")
    assert [query.name for query in compiled(rule_of(text)).queries] == ["every:met", "every:late", "every:open"]


def test_each_alternative_and_each_exemption_by_record_is_a_question() -> None:
    text = WITHIN + "lapses: {moved: {transfer: transfers, where: transfer.child_id == plan.child_id}}\n"
    names = [query.name for query in compiled(rule_of(text)).queries]
    assert "lapses:moved" in names


def test_children_of_one_family_are_one_case() -> None:
    assert compiled(rule_of(WITHIN)).subject_cases.tolist() == ["family F1", "family F1", "child K3"]


def test_a_rule_by_worker_is_cut_by_worker_and_a_whole_one_not_at_all() -> None:
    text = """
for_each: {visit: visits}
forbid: {other: visits, where: other.worker_id == visit.worker_id and other.visited_on > visit.visited_on}
"""
    assert compiled(rule_of(text + "partition: worker")).subject_cases.tolist() == ["worker W1"]
    assert compiled(rule_of(text + "partition: whole")).subject_cases.tolist() == ["whole"]


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("visit.visited_on > plan.start_on", "tied to the subject by no equality"),
        ("not (visit.child_id == plan.child_id)", "write it the other way round"),
        ("visit.child_id == plan.child_id and visit.visited_on != plan.start_on", "order or equality"),
        ("visit.child_id == plan.child_id and visit.kind == plan.start_on", "two kinds of value"),
    ],
)
def test_what_is_no_join_is_an_error_of_the_rule(where: str, says: str) -> None:
    rule = rule_of(f"for_each: {{plan: plans}}\nforbid: {{visit: visits, where: '{where}'}}")
    with pytest.raises(RuleWrong, match=says):
        compiled(rule)


def test_died_and_adult_are_looked_at_wherever_there_is_a_deadline() -> None:
    rule = rule_of(WITHIN + "unless: [{asked not to: plan.kind == 'other'}]")
    facts = facts_of(ROWS)
    assert list(exemptions_of(facts, subjects_of(facts, rule, {}))) == ["died", "adult", "asked not to"]
    assert book_of(rule).exemptions.keys() >= {"died", "adult"}


def test_rows_without_a_child_share_a_case() -> None:
    rule = rule_of("for_each: {plan: plans}\nforbid: {visit: visits, where: visit.visit_id == plan.plan_id}")
    rows: Rows = {"plans": [{"plan_id": "X"}], "visits": [{"visit_id": "X"}]}
    assert only_outcome(rule, rows)["outcome"] == "not_met"
