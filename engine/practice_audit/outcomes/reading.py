"""What every form of a rule does with its matches: note what each subject rests on, and what is in doubt about it."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.joins import Pairs, no_pairs
from practice_audit.facts.lookups import record_scope
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.tables import FactTable, Positions
from practice_audit.facts.values import Floats, Mask
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.gathering import HeldBy, doubts_about, records_of
from practice_audit.outcomes.judged import Record, Signs
from practice_audit.rulebook.expressions import Expression


class Reading:
    """The matches of one rule on their way to signs."""

    def __init__(self, facts: Facts, subjects: Subjects, matches: Matches, held_by: HeldBy) -> None:
        """Start with nothing found for any subject."""
        self.facts, self.subjects, self.matches, self.held_by = facts, subjects, matches, held_by
        self.rule, self.size, self.scope = subjects.rule, subjects.size, subjects.scope
        self.due = subjects.named("due")
        self.signs = Signs.nothing(self.size)

    def pairs(self, name: str, sides: int = 2) -> Pairs:
        """The matches of one question."""
        return self.matches.get(name, no_pairs(sides))

    def days(self, alias: str, table: FactTable, on: Expression) -> Floats:
        """The day of each row of a record's table."""
        return number(record_scope(self.scope, {alias: table}, alias), on).if_settled

    def keep_rows(self, alias: str, rows: Positions) -> None:
        """Remember the record found for each subject, unless one by that alias is known already."""
        known = self.signs.found_rows.get(alias)
        self.signs.found_rows[alias] = rows if known is None else np.where(known >= 0, known, rows)

    def rest_on(self, table: FactTable, subjects: Positions, rows: Positions) -> None:
        """Note the records on which some subjects rest."""
        for subject, records in _by_subject(table, subjects, rows):
            self.signs.rests_on[subject] += records

    def fail(self, table: FactTable, pairs: Pairs, side: int = 1) -> None:
        """Note the records that are themselves the fault, each once."""
        for subject, records in _by_subject(table, pairs.subject, pairs.rows[side]):
            known = self.signs.failing[subject]
            known += [record for record in records if record not in known]

    def note_doubts(self, table: FactTable, pairs: Pairs, side: int = 1) -> None:
        """Note why matches that are not sure are in doubt."""
        doubtful = pairs.take(~pairs.sure)
        for subject, records in _by_subject(table, doubtful.subject, doubtful.rows[side]):
            for record in records:
                self.signs.doubts[subject] += doubts_about(self.facts, record, self.held_by)

    def to_be_read(self, which: Expression) -> None:
        """Subjects that a person must read."""
        holds = condition(self.scope, which)
        self.signs.met, self.signs.may_meet = holds.yes, holds.may

    def nobody(self) -> Mask:
        """No subject."""
        return np.zeros(self.size, dtype=bool)


def _by_subject(table: FactTable, subjects: Positions, rows: Positions) -> list[tuple[int, list[Record]]]:
    return [(int(subject), records_of(table, np.asarray([row]))) for subject, row in zip(subjects, rows, strict=True)]
