"""The order in which a subject's outcome is decided. Source: docs/rule-language.md, section 2; procedure, DECISIONS.md 1 to 9."""

from __future__ import annotations

import ast
from collections import defaultdict

import numpy as np

from practice_audit.facts.evaluate import condition, record
from practice_audit.facts.joins import no_pairs
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Floats, Mask, Truth, numbers, texts
from practice_audit.matchers.compile import exemptions_of
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.blockers import Blockers
from practice_audit.outcomes.coverage import not_covered
from practice_audit.outcomes.forms import signs_of
from practice_audit.outcomes.gathering import (
    HeldBy,
    any_of,
    own_records,
    records_of,
    rests_on,
    unread_of,
)
from practice_audit.outcomes.judged import (
    BREACHES,
    CANNOT_TELL,
    DUE,
    LATE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    TO_READ,
    Judged,
    Record,
    Signs,
)
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import Tied
from practice_audit.working_days import working_days_after

NOT_IN_FORCE = "not in force"


def judge(facts: Facts, subjects: Subjects, matches: Matches, held_by: HeldBy, lost: Mask | None = None) -> Judged:
    """Decide the outcome of each subject of a rule.

    Args:
        facts: the facts of the export.
        subjects: the rule's subjects.
        matches: what a matcher found.
        held_by: for a native record, the findings that hold it back from this rule.
        lost: subjects whose case could not be matched: they have no outcome at all (blank), never "no breach" and never a breach.
    """
    judged = _Judge(facts, subjects, matches, held_by).judged()
    if lost is not None:
        judged.outcome[lost] = ""
    return judged


class _Judge:
    def __init__(self, facts: Facts, subjects: Subjects, matches: Matches, held_by: HeldBy) -> None:
        self.facts, self.subjects, self.matches, self.held_by = facts, subjects, matches, held_by
        self.rule, self.size = subjects.rule, subjects.size
        self.scope = subjects.scope
        self.missing: dict[int, list[str]] = defaultdict(list)
        self.evidence: dict[int, list[Record]] = defaultdict(list)
        self.perhaps_exempt: dict[int, list[str]] = defaultdict(list)
        self.rests_on = rests_on(subjects)
        self.exemption = np.full(self.size, "", dtype=object)
        self.not_checked: list[str] = []

    def _own(self, subject: int) -> list[Record]:
        """The native records that a subject is, or is worked out from."""
        return own_records(self.subjects, self.rests_on, subject)

    def judged(self) -> Judged:
        signs = signs_of(self.facts, self.subjects, self.scope, self.matches, self.held_by)
        exempt, may_exempt = self._exempt(exemptions_of(self.facts, self.subjects), "unless", self.exemption)
        exempt = exempt | self.subjects.not_in_force
        self.exemption[self.subjects.not_in_force] = NOT_IN_FORCE
        lapse_names = np.full(self.size, "", dtype=object)
        lapsed, may_lapse = self._exempt(self.rule.lapses, "lapses", lapse_names)
        blocked = self._blocked()
        doubted = self._doubted(signs)
        uncovered = not_covered(self.facts, self.subjects, self.missing)
        outcome = self._in_order(signs, exempt, may_exempt, lapsed, may_lapse, blocked, doubted, uncovered)
        self.exemption = np.where(outcome == NOT_APPLICABLE, np.where(exempt, self.exemption, lapse_names), "")
        return self._made(signs, outcome)

    def _in_order(
        self,
        signs: Signs,
        exempt: Mask,
        may_exempt: Mask,
        lapsed: Mask,
        may_lapse: Mask,
        blocked: Mask,
        doubted: Mask,
        uncovered: Mask,
    ) -> np.ndarray:
        if self.rule.form == "read":
            return np.select([exempt, blocked, signs.met], [NOT_APPLICABLE, CANNOT_TELL, TO_READ], "").astype(object)
        if self.rule.form == "expect":
            unsure = (signs.may_meet & ~signs.met) | doubted | uncovered | may_exempt | may_lapse
            steps = [
                (signs.met, MET),
                (lapsed, NOT_APPLICABLE),
                (unsure, CANNOT_TELL),
                (signs.late, LATE),
                (signs.may_be_late, CANNOT_TELL),
                (signs.waiting, DUE),
            ]
        else:
            unsure = signs.may_be_late | doubted | uncovered
            breach = [(signs.open & ~may_exempt, NOT_MET), (signs.late & ~may_exempt, LATE)]
            steps = [
                (lapsed & ~signs.open & ~signs.late, NOT_APPLICABLE),
                *breach,
                (unsure | may_exempt & (signs.open | signs.late), CANNOT_TELL),
                (signs.waiting, DUE),
                (signs.met, MET),
            ]
        tests, answers = [exempt, blocked], [NOT_APPLICABLE, CANNOT_TELL]
        for test, answer in steps:
            tests.append(test)
            answers.append(answer)
        return np.select(tests, answers, NOT_MET if self.rule.form == "expect" else MET).astype(object)

    def _exempt(self, named: dict[str, Expression | Tied], kind: str, names: np.ndarray) -> tuple[Mask, Mask]:
        yes, may = np.zeros(self.size, dtype=bool), np.zeros(self.size, dtype=bool)
        for name, what in named.items():
            holds = self._holds(name, what, kind, yes)
            names[holds.yes & ~yes] = name
            for subject in np.flatnonzero(holds.may & ~holds.yes):
                self.perhaps_exempt[int(subject)].append(f"whether '{name}' applies")
            yes |= holds.yes
            may |= holds.may
        return yes, may & ~yes

    def _holds(self, name: str, what: Expression | Tied, kind: str, already: Mask) -> Truth:
        if isinstance(what, Expression):
            return condition(self.scope, what)
        absent = [table for table in what.aliases.values() if not self.facts.is_present(table)]
        if absent and kind == "unless":
            self.not_checked += [f"{name} (no `{table}`)" for table in absent]
        pairs = self.matches.get(f"{kind}:{name}", no_pairs(2))
        sure, may = any_of(pairs, self.size)
        for side, table_name in enumerate(what.aliases.values(), start=1):
            table = self.facts.table(table_name)
            for subject, row in zip(pairs.subject[pairs.sure], pairs.rows[side][pairs.sure], strict=True):
                if not already[subject]:
                    self.evidence[int(subject)] += records_of(table, np.asarray([row]))
        return Truth(sure, may)

    def _blocked(self) -> Mask:
        """Subjects that cannot be judged whatever is found; the reasons are noted."""
        blockers = Blockers(self.facts, self.subjects, self.held_by)
        self.missing.update(blockers.reasons)
        return blockers.blocked

    def _doubted(self, signs: Signs) -> Mask:
        """Subjects with a record of the rule's own `cannot_tell`, or whose candidates are in doubt (their reasons are noted)."""
        doubted = np.zeros(self.size, dtype=bool)
        for label, what in self.rule.cannot_tell.items():
            if isinstance(what, Expression):
                continue
            pairs = self.matches.get(f"cannot_tell:{label}", no_pairs(2))
            doubted |= any_of(pairs, self.size)[1]
            table = self.facts.table(next(iter(what.aliases.values())))
            for subject, row in zip(pairs.subject, pairs.record, strict=True):
                for name, position in records_of(table, np.asarray([row])):
                    self.missing[subject].append(f"{label} ({name}:{self.facts.native(name).origin.id[position]})")
        for subject, reasons in signs.doubts.items():
            self.missing[subject] += [
                reason for reason in dict.fromkeys(reasons) if reason not in self.missing[subject]
            ]
        return doubted

    def _made(self, signs: Signs, outcome: np.ndarray) -> Judged:
        due = self._due(outcome)
        working = self._working()
        found = np.where(np.isin(outcome, [MET, LATE]), signs.found, np.nan)
        over = self._over(outcome, due, found, working)
        for subject in {*signs.failing, *signs.rests_on}:
            if outcome[subject] in (MET, LATE, NOT_MET, TO_READ):
                self.evidence[subject] += signs.failing.get(subject) or signs.rests_on.get(subject, [])
        missing = {int(n): self._reasons(int(n)) for n in np.flatnonzero(outcome == CANNOT_TELL)}
        self._add_linked()
        judged = Judged(
            self.subjects,
            outcome,
            self.exemption,
            due,
            found,
            over,
            working,
            missing,
            self.evidence,
            signs.found_rows,
            signs.failing,
        )
        judged.not_checked = list(dict.fromkeys(self.not_checked))
        judged.wording = self._wording(outcome)
        judged.severity = self._severity(judged)
        return judged

    def _reasons(self, subject: int) -> list[str]:
        """Why it can't be told: what is missing first; an exemption that may apply only where nothing else is in doubt."""
        return (
            self.missing.get(subject)
            or self.perhaps_exempt.get(subject)
            or unread_of(self.facts, self._own(subject))
            or ["a value that could not be read"]
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

    def _due(self, outcome: np.ndarray) -> Floats:
        due, wait = self.subjects.named("due"), self.subjects.named("wait")
        if due is None:
            return np.full(self.size, np.nan)
        days = np.where(due.sure & (due.lo == due.hi), due.lo, np.nan)
        if wait is not None:
            waited = wait.sure & (wait.lo > due.lo) & np.isin(outcome, [DUE, NOT_MET])
            days = np.where(waited, wait.lo, days)
        return np.where(outcome == NOT_APPLICABLE, np.where(self.subjects.not_in_force, np.nan, days), days)

    def _working(self) -> Mask:
        due = self.subjects.named("due")
        return np.zeros(self.size, dtype=bool) if due is None or due.working is None else due.working

    def _over(self, outcome: np.ndarray, due: Floats, found: Floats, working: Mask) -> Floats:
        start = due
        if self.rule.form == "forbid":
            clock = self.subjects.named("clock")
            start = (
                np.full(self.size, np.nan)
                if clock is None
                else np.where(clock.sure & (clock.lo == clock.hi), clock.lo, np.nan)
            )
        until = np.where(outcome == LATE, found, np.where(outcome == NOT_MET, float(self.facts.as_at), np.nan))
        counted = np.asarray(working_days_after(start, until), dtype=float)
        return np.where(np.isnan(start) | np.isnan(until), np.nan, np.where(working, counted, until - start))

    def _wording(self, outcome: np.ndarray) -> np.ndarray:
        kinds = np.full(
            self.size,
            "missing" if self.rule.form == "expect" else "open" if self.rule.form == "every" else "forbidden",
            dtype=object,
        )
        taken = np.zeros(self.size, dtype=bool)
        for name, what in self.rule.wording.items():
            holds = (
                condition(self.scope, what).yes
                if isinstance(what, Expression)
                else any_of(self.matches.get(f"wording:{name}", no_pairs(2)), self.size)[0]
            )
            kinds[holds & ~taken & np.isin(outcome, [NOT_MET, DUE])] = name
            taken |= holds
        kinds[outcome == LATE] = "ended" if self.rule.form == "forbid" else "late"
        return kinds

    def _severity(self, judged: Judged) -> np.ndarray:
        severity = np.full(self.size, self.rule.severity, dtype=object)
        if not self.rule.severity_when:
            return severity
        outcomes = np.where(judged.outcome == None, "", judged.outcome)  # noqa: E711  element by element
        scope = self.scope.with_named(found=numbers(judged.found), outcome=texts(outcomes), over=numbers(judged.over))
        for changed, when in self.rule.severity_when.items():
            severity[condition(scope, when).yes & np.isin(judged.outcome, BREACHES)] = changed
        return severity
