"""Every example of every rule, through the whole pipeline, on both matchers."""

import pytest
from tests.making import shipped_book

from practice_audit.audit import DURABLE, RELATIONAL
from practice_audit.examples import Result, run_examples
from practice_audit.matchers import by_engine

RULES = sorted(shipped_book().rules)
MATCHERS = [
    RELATIONAL,
    pytest.param(DURABLE, marks=pytest.mark.skipif(not by_engine.is_usable(), reason="durable-rules is not installed")),
]
BREACHES = {"not_met", "late", "to_read"}


@pytest.fixture(scope="session", params=MATCHERS)
def results(request: pytest.FixtureRequest) -> dict[str, list[Result]]:
    """Run all examples of all rules once for each matcher, since hundreds together take little longer than one."""
    by_rule: dict[str, list[Result]] = {}
    for result in run_examples(shipped_book(), matcher=request.param, jobs=2):
        by_rule.setdefault(result.rule, []).append(result)
    return by_rule


@pytest.mark.parametrize("rule", RULES)
def test_what_an_example_says_comes_out(results: dict[str, list[Result]], rule: str) -> None:
    assert {result.example.name: result.problem for result in results[rule] if result.problem} == {}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_shows_a_breach_and_what_is_none(rule: str) -> None:
    outcomes = {example.outcome for example in shipped_book().rules[rule].examples}
    assert outcomes & BREACHES
    assert outcomes - BREACHES


@pytest.mark.parametrize("rule", RULES)
def test_the_names_of_a_rules_examples_are_its_own(rule: str) -> None:
    names = [example.name for example in shipped_book().rules[rule].examples]
    assert len(names) == len(set(names))
