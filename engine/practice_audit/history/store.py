"""The store: one SQLite file with the runs and what each found, by key. Nothing of a record is in it but ids."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from practice_audit.errors import WrongUsage

ONLY_THE_USER = 0o600
BUSY_SECONDS = 30
FINDING = ["key", "rule", "version", "severity", "outcome", "open", "confirmed", "due_on", "found_on"]
SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    run INTEGER PRIMARY KEY, as_at TEXT NOT NULL, ran_at TEXT NOT NULL, program TEXT NOT NULL, is_whole INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS rules (
    run INTEGER NOT NULL REFERENCES runs, rule TEXT NOT NULL, version TEXT NOT NULL, PRIMARY KEY (run, rule)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counts (
    run INTEGER NOT NULL REFERENCES runs, rule TEXT NOT NULL, outcome TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (run, rule, outcome)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings (
    run INTEGER NOT NULL REFERENCES runs, key TEXT NOT NULL, rule TEXT NOT NULL, version TEXT NOT NULL,
    severity TEXT NOT NULL, outcome TEXT NOT NULL, open TEXT NOT NULL, confirmed TEXT NOT NULL, due_on TEXT NOT NULL,
    found_on TEXT NOT NULL, PRIMARY KEY (run, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS findings_by_key ON findings (key);
CREATE TABLE IF NOT EXISTS waivers (
    waiver INTEGER PRIMARY KEY, key TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL, from_day TEXT NOT NULL,
    until_day TEXT, ended_on TEXT
);
"""


@dataclass(frozen=True)
class Run:
    """One run in the store."""

    run: int
    as_at: date
    is_whole: bool
    rules: frozenset[str]


class History:
    """An open store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take an open connection; `History.at` opens one."""
        self.connection = connection

    @classmethod
    @contextmanager
    def at(cls, file: Path) -> Iterator["History"]:
        """Open the store in a file, which is made where it is missing, for the user's eyes only.

        Raises:
            WrongUsage: the file is something else, or in use.
        """
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(ONLY_THE_USER)
            connection = sqlite3.connect(file, timeout=BUSY_SECONDS)
            try:
                connection.executescript(SCHEMA)
                yield cls(connection)
            finally:
                connection.close()
        except sqlite3.Error:
            raise WrongUsage(
                "this is no history of practice-audit, or another run is writing to it.",
                where=str(file),
                next_step="Name another file with --history, or write --history none.",
            ) from None

    def runs(self, before: date) -> list[Run]:
        """Runs of an earlier audit date, oldest first; of several with one date, the last that was whole."""
        rules: dict[int, set[str]] = {}
        for run, rule in self.connection.execute("SELECT run, rule FROM rules"):
            rules.setdefault(run, set()).add(rule)
        found = self.connection.execute(
            "SELECT run, as_at, is_whole FROM runs WHERE as_at < ? ORDER BY as_at, is_whole, run", [before.isoformat()]
        )
        latest = {
            as_at: Run(run, date.fromisoformat(as_at), bool(whole), frozenset(rules.get(run, ())))
            for run, as_at, whole in found
        }
        return list(latest.values())

    def findings(self, run: Run, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Of some keys, those in a run: their outcome and whether they were open."""
        self._ask_for(keys)
        asked = "SELECT key, outcome, open FROM findings JOIN asked USING (key) WHERE run = ?"
        return {key: (outcome, still) for key, outcome, still in self.connection.execute(asked, [run.run])}

    def keys(self, run: Run) -> list[str]:
        """All keys of a run."""
        return [key for (key,) in self.connection.execute("SELECT key FROM findings WHERE run = ?", [run.run])]

    def waived(self, keys: Iterable[str], day: date) -> set[str]:
        """Of some keys, those with a waiver that is in force on a day."""
        self._ask_for(keys)
        asked = (
            "SELECT key FROM waivers JOIN asked USING (key) WHERE from_day <= :day"
            " AND coalesce(until_day, :day) >= :day AND coalesce(ended_on, '9999-12-31') > :day"
        )
        return {key for (key,) in self.connection.execute(asked, {"day": day.isoformat()})}

    def record(
        self,
        findings: pd.DataFrame,
        counts: Mapping[str, Mapping[str, int]],
        versions: Mapping[str, int],
        **of_run: Any,  # noqa: ANN401 - what the run was
    ) -> None:
        """Add a run, whole or not at all.

        Args:
            findings: rows with the columns FINDING, as text.
            counts: by rule, the number of each outcome.
            versions: the version of each rule that was judged.
            of_run: as_at (date), program (its version), is_whole.
        """
        told = (of_run["as_at"].isoformat(), datetime.now(UTC).isoformat(), of_run["program"], int(of_run["is_whole"]))
        with self.connection as store:
            run = store.execute(
                "INSERT INTO runs (as_at, ran_at, program, is_whole) VALUES (?, ?, ?, ?)", told
            ).lastrowid
            store.executemany("INSERT INTO rules VALUES (?, ?, ?)", [(run, r, str(v)) for r, v in versions.items()])
            numbers = [(run, rule, name, n) for rule, of in counts.items() for name, n in of.items()]
            store.executemany("INSERT INTO counts VALUES (?, ?, ?, ?)", numbers)
            rows = zip(*(findings[column].astype(str) for column in FINDING), strict=True)
            marks = ", ".join("?" * (len(FINDING) + 1))
            store.executemany(f"INSERT OR REPLACE INTO findings VALUES ({marks})", ((run, *row) for row in rows))  # noqa: S608 - marks only

    def _ask_for(self, keys: Iterable[str]) -> None:
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (key TEXT PRIMARY KEY)")
        self.connection.execute("DELETE FROM asked")
        self.connection.executemany("INSERT OR IGNORE INTO asked VALUES (?)", ((key,) for key in keys))
