"""Every example of every rule, through the whole pipeline, on both matchers."""

import pytest
from tests.documents.pages import GENERATED
from tests.making import shipped_book

from practice_audit.audit import DURABLE, RELATIONAL
from practice_audit.examples import Result, run_examples
from practice_audit.examples.procedure import pages_of
from practice_audit.matchers import by_engine

RULES = sorted(shipped_book().rules)
BREACHES = {"not_met", "late", "to_read"}


@pytest.fixture(scope="session")
def results() -> dict[str, list[Result]]:
    """Run all examples of all rules once, since hundreds together take little longer than one.

    Where the engine is installed it answers, and the relational matcher must see every subject in the same way.
    """
    by_rule: dict[str, list[Result]] = {}
    matcher = DURABLE if by_engine.is_usable() else RELATIONAL
    for result in run_examples(shipped_book(), matcher=matcher, verify=True, jobs=2):
        by_rule.setdefault(result.rule, []).append(result)
    return by_rule


@pytest.mark.parametrize("rule", RULES)
def test_what_an_example_says_comes_out_on_both_matchers(results: dict[str, list[Result]], rule: str) -> None:
    assert {result.example.name: result.problem for result in results[rule] if result.problem} == {}


def test_the_pages_of_the_procedure_say_what_the_rules_and_their_examples_say(results: dict[str, list[Result]]) -> None:
    pages = pages_of(shipped_book(), [result for each in results.values() for result in each])
    written = {page.name: page.read_text("utf-8") for page in GENERATED}
    differing = sorted(name for name in {*pages, *written} if pages.get(name) != written.get(name))
    assert differing == [], "`make docs` writes them again"


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_shows_a_breach_and_what_is_none(rule: str) -> None:
    outcomes = {example.outcome for example in shipped_book().rules[rule].examples}
    assert outcomes & BREACHES
    assert outcomes - BREACHES


@pytest.mark.parametrize("rule", RULES)
def test_the_names_of_a_rules_examples_are_its_own(rule: str) -> None:
    names = [example.name for example in shipped_book().rules[rule].examples]
    assert len(names) == len(set(names))
