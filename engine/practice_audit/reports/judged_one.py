"""One judged subject by itself: a place where its rule's conditions can be worked out again, and values in words."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from practice_audit.facts.evaluate import evaluate
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Numbers, Texts, Truth, Value
from practice_audit.findings.sentences import Sentences
from practice_audit.findings.words import day_words
from practice_audit.layout import TABLES
from practice_audit.outcomes.judged import Judged, Record
from practice_audit.reports.conditions import FLAGS, is_day
from practice_audit.reports.names_of_rows import names_of
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Tied

CHOICES = {column.name for table in TABLES.values() for column in table.columns.values() if column.type == "choice"}


@dataclass(frozen=True)
class One:
    """One subject of a judged rule.

    Attributes:
        facts: the facts of the export.
        judged: its rule, judged.
        at: which of its subjects.
        scope: one row: the subject, its child, what was looked up and found, its clock and due date.
        row: its row of outcomes.csv.
    """

    facts: Facts
    judged: Judged
    at: int
    scope: Scope
    row: Mapping[str, str]

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.judged.subjects.rule

    @property
    def outcome(self) -> str:
        """Its outcome."""
        return str(self.judged.outcome[self.at])

    @property
    def child(self) -> str | None:
        """Its child's id, where it is known."""
        name = self.judged.subjects.child_id[self.at]
        return None if name is None else str(name)

    @property
    def evidence(self) -> list[Record]:
        """The records that the outcome rests on, the subject's own first."""
        found = []
        for item in self.row["evidence"].split():
            table, _, name = item.partition(":")
            places = np.flatnonzero(self.facts.native(table).origin.id == name)
            found += [(table, int(place)) for place in places[:1]]
        return found

    @property
    def names(self) -> dict[str, str]:
        """Words for the subject and for the days that conditions speak of, with the day itself."""
        table = str(self.judged.subjects.origin.table[self.at])
        said = {
            "clock": "{}, when the clock starts",
            "due": "the due date, {}",
            "until": "{}, the day that exemptions are looked at",
        }
        days = {
            name: words.format(day_words(day)) for name, words in said.items() if (day := self.day(name)) is not None
        }
        return {**names_of(self.rule, None, table), **days, "as_at": f"the audit date, {day_words(self.facts.as_at)}"}

    def names_with(self, tied: Tied) -> dict[str, str]:
        """The same, with words for records that are tied to the subject."""
        return {**names_of(self.rule, tied, str(self.judged.subjects.origin.table[self.at])), **self.names}

    def day(self, name: str) -> int | None:
        """Its clock, due date (the outcome's own, where that waited longer) or until, where it is known."""
        if name == "due" and self.row["due_on"]:
            return date.fromisoformat(self.row["due_on"]).toordinal()
        return known_day(self.scope.named.get(name))


def one_of(facts: Facts, judged: Judged, at: int, row: Mapping[str, str]) -> One:
    """Look at one subject of a judged rule."""
    return One(facts, judged, at, Sentences(facts, judged).scope.take(np.array([at])), row)


def find(judged: list[Judged], key: str) -> tuple[Judged, int] | None:
    """The judged rule and the number of its subject that a key names."""
    rule, _, subject = key.partition("/")
    table, _, name = subject.partition("/")
    for one in judged:
        subjects = one.subjects
        if subjects.rule.id == rule:
            found = np.flatnonzero((subjects.key_table == table) & (subjects.key_id == name))
            if len(found):
                return one, int(found[0])
    return None


def known_day(value: Value | None) -> int | None:
    """A day that is filled and known."""
    if not isinstance(value, Numbers) or not value.sure[0] or value.lo[0] != value.hi[0]:
        return None
    return int(value.lo[0])


def value_words(scope: Scope, node: ast.expr, at: int = 0) -> str:
    """What a path reads, in words: a day, a number, yes or no, "blank", "not readable"."""
    value = evaluate(scope, node)
    if isinstance(value, Truth):
        return "yes" if value.yes[at] else "cannot be told" if value.may[at] else "no"
    if not value.may[at]:
        return "blank"
    if isinstance(value, Texts):
        return _text(value, node, at)
    if not value.sure[at] or value.lo[at] != value.hi[at]:
        return "not readable"
    if is_day(node):
        return day_words(value.lo[at])
    number_ = int(value.lo[at])
    return ("yes" if number_ else "no") if _last(node) in FLAGS else str(number_)


def _text(value: Texts, node: ast.expr, at: int) -> str:
    if not value.sure[at] or not value.known[at]:
        return "not readable"
    text = str(value.value[at])
    return text.replace("_", " ") if _last(node) in CHOICES else text


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ""
