"""What a report is made from: a finished run, and what of it is to be shown."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from practice_audit.facts.store import Facts
from practice_audit.outcomes.judged import Judged
from practice_audit.records import Records
from practice_audit.reports.counts import Counts, counts_by_rule
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule

ALL_PROFILES = "all"
DATA_QUALITY = "data quality"
"""The stage of the rules that look at the records themselves: they always run, and stand in a block of their own."""


@dataclass(frozen=True)
class FinishedRun:
    """A finished run.

    Attributes:
        records: what was read.
        facts: the facts that were judged.
        book: the rules, limits and settings in use.
        judged: the outcomes of each rule, with the met ones of rules that file faults only.
        outcomes: the rows of outcomes.csv, of the selected rules.
        findings: its breaches, with `standing` and `since` (the audit date from which each has stood).
        not_judged: rules without any subject since a table is not in the export, and which.
        not_audited: cases that could not be audited.
        differences: keys of which the two matchers do not say the same.
        seconds: time by stage.
        rule_seconds: time by rule.
        matcher: the one that was used.
        checked: whether the other one worked each outcome out too.
        last_run: the audit date of the last run before this one in the history.
        history: the file of the history, where there is one.
        selected: the ids of the rules that were asked for.
        options: what was asked for, as plain values.
    """

    records: Records
    facts: Facts
    book: Rulebook
    judged: list[Judged]
    outcomes: pd.DataFrame
    findings: pd.DataFrame
    not_judged: dict[str, str]
    not_audited: list[str]
    differences: list[str]
    seconds: dict[str, float]
    rule_seconds: dict[str, float]
    matcher: str
    checked: bool
    selected: frozenset[str]
    last_run: date | None = None
    history: Path | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def as_at(self) -> date:
        """The audit date."""
        return date.fromordinal(self.records.as_at)

    @property
    def is_whole(self) -> bool:
        """Whether every case was audited and the two matchers agree."""
        return not self.not_audited and not self.differences

    def counts(self) -> dict[str, Counts]:
        """The outcomes of each selected rule."""
        return counts_by_rule(self.judged, self.selected)

    def rules(self) -> list[Rule]:
        """The selected rules, in the order of their ids."""
        return [rule for name, rule in sorted(self.book.rules.items()) if name in self.selected]


@dataclass(frozen=True)
class Shown:
    """What of a run is printed; nothing is counted otherwise for it.

    Attributes:
        show: "breaches", "all", "due", "cannot-tell" or "to-read".
        profile: the rules that are printed, beside those on data quality.
        since: past breaches that fell due or ended on or after it.
        since_is: what day that is, in words.
        limit: how many rows of each list.
        team: only this one, where given.
        child: only this one, where given.
    """

    since: date
    since_is: str = "as asked for"
    show: str = "breaches"
    profile: str = "core"
    limit: int = 50
    team: str | None = None
    child: str | None = None

    def rules(self, run: FinishedRun) -> list[Rule]:
        """The rules of the profile, without those on data quality."""
        return [rule for rule in run.rules() if not is_data_quality(rule) and self.has(rule)]

    def has(self, rule: Rule) -> bool:
        """Whether a rule is in the profile."""
        return self.profile == ALL_PROFILES or self.profile in rule.profiles

    @property
    def is_narrowed(self) -> bool:
        """Whether only one team or child is shown."""
        return self.team is not None or self.child is not None

    @property
    def in_words(self) -> str:
        """What it is narrowed to, to be said after a title; blank where it is not."""
        words = [f"{name} {of}" for name, of in (("team", self.team), ("child", self.child)) if of is not None]
        return f", {' and '.join(words)} only" if words else ""

    def rate(self, counts: Counts) -> float | None:
        """The rate that may be printed; none of a child, since nobody is graded."""
        return None if self.child is not None else counts.rate(of_some=self.team is not None)

    def narrowed(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Of outcomes or findings, those of the team and child that are shown."""
        for column, wanted in (("team_id", self.team), ("child_id", self.child)):
            if wanted is not None:
                rows = rows[rows[column] == wanted]
        return rows


def is_data_quality(rule: Rule) -> bool:
    """Whether a rule looks at the records rather than at the work."""
    return rule.stage == DATA_QUALITY
