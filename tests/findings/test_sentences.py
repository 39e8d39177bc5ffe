"""The sentence of each outcome."""

from datetime import date

import pytest
from tests.making import AS_AT, Row, Rows, day, only_outcome, rule_of

WITHIN = """
for_each: {plan: plans}
clock: plan.start_on
expect:
  visit: visits
  where: visit.child_id == plan.child_id
  on: visit.visited_on
  by: deadline(clock, limit("referral_decision_wd"))
"""
PLAN: Row = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}


def said(more: str, *visits: Row, plan: Row | None = None, as_at: date = AS_AT, text: str = WITHIN) -> str:
    """Give the explanation of the plan."""
    rows: Rows = {"plans": [{**PLAN, **(plan or {})}], "visits": list(visits)}
    return str(only_outcome(rule_of(text + more), rows, as_at)["explanation"])


def visit(on: date, number: int = 1) -> Row:
    """Give a visit."""
    return {"visit_id": f"V{number}", "child_id": "K1", "visited_on": on, "kind": "child_protection"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{clock} {due} {as_at}", "1 May 2012 2 May 2012 12 December 2012"),
        ("{limit} {over}", "1 working day 156 working days"),
        ("{id} {child} {table}", "PL1 K1 plans"),
        ("{plan.kind} {plan.start_on} {plan.plan_id}", "child protection 1 May 2012 PL1"),
        ("{plan.end_on}", "not recorded"),
        ("{outcome}", "not_met"),
    ],
)
def test_the_fields_of_a_missing_one(words: str, expected: str) -> None:
    assert said(f'finding: {{missing: "{words}"}}') == expected


def test_the_fields_of_a_late_one_may_name_the_record_found() -> None:
    words = 'finding: {missing: m, late: "{found} {visit.visit_id} {visit.kind} {over}"}'
    assert said(words, visit(day(5, 3)), visit(day(5, 4), 2)) == "3 May 2012 V1 child protection 1 working day"


def test_a_kind_of_breach_has_words_of_its_own() -> None:
    more = 'wording: {for a plan: plan.kind == "child_protection"}\nfinding: {missing: m, for a plan: "a plan"}'
    assert said(more) == "a plan"
    assert said(more, plan={"kind": "child_in_need"}) == "m"


def test_a_note_is_added_where_its_condition_surely_holds() -> None:
    notes = 'notes: {"Started on {plan.start_on}.": filled(plan.start_on), "It ended.": filled(plan.end_on)}'
    assert said(f'{notes}\nfinding: {{missing: "Missing."}}') == "Missing. Started on 1 May 2012."


def test_further_dates_can_be_named() -> None:
    assert said('dates: {asked_on: "days(clock, 2)"}\nfinding: {missing: "{asked_on}"}') == "3 May 2012"


def test_what_was_looked_up_or_counted_can_be_named() -> None:
    more = """
finds: {first: {seen: visits, where: seen.child_id == plan.child_id, earliest: seen.visited_on}}
counts: {visits: {one: visits, where: one.child_id == plan.child_id}}
finding: {missing: m, late: "{first.visited_on} {visits}"}
"""
    assert said(more, visit(day(5, 3)), visit(day(5, 4), 2)) == "3 May 2012 2"


def test_the_other_outcomes_have_one_plain_form_each() -> None:
    assert said("", visit(day(5, 2))) == "Met: found on 2 May 2012; it was due by 2 May 2012."
    assert said("", as_at=day(5, 2)) == "Due by 2 May 2012: no record found yet, and there is still time."
    assert said("", plan={"start_on": None}).startswith("Cannot tell: ")
    assert said("unless: [{by agreement: 'plan.kind == \"child_protection\"'}]") == "Not applicable: by agreement."
    out = said("in_force: {from: 'day(\"2013-01-01\")'}")
    assert out == "Not applicable: the standard was not in force on 1 May 2012."


def test_every_open_one_is_counted_and_named() -> None:
    text = """
for_each: {plan: plans}
clock: plan.start_on
every: {action: plan_actions, where: action.plan_id == plan.plan_id, on: action.completed_on, by: clock}
finding: {open: "{n} open: {failing}.", late: l}
"""
    actions = [{"plan_action_id": f"A{n}", "plan_id": "PL1", "child_id": "K1"} for n in (1, 2)]
    row = only_outcome(rule_of(text), {"plans": [PLAN], "plan_actions": actions})
    assert row["explanation"] == "2 open: plan action A1 and plan action A2."
