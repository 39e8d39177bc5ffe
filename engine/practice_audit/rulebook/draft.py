"""What an author says of a new local rule: its record, its clock and what is expected by when, each checked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from practice_audit.errors import WrongUsage
from practice_audit.layout import TABLES, Column, Table
from practice_audit.rulebook.expressions import did_you_mean

ID = re.compile(r"[A-Z][A-Z0-9]*-\d\d[a-z]?")
LONGEST = 999
NOT_JUDGED = "date_of_death"
"""A child who died by the last day is exempt from every rule: no rule can be about that date."""
_UNITS = {
    "working days": r"wd|working[ -]?days?",
    "days": r"d|cd|days?|calendar days?",
    "months": r"months?|calendar months?",
}
_TIME = {unit: re.compile(rf"(\d+)\s*(?:{words})", re.IGNORECASE) for unit, words in _UNITS.items()}
NONE = "none"
SHARED = {"child_id", "worker_id"}


@dataclass(frozen=True)
class Allowed:
    """The time that is allowed: a number of working days, days or calendar months."""

    number: int
    unit: Literal["working days", "days", "months"]

    @property
    def words(self) -> str:
        """As it is said: "1 working day", "10 working days"."""
        return f"{self.number} {self.unit if self.number != 1 else self.unit.removesuffix('s')}"

    @property
    def deadline(self) -> str:
        """As the rule language says it, counted from the clock."""
        return f"{self.unit.replace(' ', '_')}(clock, {self.number})"


@dataclass(frozen=True)
class Draft:
    """One local rule before it is a file. `other` is the table of the expected record; None: the subject's own row."""

    id: str
    title: str
    table: Table
    clock: Column
    other: Table | None
    expected: Column
    allowed: Allowed | None
    severity: str

    @property
    def has_date(self) -> bool:
        """Whether what is expected is a date, so that it can be late."""
        return self.expected.type == "date"

    @property
    def join(self) -> str:
        """The column that ties the expected record to the subject: its own where all have one, else the child."""
        return next(iter(_ties(self.table, self.other))) if self.other else ""


def checked_id(text: str, taken: Iterable[str]) -> str:
    """A new rule's id.

    Raises:
        WrongUsage: it is not letters, a dash and two figures; or there is such a rule.
    """
    written = text.strip().upper()
    if not ID.fullmatch(written):
        raise WrongUsage(
            "an id is letters, a dash and two figures.", where=f"--id {text}", next_step="Write it as LP-01."
        )
    if written in set(taken):
        raise WrongUsage("there is a rule of this id already.", where=f"--id {text}", next_step="Take another number.")
    return written


def checked_words(text: str) -> str:
    """The title, on one line; raises WrongUsage where it is blank."""
    if not text.strip():
        raise WrongUsage("it is blank.", where="--title", next_step="Say the standard in a few words.")
    return " ".join(text.split())


def checked_table(text: str) -> Table:
    """The table of the records that the rule is about; raises WrongUsage where there is none, or no date in it."""
    table = _table(text, "--table")
    if not _dates(table):
        raise WrongUsage(
            f"no column of {table.name} is a date, so no time runs from it.",
            where=f"--table {text}",
            next_step="Name a table whose rows happen on a day.",
        )
    return table


def checked_clock(text: str, table: Table) -> Column:
    """The date of that record from which the time runs; raises WrongUsage where it has no such date."""
    name = text.strip().removeprefix(f"{table.name}.")
    dates = _dates(table)
    if name not in dates:
        raise WrongUsage(
            f"{table.name} has no date '{name}'{did_you_mean(name, dates)}",
            where=f"--clock {text}",
            next_step=f"Its dates: {', '.join(dates)}.",
        )
    return table.columns[name]


def checked_expected(text: str, table: Table) -> tuple[Table | None, Column]:
    """What must be there: a column of the same record, or the date of a record of another table (`visits.visited_on`).

    Raises:
        WrongUsage: there is no such table or column, or nothing ties the two tables together.
    """
    where = f"--expect {text}"
    first, dot, last = text.strip().partition(".")
    other = _table(first, where) if dot else table
    column = last if dot else first
    known = _dates(other) if other is not table else [each.name for each in table.columns.values() if _may_lack(each)]
    if other is table and column in table.columns and column not in known:
        raise WrongUsage(
            f"every row of {table.name} has '{column}', so it is never missing.",
            where=where,
            next_step=f"It can be: {', '.join(known)}.",
        )
    if column not in known:
        kind = "column" if other is table else "date"
        raise WrongUsage(
            f"{other.name} has no {kind} '{column}'{did_you_mean(column, known)}",
            where=where,
            next_step=f"It can be: {', '.join(known)}. A record of another table is written as visits.visited_on.",
        )
    if other is table:
        return None, table.columns[column]
    if not _ties(table, other):
        raise WrongUsage(
            f"nothing ties a row of {other.name} to a row of {table.name}: neither a child nor a worker.",
            where=where,
            next_step="Name a table of the same child or worker.",
        )
    return other, other.columns[column]


def checked_time(text: str) -> Allowed | None:
    """The time allowed: "10 working days", "42 days", "3 months"; "none": no time limit. Else raises WrongUsage."""
    if text.strip().lower() == NONE:
        return None
    for unit, shape in _TIME.items():
        found = shape.fullmatch(text.strip())
        if found and int(found[1]) <= LONGEST:
            return Allowed(int(found[1]), unit)  # type: ignore[arg-type] # the keys of _UNITS
    raise WrongUsage(
        "this is no length of time.",
        where=f"--limit {text}",
        next_step="Write it as '10 working days', '42 days', '3 months', or none.",
    )


def _table(text: str, where: str) -> Table:
    name = text.strip().lower()
    if name not in TABLES:
        raise WrongUsage(
            f"there is no table '{name}'{did_you_mean(name, TABLES)}",
            where=where if where.endswith(text) or "." in where else f"{where} {text}",
            next_step="`practice-audit records layout` shows all tables and their columns.",
        )
    return TABLES[name]


def _dates(table: Table) -> list[str]:
    return [column.name for column in table.columns.values() if column.type == "date" and column.name != NOT_JUDGED]


def _may_lack(column: Column) -> bool:
    return not column.need and column.name != NOT_JUDGED


def _ties(table: Table, other: Table) -> list[str]:
    own = [name for name, column in other.columns.items() if column.target == table.name and column.need]
    shared = [name for name in other.columns if name in SHARED and name in table.columns]
    return own[:1] or sorted(shared)[:1]
