"""The folder of a finished run as typed frames: what every report is made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from practice_audit.findings import COLUMNS
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, TO_READ
from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.manifest import Manifest, read_manifest
from practice_audit.reports.from_folder.said import RuleSaid
from practice_audit.reports.from_folder.tables import LONG, read_chunks, read_table
from practice_audit.reports.run import ALL_PROFILES, DATA_QUALITY
from practice_audit.reports.run_tables import (
    FINDING_COLUMNS,
    FINDINGS,
    OUTCOMES,
    REJECTED_COLUMNS,
    REJECTED_VALUES,
)
from practice_audit.working_days import add_months

UNSETTLED = (DUE, TO_READ, CANNOT_TELL)
CATEGORIES = [name for name in COLUMNS if name not in LONG]
CHUNK = 50_000
"""Rows read at a time: little memory, and few enough rounds."""


@dataclass(frozen=True)
class RunFolder:
    """A finished run, read from its folder; the frames are read when they are first asked for.

    Attributes:
        folder: where it stands.
        manifest: audit.json.
    """

    folder: Path
    manifest: Manifest

    @cached_property
    def findings(self) -> pd.DataFrame:
        """findings.csv, typed as `read_table` says, and `since`: the audit date (ISO) from which each has stood."""
        found = read_table(self.folder / FINDINGS, FINDING_COLUMNS)
        since = {key: day.isoformat() for key, day in self.manifest.since.items()}
        return found.assign(since=[since.get(key, self.as_at.isoformat()) for key in found["key"]])

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """outcomes.csv whole, typed. A large run has a million rows: `chunks` and `with_outcome` take less."""
        return read_table(self.folder / OUTCOMES, COLUMNS)

    @cached_property
    def rejected(self) -> pd.DataFrame:
        """rejected.csv."""
        return read_table(self.folder / REJECTED_VALUES, REJECTED_COLUMNS)

    def chunks(self) -> Iterator[pd.DataFrame]:
        """outcomes.csv, typed, some rows at a time, in the order of the file."""
        return read_chunks(self.folder / OUTCOMES, COLUMNS, CHUNK)

    def with_outcome(self, outcome: str) -> pd.DataFrame:
        """The rows of outcomes.csv with DUE, TO_READ or CANNOT_TELL; the file is gone through once for all three."""
        rows = self._gone_through[0]
        return rows[rows["outcome"] == outcome].reset_index(drop=True)

    @property
    def rests_on_unconfirmed(self) -> frozenset[str]:
        """The rules with an outcome that rests on a limit or setting that nobody has confirmed."""
        return self._gone_through[1]

    @cached_property
    def _gone_through(self) -> tuple[pd.DataFrame, frozenset[str]]:
        parts, rules = [], set[str]()
        for chunk in self.chunks():
            rules |= set(chunk.loc[chunk["confirmed"] == "no", "rule"].astype(str).unique())
            parts.append(chunk[chunk["outcome"].isin(UNSETTLED)].astype(dict.fromkeys(CATEGORIES, str)))
        return pd.concat(parts, ignore_index=True), frozenset(rules)

    @property
    def as_at(self) -> date:
        """The audit date."""
        return self.manifest.audit_date

    @property
    def profile(self) -> str:
        """The profile that the run printed."""
        return str(self.manifest.options.get("profile", ALL_PROFILES))

    @property
    def since(self) -> date:
        """From when past breaches are reported: as asked of the run, else the last run, else a month before."""
        asked = self.manifest.options.get("since")
        month = date.fromordinal(int(add_months(self.as_at.toordinal(), -1)))
        return date.fromisoformat(asked) if asked else self.manifest.last_run or month

    def rules(self, profile: str) -> dict[str, RuleSaid]:
        """The rules of a profile in the order of their ids, without those on data quality."""
        return {
            name: rule
            for name, rule in sorted(self.manifest.rules.items())
            if rule.stage != DATA_QUALITY and (profile == ALL_PROFILES or profile in rule.profiles)
        }

    def data_quality(self) -> dict[str, RuleSaid]:
        """The rules that look at the records themselves."""
        return {name: rule for name, rule in sorted(self.manifest.rules.items()) if rule.stage == DATA_QUALITY}

    def counts(self, profile: str) -> dict[str, Counts]:
        """The outcomes of each rule of a profile that has a subject."""
        rules, found = self.rules(profile), self.manifest.counts
        return {rule: found[rule] for rule in rules if rule in found and found[rule].population}

    def of_choice(self, rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
        """Of outcomes or findings, those of the profile and team that are shown."""
        rows = rows[rows["rule"].isin(self.rules(choice.profile))]
        return rows if choice.team is None else rows[rows["team_id"] == choice.team]


def read_run(folder: Path) -> RunFolder:
    """Read a finished run.

    Raises:
        WrongUsage: the folder is not of a run, or another version wrote it.
    """
    return RunFolder(folder, read_manifest(folder))
