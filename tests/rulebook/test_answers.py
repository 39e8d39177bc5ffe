"""Answers are of the kind asked for, and what is asked decides the most."""

from datetime import date

import pytest

from practice_audit.rulebook.answers import NotAnAnswer, asked_for, decided, read_answer, wanted_words
from practice_audit.rulebook.loader import load_rulebook

BOOK = load_rulebook()
NAMES = asked_for(BOOK.rules.values(), BOOK.local)
CORE = decided(rule for rule in BOOK.rules.values() if "core" in rule.profiles)


def test_a_dozen_is_asked_and_each_is_a_guess_that_decides_a_core_rule() -> None:
    assert len(NAMES) == 12
    for name in NAMES[1:]:
        assert CORE[name]
        assert name not in BOOK.local.confirmed
    assert NAMES[0] == "local_rules_from"  # it holds for all local rules


def test_every_local_number_or_choice_that_decides_several_core_rules_is_asked() -> None:
    """One that is new here gets a `question` in rules/limits.yaml or settings.yaml, and another loses its own."""
    local = [name for name, setting in BOOK.local.settings.items() if setting.kind != "list" and not setting.confirmed]
    local += [
        name
        for name, limit in BOOK.local.limits.items()
        if limit.values and not any(value.confirmed for value in limit.values)
    ]
    assert {name for name in local if len(CORE.get(name, [])) > 1} <= set(NAMES)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("cp_visit_every", " 15 ", 15),
        ("cp_visit_every", "15 Working Days", 15),
        ("cp_case_supervision", "1 calendar month", 1),
        ("plan_action_grace", "0", 0),
        ("adjourned_counts", "Yes", True),
        ("stepdown_gate", "started", "started"),
        ("local_rules_from", "none", None),
        ("local_rules_from", "2012-09-01", date(2012, 9, 1)),
    ],
)
def test_an_answer_of_the_kind_asked_for_is_taken(name: str, text: str, value: object) -> None:
    assert read_answer(BOOK.local, name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cp_visit_every", "two weeks"),
        ("cp_visit_every", "0"),
        ("cp_visit_every", "-5"),
        ("cp_visit_every", "1000"),
        ("cp_visit_every", "10 days"),
        ("adjourned_counts", "maybe"),
        ("stepdown_gate", "yes"),
        ("single_assessment_from", "none"),
        ("single_assessment_from", "2013-02-30"),
        ("local_rules_from", "0201-09-01"),
        ("words_police", "police"),
    ],
)
def test_any_other_is_refused_with_what_to_write(name: str, text: str) -> None:
    with pytest.raises(NotAnAnswer, match=wanted_words(BOOK.local, name)):
        read_answer(BOOK.local, name, text)
