"""What the rules cover of the inspection is read and asked by paragraph and by item."""

import pytest
from pydantic import ValidationError
from tests.making import rule_of

from practice_audit.rulebook.inspection import Inspection, Standard, paragraphs_of

RULE = "for_each: {visit: visits}\nexpect: {where: filled(visit.seen)}\n"
INSPECTION = Inspection.model_validate({
    "journey": ["visits"],
    "timing": {"now": ["3.1", "3.10"]},
    "tied_to_no_standard": {"why": "It is about data.", "rules": ["DD-01"]},
    "standards": [
        {"paragraph": "3.1", "standard": "A", "rules": ["ZZ-02"]},
        {"paragraph": "3.10", "standard": "B", "rules": {"one": ["ZZ-01"], "two": ["ZZ-01", "ZZ-03"]}},
        {"paragraph": "14", "standard": "C", "no_record": "Nobody writes it down."},
    ],
})  # fmt: skip


def test_the_paragraphs_that_the_basis_of_a_rule_names() -> None:
    basis = "basis: [inspection para 9, 'inspection paras 14, 15 and 3', local procedure, inspection para 9 (a note)]\n"
    assert paragraphs_of(rule_of(RULE + basis)) == ["9", "14", "15", "3"]


@pytest.mark.parametrize(
    ("paragraph", "looks"), [("3", True), ("3.10", True), ("3.1", False), ("14", False), ("9", True), ("99", False)]
)
def test_a_rule_answers_a_paragraph_by_the_table_or_by_its_basis(paragraph: str, *, looks: bool) -> None:
    assert INSPECTION.looks_at(rule_of(RULE + "basis: [inspection para 9]"), paragraph) is looks


def test_every_rule_named_anywhere() -> None:
    assert INSPECTION.named == {"ZZ-01", "ZZ-02", "ZZ-03", "DD-01"}


def test_a_standard_without_rules_says_why() -> None:
    with pytest.raises(ValidationError, match="say which rules look at it"):
        Standard(paragraph="14", standard="Nothing looks at it")
