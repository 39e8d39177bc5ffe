"""The outcome of each subject of a rule, with all that it rests on."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from practice_audit.facts.evaluate import record
from practice_audit.facts.joins import no_pairs
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Mask, Objects
from practice_audit.matchers.compile import exemptions_of
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.blockers import Blockers
from practice_audit.outcomes.coverage import not_covered
from practice_audit.outcomes.due_and_over import counted_in_working_days, due_days, over_by
from practice_audit.outcomes.exempting import exempting
from practice_audit.outcomes.forms import signs_of
from practice_audit.outcomes.gathering import HeldBy, any_of, own_records, records_of, rests_on, unread_of
from practice_audit.outcomes.judged import (
    CANNOT_TELL,
    LATE,
    MET,
    NOT_APPLICABLE,
    NOT_IN_FORCE,
    NOT_MET,
    TO_READ,
    TOO_FEW,
    Judged,
    Record,
    Signs,
)
from practice_audit.outcomes.order import Standing, in_order
from practice_audit.outcomes.wording import severity_of, wording_of
from practice_audit.rulebook.expressions import Expression

Item = TypeVar("Item")


def judge(facts: Facts, subjects: Subjects, matches: Matches, held_by: HeldBy, lost: Mask | None = None) -> Judged:
    """Decide the outcome of each subject of a rule.

    Args:
        facts: the facts of the export.
        subjects: the rule's subjects.
        matches: what a matcher found.
        held_by: for a native record, the findings that hold it back from this rule.
        lost: subjects whose case could not be matched: they have no outcome at all (blank), never "no breach" and
            never a breach.
    """
    judged = _Judge(facts, subjects, matches, held_by).judged()
    if lost is not None:
        judged.outcome[lost] = ""
    return judged


class _Judge:
    def __init__(self, facts: Facts, subjects: Subjects, matches: Matches, held_by: HeldBy) -> None:
        self.facts, self.subjects, self.matches, self.held_by = facts, subjects, matches, held_by
        self.rule, self.size = subjects.rule, subjects.size
        self.missing: dict[int, list[str]] = defaultdict(list)
        self.evidence: dict[int, list[Record]] = defaultdict(list)
        self.perhaps: dict[int, list[str]] = defaultdict(list)
        self.rests_on = rests_on(subjects)

    def judged(self) -> Judged:
        signs = signs_of(self.facts, self.subjects, self.matches, self.held_by)
        facts, subjects, matches = self.facts, self.subjects, self.matches
        unless = exempting(facts, subjects, matches, "unless", exemptions_of(facts, subjects))
        lapses = exempting(facts, subjects, matches, "lapses", self.rule.lapses)
        for each in (unless, lapses):
            _add(self.evidence, each.evidence)
            _add(self.perhaps, each.perhaps)
        blockers = Blockers(facts, subjects, self.held_by)
        _add(self.missing, blockers.reasons)
        exempt = unless.yes | subjects.not_in_force | subjects.hidden
        doubted = self._doubted(signs)
        standing = Standing(
            exempt=exempt,
            may_be_exempt=unless.may,
            lapsed=lapses.yes,
            may_have_lapsed=lapses.may,
            blocked=blockers.blocked,
            in_doubt=doubted | not_covered(facts, subjects, self.missing),
        )
        outcome = in_order(self.rule.form, signs, standing)
        names = np.where(exempt, np.where(subjects.not_in_force, NOT_IN_FORCE, unless.name), lapses.name)
        names = np.where(subjects.hidden, TOO_FEW, names)
        made = self._made(signs, outcome, np.where(outcome == NOT_APPLICABLE, names, ""))
        made.not_checked = list(dict.fromkeys(unless.not_checked))
        return made

    def _doubted(self, signs: Signs) -> Mask:
        """Subjects with a record of the rule's own `cannot_tell`; its reasons and those of the candidates are noted."""
        doubted = np.zeros(self.size, dtype=bool)
        for label, what in self.rule.cannot_tell.items():
            if isinstance(what, Expression):
                continue
            pairs = self.matches.get(f"cannot_tell:{label}", no_pairs(2))
            doubted |= any_of(pairs, self.size)[1]
            table = self.facts.table(next(iter(what.aliases.values())))
            for subject, row in zip(pairs.subject, pairs.record, strict=True):
                for name, position in records_of(table, np.asarray([row])):
                    shown = f"{name}:{self.facts.native(name).origin.id[position]}"
                    self.missing[int(subject)].append(f"{label} ({shown})")
        for subject, reasons in signs.doubts.items():
            known = self.missing[subject]
            known += [reason for reason in dict.fromkeys(reasons) if reason not in known]
        return doubted

    def _made(self, signs: Signs, outcome: Objects, exemption: Objects) -> Judged:
        due = due_days(self.subjects, outcome)
        found = np.where(np.isin(outcome, [MET, LATE]), signs.found, np.nan)
        for subject in {*signs.failing, *signs.rests_on}:
            if outcome[subject] in {MET, LATE, NOT_MET, TO_READ}:
                self.evidence[subject] += signs.failing.get(subject) or signs.rests_on.get(subject, [])
        missing = {int(n): self._reasons(int(n)) for n in np.flatnonzero(outcome == CANNOT_TELL)}
        self._add_linked()
        judged = Judged(
            subjects=self.subjects,
            outcome=outcome,
            exemption=exemption,
            due=due,
            found=found,
            over=over_by(self.subjects, outcome, due, found, self.facts.as_at),
            working=counted_in_working_days(self.subjects),
            missing=missing,
            evidence=self.evidence,
            found_rows=signs.found_rows,
            failing=signs.failing,
            wording=wording_of(self.subjects, self.matches, outcome),
        )
        judged.severity = severity_of(judged)
        return judged

    def _reasons(self, subject: int) -> list[str]:
        """Why it can't be told: what is missing; an exemption that may apply only where nothing else is in doubt."""
        return (
            self.missing.get(subject)
            or self.perhaps.get(subject)
            or unread_of(self.facts, own_records(self.subjects, self.rests_on, subject))
            or ["a value that is held back or could not be read"]
        )

    def _add_linked(self) -> None:
        """The records that the clock was read from through a link are evidence too."""
        scope, clock = self.subjects.scope, self.rule.clock
        for node in ast.walk(clock.tree) if clock else ():
            if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Attribute):
                continue
            linked = record(scope, node.value)
            for subject in np.flatnonzero(linked.positions >= 0):
                self.evidence[int(subject)] += records_of(linked.table, linked.positions[subject : subject + 1])


def _add(to: dict[int, list[Item]], more: Mapping[int, list[Item]]) -> None:
    for subject, each in more.items():
        to[subject] += each
