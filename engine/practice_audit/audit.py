"""The whole pipeline on one page: facts and rules in, an outcome for each rule and subject out, stratum by stratum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import pandas as pd

from practice_audit.facts import derived, vocabulary  # noqa: F401  registers what they make
from practice_audit.facts.evaluate import condition
from practice_audit.facts.holds import Holds, Record
from practice_audit.facts.population import subjects_of
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Mask
from practice_audit.findings import outcome_rows
from practice_audit.matchers import by_engine, relational
from practice_audit.matchers.compile import compile_rule
from practice_audit.matchers.tree import CompiledRule, Matches
from practice_audit.matchers.workers import Workers
from practice_audit.outcomes import Judged, judge
from practice_audit.outcomes.judged import BREACHES
from practice_audit.outcomes.telling import told_of
from practice_audit.records import Records
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule

DURABLE, RELATIONAL = "durable", "relational"
Progress = Callable[[str, int, int], None]


@dataclass
class Audit:
    """A finished audit."""

    facts: Facts
    matcher: str
    verified: bool
    judged: list[Judged] = field(default_factory=list)
    outcomes: pd.DataFrame = field(default_factory=pd.DataFrame)
    not_judged: dict[str, str] = field(default_factory=dict)
    """Rules without any subject because a table is not in the export, and which."""
    not_audited: list[str] = field(default_factory=list)
    """Cases that no worker lived through."""
    differences: list[str] = field(default_factory=list)
    """Keys whose outcome the two matchers see differently."""
    seconds: dict[str, float] = field(default_factory=dict)
    rule_seconds: dict[str, float] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every case was audited and the two matchers agree."""
        return not self.not_audited and not self.differences


@dataclass
class _Export:
    facts: Facts
    audit: Audit
    holds: Holds
    held_by: dict[str, dict[Record, list[str]]] = field(default_factory=dict)
    """By rule, the records held back from it and the findings that do so; settled once its stratum begins."""


def run_audit(  # noqa: PLR0913 - what a run can be asked for, by name
    records: Records,
    book: Rulebook,
    *,
    matcher: str = DURABLE,
    verify: bool = True,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
) -> Audit:
    """Audit one export.

    Args:
        records: typed records.
        book: the rules, limits and settings in use.
        matcher: "durable" or "relational".
        verify: work each outcome out by the other matcher too.
        jobs: worker processes.
        progress: told the stage, how much of it is done, and of how much.
    """
    return run_audits([records], book, matcher=matcher, verify=verify, jobs=jobs, progress=progress)[0]


def run_audits(  # noqa: PLR0913 - what a run can be asked for, by name
    exports: list[Records],
    book: Rulebook,
    *,
    matcher: str,
    verify: bool,
    jobs: int = 1,
    rules: list[set[str]] | None = None,
    progress: Progress = lambda *_: None,
    only: list[str] | None = None,
) -> list[Audit]:
    """Audit several exports side by side, one stratum of rules at a time.

    Hundreds of small ones, the examples, so share the engine.

    Args:
        exports: typed records of each.
        book: the rules in use.
        matcher: "durable" or "relational".
        verify: work each outcome out by the other matcher too, where the engine is installed.
        jobs: worker processes.
        rules: for each export, the ids of the rules that run (default: all).
        progress: told the stage, how much of it is done, and of how much.
        only: for each export, the one rule whose outcomes are listed; then its met subjects are listed even where it
            files faults only.
    """
    verify = verify and by_engine.is_usable()
    each = [_Export(facts := Facts(records, book), Audit(facts, matcher, verify), Holds(facts)) for records in exports]
    with Workers(jobs) as workers:
        run = _Run(each, rules, matcher, verify, workers, progress)
        for stratum in book.strata():
            run.stratum(stratum)
    for number, export in enumerate(each):
        started = perf_counter()
        export.audit.outcomes = outcome_rows(export.facts, export.audit.judged, only=only[number] if only else None)
        export.audit.seconds["findings"] = perf_counter() - started
    return [export.audit for export in each]


@dataclass
class _Run:
    """Several exports on their way through the strata."""

    each: list[_Export]
    rules: list[set[str]] | None
    matcher: str
    verify: bool
    workers: Workers
    progress: Progress

    def stratum(self, stratum: list[Rule]) -> None:
        """Judge the rules of a stratum over each export, and hold back what they find faulty."""
        compiled: list[tuple[int, CompiledRule]] = []
        for number, export in enumerate(self.each):
            for rule in stratum:
                if self.rules is None or rule.id in self.rules[number]:
                    compiled += [(number, made) for made in _compiled(export, rule)]
        found = self.matched(compiled, self.matcher)
        second = self.matched(compiled, RELATIONAL if self.matcher == DURABLE else DURABLE) if self.verify else None
        for place, (number, made) in enumerate(compiled):
            self.judged(self.each[number], made, found[place], None if second is None else second[place])

    def judged(self, export: _Export, compiled: CompiledRule, found: Matches, second: Matches | None) -> None:
        """Judge one rule over one export, by the second matcher's matches too where there are any."""
        started = perf_counter()
        audit = export.audit
        lost = np.isin(compiled.subject_cases.astype(str), audit.not_audited)
        judged = _judged(export, compiled, found, lost)
        audit.judged.append(judged)
        if second is not None:
            _compare(audit, judged, _judged(export, compiled, second, lost))
        _hold_back(export, judged)
        audit.facts.tell(told_of(judged))
        _count(audit, "outcomes", compiled.subjects.rule.id, perf_counter() - started)

    def matched(self, compiled: list[tuple[int, CompiledRule]], matcher: str) -> list[Matches]:
        """The matches of some compiled rules, each of the export with the number beside it."""
        started = perf_counter()
        rules = [rule for _, rule in compiled]
        if matcher == DURABLE:
            outcome = by_engine.match(
                rules,
                exports=[number for number, _ in compiled],
                workers=self.workers,
                done=lambda n: self.progress("matching", n, 0),
            )
            matches = outcome.matches
            for number, case in outcome.lost:
                if case not in self.each[number].audit.not_audited:
                    self.each[number].audit.not_audited.append(case)
        else:
            matches = relational.match(rules)
        share = (perf_counter() - started) / len(self.each)
        for export in self.each:
            _count(export.audit, f"matching, {matcher}", None, share)
        return matches


def _compiled(export: _Export, rule: Rule) -> list[CompiledRule]:
    started = perf_counter()
    held, export.held_by[rule.id] = export.holds.for_rule(rule)
    absent = [name for name in rule.subject_tables if not export.facts.is_present(name)]
    if absent and len(absent) == len(rule.subject_tables):
        export.audit.not_judged[rule.id] = ", ".join(f"no `{name}`" for name in absent)
        return []
    made = [compile_rule(export.facts, subjects_of(export.facts, rule, held))]
    _count(export.audit, "facts", rule.id, perf_counter() - started)
    return made


def _judged(export: _Export, rule: CompiledRule, matches: Matches, lost: Mask) -> Judged:
    reasons = export.held_by[rule.subjects.rule.id]
    return judge(export.facts, rule.subjects, matches, lambda table, position: reasons.get((table, position), []), lost)


def _compare(audit: Audit, one: Judged, other: Judged) -> None:
    same_day = (one.found == other.found) | (np.isnan(one.found) & np.isnan(other.found))
    for subject in np.flatnonzero((one.outcome != other.outcome) | ~same_day):
        audit.differences.append(
            f"{one.subjects.rule.id}/{one.subjects.key_table[subject]}/{one.subjects.key_id[subject]}"
        )


def _hold_back(export: _Export, judged: Judged) -> None:
    subjects = judged.subjects
    breaches = np.isin(judged.outcome, BREACHES) if subjects.rule.holds_back else np.empty(0, dtype=bool)
    if not breaches.any():
        return
    for hold in subjects.rule.holds_back:
        for subject in np.flatnonzero(breaches & condition(subjects.scope, hold.when).yes):
            key = f"{subjects.rule.id}/{subjects.key_table[subject]}/{subjects.key_id[subject]}"
            own = [(str(subjects.origin.table[subject]), int(subjects.origin.position[subject]))]
            export.holds.add(hold, judged.failing.get(int(subject), []) if hold.rows == "found" else own, key)


def _count(audit: Audit, stage: str, rule: str | None, seconds: float) -> None:
    audit.seconds[stage] = audit.seconds.get(stage, 0.0) + seconds
    if rule is not None:
        audit.rule_seconds[rule] = audit.rule_seconds.get(rule, 0.0) + seconds
