"""The inspection that the procedure answers: its standards, the rules that look at each, what no record can show."""

import re
from functools import cache

from pydantic import Field, model_validator

from practice_audit.places import read_yaml
from practice_audit.rulebook.loader import validated
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Part
from practice_audit.shipped import shipped

PARAGRAPH = r"^\d{1,2}(\.\d{1,2})?$"


class Standard(Part):
    """One standard of the inspection that a record might show; without rules, nothing checks it."""

    paragraph: str = Field(pattern=PARAGRAPH, description="14, or an item of a paragraph: 3.7.")
    standard: str
    rules: list[str] | dict[str, list[str]] = Field(default_factory=list, description="By part of it, or all.")
    no_record: str | None = Field(default=None, description="What no record can show, in a sentence.")

    @model_validator(mode="after")
    def _nothing_has_a_reason(self) -> "Standard":
        if not self.rules and not self.no_record:
            raise ValueError("say which rules look at it, or with 'no_record' why none does")
        return self

    @property
    def rule_ids(self) -> list[str]:
        """Every rule that looks at it, each once."""
        parts = self.rules.values() if isinstance(self.rules, dict) else [self.rules]
        return list(dict.fromkeys(name for part in parts for name in part))


class Untied(Part):
    """Rules that answer no sentence of the inspection, and why they are there."""

    why: str
    rules: list[str]


class Inspection(Part):
    """What rules/coverage.yaml says."""

    journey: list[str]
    timing: dict[str, list[str]]
    tied_to_no_standard: Untied
    standards: list[Standard]

    @property
    def named(self) -> set[str]:
        """Every rule that it speaks of."""
        return {name for standard in self.standards for name in standard.rule_ids} | set(self.tied_to_no_standard.rules)

    def looks_at(self, rule: Rule, paragraph: str) -> bool:
        """Whether a rule answers a paragraph (14) or an item of one (3.7): by the table, or by what the rule says."""
        by_table = (
            of.paragraph
            for of in self.standards
            if rule.id in of.rule_ids and paragraph in {of.paragraph, of.paragraph.split(".")[0]}
        )
        return paragraph in paragraphs_of(rule) or any(by_table)


def paragraphs_of(rule: Rule) -> list[str]:
    """The paragraphs of the inspection that a rule's basis names, each once."""
    words = [part for part in rule.basis if isinstance(part, str)]
    found = [re.match(r"^inspection paras? ([\d, and]+)", text) for text in words]
    return list(dict.fromkeys(number for match in found if match for number in re.findall(r"\d+", match[1])))


@cache
def shipped_inspection() -> Inspection:
    """Read rules/coverage.yaml.

    Raises:
        RuleWrong: it is not of the form.
    """
    written, places = read_yaml(shipped("rules") / "coverage.yaml")
    return validated(Inspection, written, places)
