"""The parts of audit.json as models: a rule, a limit, a setting, a table, a file as they were in the run."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class Said(BaseModel):
    """A part of the manifest; what this version does not know is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class RuleSaid(Said):
    """A rule as it was in the run.

    `timed` where it asks that something is done by a day; `looked_for`: the tables of which it wants any record of the
    child, so that one missing record that fails several rules is shown once.
    """

    version: int
    title: str
    standard: str
    why: str
    remedy: str
    severity: str
    stage: str
    check: str
    profiles: list[str]
    timed: bool
    looked_for: list[str]
    sources: list[str]
    limits: list[str]
    settings: list[str]


class LimitSaid(Said):
    """A limit as it was in the run; `in_words` is its value on the audit date."""

    meaning: str
    in_words: str
    unit: str
    confirmed: bool


class SettingSaid(Said):
    """A setting as it was in the run."""

    meaning: str
    in_words: str
    confirmed: bool


class TableRead(Said):
    """What was read of a table; `covered_from` is None where nothing bounds it."""

    rows: int
    rejected: int
    after_audit_date: int
    covered_from: date | None


class Input(Said):
    """A file that was read."""

    file: str
    sha256: str
    rows: int


class Check(Said):
    """Whether the other matcher worked each outcome out too."""

    done: bool
    by: str | None
    differences: int


class Program(Said):
    """What wrote the folder."""

    name: str
    version: str
    python: str
