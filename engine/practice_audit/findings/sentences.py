"""The sentence printed for an outcome: the rule's own words for a breach, filled in; one plain form for each of the others."""

from __future__ import annotations

import re

import numpy as np

from practice_audit.facts.evaluate import condition, evaluate, read_path
from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.in_force import limits_asked
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Texts, Truth, Value, numbers, texts
from practice_audit.findings.words import day_words, listed, span_words
from practice_audit.layout import TABLES
from practice_audit.outcomes.judge import NOT_IN_FORCE
from practice_audit.outcomes.judged import BREACHES, CANNOT_TELL, DUE, MET, NOT_APPLICABLE, Judged
from practice_audit.rulebook.schema import DERIVED_COLUMNS, OF_EVERY_ROW, VOCABULARY

FIELD = re.compile(r"{([^{}]*)}")


class Sentences:
    """The sentences of one judged rule."""

    def __init__(self, facts: Facts, judged: Judged) -> None:
        """Make ready to speak of a rule's subjects."""
        self.facts, self.judged, self.rule = facts, judged, judged.subjects.rule
        scope = judged.subjects.scope
        for alias, rows in judged.found_rows.items():
            table = facts.table(_found_tables(judged)[alias])
            scope = scope.with_alias(**{alias: Rows(table, rows, np.zeros(len(rows), dtype=bool))})
        outcome = texts(judged.outcome)
        self.scope: Scope = scope.with_named(found=numbers(judged.found), over=numbers(judged.over), outcome=outcome)
        self.scope = self.scope.with_named(
            **{name: evaluate(self.scope, what) for name, what in self.rule.dates.items()}
        )
        self._fields: dict[str, Value] = {}
        self._clock = judged.subjects.named("clock")
        self._notes = {text: condition(self.scope, when).yes for text, when in self.rule.notes.items()}
        self._limits = list(
            dict.fromkeys(
                [*limits_asked(self.rule.deadline), *limits_asked(*(part.where for part in self.rule.expect))]
            )
        )

    def of(self, subject: int) -> str:
        """The sentence of one subject, with the rule's notes."""
        outcome = self.judged.outcome[subject]
        if outcome in BREACHES or outcome == "to_read":
            first = self._filled(self._template(subject), subject)
        else:
            first = self._plain(str(outcome), subject)
        notes = [
            self._filled(text, subject)
            for text, holds in self._notes.items()
            if holds[subject] and outcome != NOT_APPLICABLE
        ]
        return " ".join([first, *notes])

    def _template(self, subject: int) -> str:
        kind = str(self.judged.wording[subject])
        sentences = self.rule.finding
        for name in (kind, "missing", "late", "forbidden", "open", "read"):
            if name in sentences:
                return sentences[name]
        return next(iter(sentences.values()))

    def _plain(self, outcome: str, subject: int) -> str:
        judged = self.judged
        due, found = judged.due[subject], judged.found[subject]
        if outcome == MET:
            when = f" on {day_words(found)}" if not np.isnan(found) else ""
            by = f"; it was due by {day_words(due)}" if not np.isnan(due) else ""
            return f"Met{': found' if when else ''}{when}{by}."
        if outcome == DUE:
            return (
                f"Due by {day_words(due)}: no record found yet, and there is still time."
                if not np.isnan(due)
                else "No record found yet, and there is still time."
            )
        if outcome == NOT_APPLICABLE:
            return self._exempt_words(subject)
        if outcome == CANNOT_TELL:
            return f"Cannot tell: {'; '.join(dict.fromkeys(judged.missing.get(subject, [])))}."
        raise ValueError(outcome)

    def _exempt_words(self, subject: int) -> str:
        name = str(self.judged.exemption[subject])
        if name == NOT_IN_FORCE:
            return f"Not applicable: the standard was not in force on {self._field('clock', subject)}."
        meaning = self.facts.book.exemptions[name].meaning if name in self.facts.book.exemptions else ""
        return f"Not applicable: {name}{f' ({meaning})' if meaning else ''}."

    def _filled(self, text: str, subject: int) -> str:
        return FIELD.sub(lambda field: self._field(field[1], subject), text)

    def _field(self, name: str, subject: int) -> str:
        judged, subjects = self.judged, self.judged.subjects
        if name in {"clock", "until"}:
            day = subjects.named(name)
            return day_words(
                float("nan")
                if day is None or day.lo[subject] != day.hi[subject] or not day.sure[subject]
                else day.lo[subject]
            )
        simple = {
            "due": lambda: day_words(judged.due[subject]),
            "found": lambda: day_words(judged.found[subject]),
            "as_at": lambda: day_words(self.facts.as_at),
            "over": lambda: self._over(subject),
            "limit": lambda: self._limit_words(subject),
            "id": lambda: str(subjects.key_id[subject]),
            "child": lambda: str(subjects.child_id[subject] or "not known"),
            "table": lambda: str(subjects.origin.table[subject]),
            "n": lambda: str(len(judged.failing.get(subject, []))),
            "failing": lambda: listed(
                [
                    f"{self.facts.native(t).layout.singular.replace('_', ' ')} {self.facts.native(t).origin.id[p]}"
                    for t, p in judged.failing.get(subject, [])
                ]
            ),
            "outcome": lambda: str(judged.outcome[subject]),
        }
        if name in simple:
            return simple[name]()
        if name not in self._fields:
            self._fields[name] = self._value(name)
        return self._worded(self._fields[name], name, subject)

    def _value(self, name: str) -> Value:
        root, *steps = name.split(".")
        if not steps:
            return self.scope.named[root]
        return read_path(self.scope.aliases[root], steps, self.scope)

    def _worded(self, value: Value, name: str, subject: int) -> str:
        if isinstance(value, Truth):
            return "yes" if value.yes[subject] else "no"
        if not value.sure[subject]:
            return "not recorded"
        if isinstance(value, Texts):
            if not value.known[subject]:
                return "not readable"
            return str(value.value[subject]).replace("_", " ") if self._is_choice(name) else str(value.value[subject])
        if value.lo[subject] != value.hi[subject]:
            return "not readable"
        return (
            day_words(value.lo[subject])
            if name in self.rule.dates or self._is_day(name)
            else str(int(value.lo[subject]))
        )

    def _is_day(self, name: str) -> bool:
        last = name.rsplit(".", 1)[-1]
        kinds = [table.columns[last].type for table in TABLES.values() if last in table.columns]
        kinds += [
            columns[last]
            for columns in (*VOCABULARY.values(), *DERIVED_COLUMNS.values(), OF_EVERY_ROW)
            if last in columns
        ]
        return "date" in kinds or last in {"opened_on", "closed_on"}

    def _is_choice(self, name: str) -> bool:
        last = name.rsplit(".", 1)[-1]
        return (
            last in OF_EVERY_ROW
            or any(last in table.columns and table.columns[last].type == "choice" for table in TABLES.values())
            or last in self.rule.reads
        )

    def _over(self, subject: int) -> str:
        count = self.judged.over[subject]
        return "" if np.isnan(count) else span_words(count, "working days" if self.judged.working[subject] else "days")

    def _limit_words(self, subject: int) -> str:
        on = (
            self._clock.lo[subject]
            if self._clock is not None and self._clock.sure[subject]
            else float(self.facts.as_at)
        )
        words = []
        for name in self._limits:
            limit = self.facts.local.limits[name]
            value = limit_in_force(limit, int(on)) if abs(on) < 4_000_000 else None  # noqa: PLR2004  beyond every date
            words += [span_words(value.value, limit.unit)] if value else []
        return listed(list(dict.fromkeys(words)))


def _found_tables(judged: Judged) -> dict[str, str]:
    rule = judged.subjects.rule
    parts = [*rule.expect, *([rule.every] if rule.every else []), *([rule.forbid] if rule.forbid else [])]
    return {alias: table for part in parts for alias, table in part.aliases.items()}
