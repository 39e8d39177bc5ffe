"""The fields in the braces of a sentence: what each says of one subject, from its days, records and limits."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from practice_audit.facts.evaluate import evaluate, read_path
from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.in_force import limits_asked
from practice_audit.facts.moving import NO_DAY
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Texts, Truth, Value, numbers, texts
from practice_audit.findings.words import day_words, listed, span_words
from practice_audit.layout import TABLES
from practice_audit.outcomes.judged import Judged
from practice_audit.rulebook.schema import DERIVED_COLUMNS, OF_EVERY_ROW, VOCABULARY

FIELD = re.compile(r"{([^{}]*)}")


class Fields:
    """The fields of one judged rule's sentences."""

    def __init__(self, facts: Facts, judged: Judged) -> None:
        """Make ready to speak of a rule's subjects."""
        self.facts, self.judged, self.rule = facts, judged, judged.subjects.rule
        self.scope = _with_found(facts, judged)
        self._values: dict[str, Value] = {}
        asked = [
            limits_asked(self.rule.deadline),
            limits_asked(*(part.where for part in self.rule.expect)),
            limits_asked(self.rule.read) if self.rule.form == "aggregate" else [],
        ]
        self._limits = list(dict.fromkeys(name for names in asked for name in names))
        self._simple: dict[str, Callable[[int], str]] = {
            "clock": lambda subject: self._day("clock", subject),
            "until": lambda subject: self._day("until", subject),
            "due": lambda subject: day_words(judged.due[subject]),
            "found": lambda subject: day_words(judged.found[subject]),
            "as_at": lambda _: day_words(facts.as_at),
            "over": self._over,
            "limit": self._limit_words,
            "id": lambda subject: str(judged.subjects.key_id[subject]),
            "child": lambda subject: str(judged.subjects.child_id[subject] or "not known"),
            "table": lambda subject: str(judged.subjects.origin.table[subject]),
            "n": lambda subject: str(len(judged.failing.get(subject, []))),
            "failing": self._failing,
            "outcome": lambda subject: str(judged.outcome[subject]),
        }

    def filled(self, text: str, subject: int) -> str:
        """A sentence with its fields filled in."""
        return FIELD.sub(lambda field: self.said(field[1], subject), text)

    def said(self, name: str, subject: int) -> str:
        """What one field says of a subject."""
        if name in self._simple:
            return self._simple[name](subject)
        if name not in self._values:
            self._values[name] = self._value(name)
        return self._worded(self._values[name], name, subject)

    def _day(self, name: str, subject: int) -> str:
        day = self.judged.subjects.named(name)
        return day_words(float("nan") if day is None or not day.settled[subject] else day.lo[subject])

    def _failing(self, subject: int) -> str:
        words = []
        for name, position in self.judged.failing.get(subject, []):
            table = self.facts.native(name)
            words.append(f"{table.layout.singular.replace('_', ' ')} {table.origin.id[position]}")
        return listed(words)

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
            return self._text(value, name, subject)
        if not value.settled[subject]:
            least, most = value.lo[subject], value.hi[subject]
            return f"{int(least)} to {int(most)}" if name in self.rule.counts and most < NO_DAY else "not readable"
        found = value.lo[subject]
        if name in self.rule.dates or _is_day_column(name):
            return day_words(found)
        return str(int(found)) if found == int(found) else f"{found:.1f}"

    def _text(self, value: Texts, name: str, subject: int) -> str:
        if not value.known[subject]:
            return "not readable"
        text = str(value.value[subject])
        return text.replace("_", " ") if self._is_choice(name) else text

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
        clock = self.judged.subjects.named("clock")
        on = float(self.facts.as_at) if clock is None or not clock.sure[subject] else clock.lo[subject]
        words = []
        for name in self._limits:
            limit = self.facts.local.limits[name]
            value = limit_in_force(limit, int(on)) if abs(on) < NO_DAY else None
            words += [span_words(value.value, limit.unit)] if value else []
        return listed(list(dict.fromkeys(words)))


def _with_found(facts: Facts, judged: Judged) -> Scope:
    """The subjects' scope with what was found for each: its records, day, outcome and the rule's own dates."""
    rule, scope = judged.subjects.rule, judged.subjects.scope
    parts = [*rule.expect, *([rule.every] if rule.every else []), *([rule.forbid] if rule.forbid else [])]
    tables = {alias: table for part in parts for alias, table in part.aliases.items()}
    for alias, rows in judged.found_rows.items():
        scope = scope.with_alias(**{alias: Rows(facts.table(tables[alias]), rows, np.zeros(len(rows), dtype=bool))})
    scope = scope.with_named(found=numbers(judged.found), over=numbers(judged.over), outcome=texts(judged.outcome))
    return scope.with_named(**{name: evaluate(scope, what) for name, what in rule.dates.items()})


def _is_day_column(name: str) -> bool:
    """Whether a path ends in a column of dates; a count by the same name is none."""
    root, _, last = name.rpartition(".")
    if not root:
        return False
    kinds: list[str] = [table.columns[last].type for table in TABLES.values() if last in table.columns]
    worked_out = (*VOCABULARY.values(), *DERIVED_COLUMNS.values(), OF_EVERY_ROW)
    kinds += [columns[last] for columns in worked_out if last in columns]
    return "date" in kinds or last in {"opened_on", "closed_on"}
