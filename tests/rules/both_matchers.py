"""The rules in two halves, and their examples through the whole pipeline on both matchers.

Two halves, since pytest gives each of its workers whole files: one file of all examples would keep one of them busy
long after the others have finished.
"""

from tests.documents.pages import GENERATED
from tests.making import shipped_book

from practice_audit.audit import DURABLE, RELATIONAL
from practice_audit.examples import Result, run_examples
from practice_audit.examples.procedure import pages_of
from practice_audit.matchers import by_engine

BREACHES = {"not_met", "late", "to_read"}


def half(number: int) -> list[str]:
    """Every other rule by id: from the first (0) or the second (1)."""
    return sorted(shipped_book().rules)[number::2]


def results_of(rules: list[str]) -> dict[str, list[Result]]:
    """Run all examples of some rules once, since hundreds together take little longer than one.

    Where the engine is installed it answers, and the relational matcher must see every subject in the same way.
    """
    by_rule: dict[str, list[Result]] = {}
    for result in run_examples(
        shipped_book(), rules, matcher=DURABLE if by_engine.is_usable() else RELATIONAL, verify=True
    ):
        by_rule.setdefault(result.rule, []).append(result)
    return by_rule


def assert_it_comes_out(results: dict[str, list[Result]], rule: str) -> None:
    """Fail where an example of a rule gives anything but what it says."""
    assert {result.example.name: result.problem for result in results[rule] if result.problem} == {}


def assert_pages_say_it(results: dict[str, list[Result]], *, others: bool) -> None:
    """Fail where the page of a rule does not say what its examples do; `others`: those that are of no one rule too."""
    pages = pages_of(shipped_book(), [result for each in results.values() for result in each])
    written = {page.name: page.read_text("utf-8") for page in GENERATED}
    of_rules = {f"{rule}.md" for rule in shipped_book().rules}
    looked_at = {f"{rule}.md" for rule in results} | (({*pages, *written} - of_rules) if others else set())
    differing = sorted(name for name in looked_at if pages.get(name) != written.get(name))
    assert differing == [], "`make docs` writes them again"


def assert_a_breach_is_shown_and_what_is_none(rule: str) -> None:
    """Fail where the examples of a rule show one side only."""
    outcomes = {example.outcome for example in shipped_book().rules[rule].examples}
    assert outcomes & BREACHES
    assert outcomes - BREACHES


def assert_names_are_its_own(rule: str) -> None:
    """Fail where two examples of a rule have one name."""
    names = [example.name for example in shipped_book().rules[rule].examples]
    assert len(names) == len(set(names))
