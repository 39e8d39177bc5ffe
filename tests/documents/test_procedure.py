"""docs/procedure/: every rule is covered, every link leads somewhere. tests/rules/ compares pages with rules."""

import re

from tests.documents.pages import GENERATED, ROOT
from tests.documents.test_pages import LINK, anchors
from tests.making import shipped_book

from practice_audit.rulebook.inspection import shipped_inspection

RULES = set(shipped_book().rules)
WHOLE = 204
"""Entries of the procedure: a branch that has as many rules has all."""


def test_every_rule_answers_a_standard_of_the_inspection_or_is_said_to_answer_none() -> None:
    assert RULES - shipped_inspection().named == set()


def test_every_rule_that_the_coverage_names_is_there() -> None:
    missing = shipped_inspection().named - RULES
    assert not missing or len(RULES) < WHOLE
    assert {re.sub(r"\d\dT?$", "", name) for name in missing} <= {"CSE-", "LA-", "RC-", "VO-"} | {
        f"{rule.family}-" for rule in shipped_book().rules.values()
    }


def test_no_rule_is_both_tied_to_a_standard_and_to_none() -> None:
    inspection = shipped_inspection()
    tied = {name for standard in inspection.standards for name in standard.rule_ids}
    assert tied & set(inspection.tied_to_no_standard.rules) == set()


def test_every_item_of_paragraph_3_has_a_time() -> None:
    inspection = shipped_inspection()
    timed = [item for items in inspection.timing.values() for item in items]
    assert timed == [of.paragraph for of in inspection.standards if "." in of.paragraph]
    assert timed == [f"3.{number}" for number in range(1, 17)]


def test_every_paragraph_that_it_should_answer_is_there_in_order() -> None:
    numbers = [int(of.paragraph) for of in shipped_inspection().standards if "." not in of.paragraph]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(14, 49))


def test_every_link_of_the_generated_pages_leads_somewhere() -> None:
    targets = {page.resolve(): page.read_text("utf-8") for page in [*GENERATED, *(ROOT / "docs").glob("*.md")]}
    places = {path: anchors(text) for path, text in targets.items()}
    lost = [
        (page.name, link)
        for page in GENERATED
        for link in LINK.findall(targets[page.resolve()])
        for path, _, anchor in [link.partition("#")]
        for target in [(page.parent / path).resolve() if path else page.resolve()]
        if not target.exists() or (anchor and anchor not in places[target])
    ]
    assert lost == []


def test_every_page_is_linked_from_the_index() -> None:
    index = next(page for page in GENERATED if page.name == "README.md")
    linked = set(LINK.findall(index.read_text("utf-8")))
    assert {page.name for page in GENERATED} - {"README.md"} <= linked
