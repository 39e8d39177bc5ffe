"""Every example of every other rule, from the second on, through the whole pipeline, on both matchers."""

import pytest
from tests.rules.both_matchers import (
    assert_a_breach_is_shown_and_what_is_none,
    assert_it_comes_out,
    assert_names_are_its_own,
    assert_pages_say_it,
    half,
    results_of,
)

from practice_audit.examples import Result

RULES = half(1)


@pytest.fixture(scope="module")
def results() -> dict[str, list[Result]]:
    return results_of(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_what_an_example_says_comes_out_on_both_matchers(results: dict[str, list[Result]], rule: str) -> None:
    assert_it_comes_out(results, rule)


def test_the_pages_of_the_procedure_say_what_the_rules_and_their_examples_say(results: dict[str, list[Result]]) -> None:
    assert_pages_say_it(results, others=False)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_shows_a_breach_and_what_is_none(rule: str) -> None:
    assert_a_breach_is_shown_and_what_is_none(rule)


@pytest.mark.parametrize("rule", RULES)
def test_the_names_of_a_rules_examples_are_its_own(rule: str) -> None:
    assert_names_are_its_own(rule)
