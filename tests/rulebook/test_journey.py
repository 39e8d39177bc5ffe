"""The steps of the child's journey stand on rules and limits that there are, in words without jargon."""

import re

import pytest
from tests.making import shipped_book

from practice_audit.rulebook.journey import JourneyStep, shipped_journey

STEPS = shipped_journey().steps


def test_every_rule_and_limit_is_there() -> None:
    book = shipped_book()
    assert shipped_journey().named - set(book.rules) == set()
    assert {name for step in STEPS for name in step.limits} - set(book.local.limits) == set()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.short)
def test_what_times_a_step_has_a_deadline(step: JourneyStep) -> None:
    rules = shipped_book().rules
    assert all(rules[name].deadline is not None for name in step.timed_by)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.short)
def test_the_words_are_plain(step: JourneyStep) -> None:
    words = " ".join([step.name, step.short, step.what, step.from_to, step.good, *step.beside])
    assert not re.search(r"\b[A-Z]{2,}\b|section 47|\bs47\b|strategy discussion|quorate", words)
