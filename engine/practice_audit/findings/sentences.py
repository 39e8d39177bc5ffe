"""The sentence printed for an outcome: a rule's own words for a breach, filled in; a plain form for all others."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.store import Facts
from practice_audit.findings.fields import Fields
from practice_audit.findings.words import day_words
from practice_audit.outcomes.judged import (
    BREACHES,
    CANNOT_TELL,
    DUE,
    MET,
    NOT_APPLICABLE,
    NOT_IN_FORCE,
    TO_READ,
    TOO_FEW,
    Judged,
)


class Sentences:
    """The sentences of one judged rule."""

    def __init__(self, facts: Facts, judged: Judged) -> None:
        """Make ready to speak of a rule's subjects."""
        self.facts, self.judged, self.rule = facts, judged, judged.subjects.rule
        self.fields = Fields(facts, judged)
        self.scope = self.fields.scope
        self._notes = {text: condition(self.scope, when).yes for text, when in self.rule.notes.items()}

    def of(self, subject: int) -> str:
        """The sentence of one subject, with the rule's notes."""
        outcome = self.judged.outcome[subject]
        if outcome in {*BREACHES, TO_READ} or self._gives_figures(subject):
            first = self.fields.filled(self._template(subject), subject)
        else:
            first = self._plain(str(outcome), subject)
        notes = [
            self.fields.filled(text, subject)
            for text, holds in self._notes.items()
            if holds[subject] and outcome != NOT_APPLICABLE
        ]
        if outcome == NOT_APPLICABLE and self._gives_figures(subject):
            notes.append(self._exempt_words(subject))
        return " ".join([first, *notes])

    def _gives_figures(self, subject: int) -> bool:
        """Whether an aggregate tells its numbers although nobody need look at them."""
        outcome, exemption = self.judged.outcome[subject], self.judged.exemption[subject]
        judged_or_not = outcome == MET or (outcome == NOT_APPLICABLE and exemption not in {NOT_IN_FORCE, TOO_FEW})
        return self.rule.form == "aggregate" and bool(judged_or_not)

    def _template(self, subject: int) -> str:
        kind = str(self.judged.wording[subject])
        sentences = self.rule.finding
        for name in (kind, "missing", "late", "forbidden", "open", "read"):
            if name in sentences:
                return sentences[name]
        return next(iter(sentences.values()))

    def _plain(self, outcome: str, subject: int) -> str:
        due, found = self.judged.due[subject], self.judged.found[subject]
        if outcome == MET:
            when = f" on {day_words(found)}" if not np.isnan(found) else ""
            by = f"; it was due by {day_words(due)}" if not np.isnan(due) else ""
            return f"Met{': found' if when else ''}{when}{by}."
        if outcome == DUE and np.isnan(due):
            return "No record found yet, and there is still time."
        if outcome == DUE:
            return f"Due by {day_words(due)}: no record found yet, and there is still time."
        if outcome == NOT_APPLICABLE:
            return self._exempt_words(subject)
        if outcome == CANNOT_TELL:
            return f"Cannot tell: {'; '.join(dict.fromkeys(self.judged.missing.get(subject, [])))}."
        raise ValueError(outcome)

    def _exempt_words(self, subject: int) -> str:
        name = str(self.judged.exemption[subject])
        if name == NOT_IN_FORCE:
            return f"Not applicable: the standard was not in force on {self.fields.said('clock', subject)}."
        meaning = self.facts.book.exemptions[name].meaning if name in self.facts.book.exemptions else ""
        return f"Not applicable: {name}{f' ({meaning})' if meaning else ''}."
