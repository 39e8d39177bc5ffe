"""The coverage of the inspection names what is checked, what is not yet, and what never can be."""

from tests.making import book_of, rule_of

from practice_audit.reports.procedure.coverage_page import coverage_page
from practice_audit.rulebook.inspection import Inspection

BOOK = book_of(rule_of("for_each: {visit: visits}\nexpect: {where: filled(visit.seen)}\nbasis: [inspection para 20]\n"))
PAGE = coverage_page(
    BOOK,
    Inspection.model_validate({
        "journey": [],
        "timing": {"now": ["3.1"]},
        "tied_to_no_standard": {"why": "About data.", "rules": ["ZZ-03"]},
        "standards": [
            {"paragraph": "3.1", "standard": "A", "rules": {"one": ["ZZ-01"], "two": ["ZZ-02"]}},
            {"paragraph": "14", "standard": "B", "rules": ["ZZ-01", "ZZ-02"], "no_record": "More than ZZ-01 sees."},
            {"paragraph": "15", "standard": "C", "no_record": "Nobody writes it down."},
        ],
    }),
)  # fmt: skip


def test_rules_are_linked_and_those_that_are_not_yet_rules_are_marked() -> None:
    assert "| 3.1 | A | one: [ZZ-01](ZZ-01.md); two: *not yet a rule*: ZZ-02 |  |" in PAGE
    assert "| 14 | B | [ZZ-01](ZZ-01.md), *not yet a rule*: ZZ-02 | More than [ZZ-01](ZZ-01.md) sees. |" in PAGE
    assert "2 of the rules named here are not yet rules" in PAGE


def test_what_nothing_looks_at_is_said_twice() -> None:
    assert "| 15 | C | **nothing** | Nobody writes it down. |" in PAGE
    assert "- 15 C. Nobody writes it down." in PAGE


def test_a_rule_that_names_a_paragraph_itself_stands_under_it() -> None:
    assert "| 20 | [ZZ-01](ZZ-01.md) |" in PAGE


def test_rules_tied_to_no_standard_come_last() -> None:
    assert PAGE.endswith("About data.\n\n*not yet a rule*: ZZ-03\n")
