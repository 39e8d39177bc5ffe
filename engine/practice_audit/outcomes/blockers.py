"""What keeps a subject from being judged whatever is found: a need absent, held back, no date, a doubt of the rule."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator

import numpy as np

from practice_audit.facts.evaluate import condition, path_of, record
from practice_audit.facts.functions.blanks import column_missing
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Mask
from practice_audit.outcomes.gathering import HeldBy, own_records, records_of, rests_on, unread_of
from practice_audit.outcomes.judged import Record
from practice_audit.outcomes.needs import absent_needs
from practice_audit.rulebook.expressions import Expression

Reasons = Callable[[int], list[str]]


DATES = {
    "clock": "no date is recorded to count from",
    "in_force_on": "whether the standard was in force",
    "due": "no due date can be worked out",
}
"""The days that a subject cannot be judged without, and what is said where one is not known."""


class Blockers:
    """The subjects of a rule that cannot be judged (`blocked`), and why (`reasons`, by subject)."""

    def __init__(self, facts: Facts, subjects: Subjects, held_by: HeldBy) -> None:
        """Look at every subject."""
        self.facts, self.subjects, self.rule, self.held_by = facts, subjects, subjects.rule, held_by
        self.reasons: dict[int, list[str]] = defaultdict(list)
        self.blocked = np.zeros(subjects.size, dtype=bool)
        self._rests_on = rests_on(subjects)
        self._absent()
        self._not_surely_one()
        self._no_date()
        self._own_doubts()

    def _absent(self) -> None:
        absent = absent_needs(self.facts, self.rule)
        if absent:
            self._note(np.ones(self.subjects.size, dtype=bool), _always(*absent))
        origin = self.subjects.origin
        for column in self.rule.own_needs:
            without = column_missing(self.subjects.scope.aliases[self.rule.alias], column)
            for table in sorted(set(origin.table[without])):
                words = f"column {table}.{column} is not in the export"
                self._note(without & (origin.table == table), _always(words))

    def _not_surely_one(self) -> None:
        """Held back, or perhaps not in the population: what follows from an absent table is not said again."""
        before = self.blocked.copy()
        self._note(self.subjects.held & ~before, self._held)
        self._note(
            ~self.subjects.sure & ~self.subjects.held & ~before,
            self._unknown_or("the record that decides whether the standard applies is held back or could not be read"),
        )
        self.blocked |= self.subjects.held | ~self.subjects.sure

    def _no_date(self) -> None:
        before = self.blocked | self.subjects.not_in_force
        for name, words in DATES.items():
            day = self.subjects.named(name)
            if day is None:
                continue
            unknown = ~day.may if name == "due" else ~day.settled
            self._note(unknown & ~before, self._unknown_or(words))
            before = before | unknown

    def _own_doubts(self) -> None:
        for label, what in self.rule.cannot_tell.items():
            if isinstance(what, Expression):
                doubt = condition(self.subjects.scope, what)
                self._note(doubt.yes, _always(label))
                self._note(doubt.may & ~doubt.yes & ~self.blocked, self._unknown_or(label))
                self.blocked |= doubt.may

    def _note(self, which: Mask, reasons: Reasons) -> None:
        for subject in np.flatnonzero(which):
            known = self.reasons[int(subject)]
            known += [reason for reason in reasons(int(subject)) if reason not in known]
        self.blocked |= which

    def _held(self, subject: int) -> list[str]:
        return self._holding(own_records(self.subjects, self._rests_on, subject)) or [
            "a record that it rests on is held back"
        ]

    def _unknown_or(self, words: str) -> Reasons:
        return lambda subject: self._why_unknown(subject) or [words]

    def _why_unknown(self, subject: int) -> list[str]:
        own = own_records(self.subjects, self._rests_on, subject)
        return unread_of(self.facts, own) or self._holding(self._linked(subject))

    def _holding(self, records: list[Record]) -> list[str]:
        return [
            f"{table}:{self.facts.native(table).origin.id[position]} is held back by {key}"
            for table, position in records
            if position >= 0
            for key in self.held_by(table, position)
        ]

    def _linked(self, subject: int) -> list[Record]:
        """The records that the population or the clock reads through a step: `review.plan.kind` reads the plan."""
        found: list[Record] = []
        for node in self._steps():
            rows = record(self.subjects.scope, node)
            found += [one for one in records_of(rows.table, rows.positions[subject : subject + 1]) if one not in found]
        return found

    def _steps(self) -> Iterator[ast.Attribute]:
        for expression in (self.rule.where, self.rule.clock, self.rule.deadline):
            for node in ast.walk(expression.tree) if expression else ():
                if (
                    isinstance(node, ast.Attribute)
                    and isinstance(node.value, ast.Attribute)
                    and path_of(node)[0] in self.subjects.scope.aliases
                ):
                    yield node.value


def _always(*words: str) -> Reasons:
    return lambda _: list(words)
