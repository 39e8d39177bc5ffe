"""Conditions are read aloud in words."""

import pytest

from practice_audit.reports.conditions import in_words, parts_of
from practice_audit.reports.names_of_rows import names_of
from practice_audit.rulebook.expressions import parse
from practice_audit.rulebook.loader import load_rulebook
from practice_audit.rulebook.parts_of import expressions_of

RULES = load_rulebook().rules


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("filled(referral.decision)", "the referral's decision is filled"),
        ("not filled(referral.decision)", "the referral's decision is blank"),
        ("a.decided_on < a.received_on", "the a's decided_on is before the a's received_on"),
        ("times >= 3", "times is at least 3"),
        ("visit.seen", "the visit's seen is yes"),
        ("visit.seen and not visit.seen_alone", "the visit's seen is yes and the visit's seen_alone is not yes"),
        ("visit.worker.qualified != False", "the visit's worker's qualified is yes or blank"),
        ("visit.child_id == plan.child_id", "the visit is of the same child as the plan"),
        ('plan.kind == "child_protection"', "the plan's kind is child protection"),
        ('closure.reason in ("moved_away", "adopted")', "the closure's reason is one of: moved away, adopted"),
        ("plan.end_on is None", "the plan's end_on is blank"),
        ('deadline(clock, limit("icpc_wd"))', "the limit icpc_wd after the start of the clock"),
        ("working_days(clock, 1)", "1 working day after the start of the clock"),
        ("days(clock, -30)", "30 days before the start of the clock"),
        ("first_filled(a.held_on, a.set_on)", "the a's held_on, or where that is blank the a's set_on"),
        ("birthday(child.date_of_birth, 18) <= due", "the child's 18th birthday is on or before the due date"),
        ('birthday(child.date_of_birth, limit("age"))', "the child's birthday at the limit age"),
        ("days_between(a.set_on, as_at) > 3", "the days from the a's set_on to the audit date is over 3"),
        ('names(talk.agencies, "words_police")', "the talk's agencies names police"),
        ('held.kind == "x" or filled(held.by)', "either the held's kind is x or the held's by is filled"),
    ],
)  # fmt: skip
def test_a_condition_in_words(written: str, said: str) -> None:
    assert in_words(parse(written)) == said


@pytest.mark.parametrize("rule", RULES)
def test_every_condition_of_the_shipped_rules_can_be_said(rule: str) -> None:
    for _, expression, tied in expressions_of(RULES[rule]):
        said = in_words(expression, names_of(RULES[rule], tied))
        assert said
        assert said.count("(") == said.count(")")


def test_an_alias_is_called_what_a_row_of_its_table_is() -> None:
    rule = RULES["VI-01"]
    assert names_of(rule)["gap"] == "the interval"
    assert in_words(parse("gap.opened_on"), names_of(rule)) == "the interval's opened_on"


def test_the_names_of_one_sentence_are_forgotten_in_the_next() -> None:
    in_words(parse("a.b"), {"a": "the contact"})
    assert in_words(parse("a.b")) == "the a's b"


def test_parts_that_hold_together() -> None:
    assert len(parts_of(parse("a.b and a.c and (a.d or a.e)"))) == 3
    assert len(parts_of(parse("a.d or a.e"))) == 1
    assert parts_of(None) == []
