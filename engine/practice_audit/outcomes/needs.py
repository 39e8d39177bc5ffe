"""What a rule needs and the export does not hold: tables without a file, columns without a heading or all blank."""

from __future__ import annotations

import re
from typing import Protocol

from practice_audit.layout import TABLES
from practice_audit.rulebook.model import Rule


class Presence(Protocol):
    """What can say what an export, or one source of it, holds."""

    def is_present(self, table: str, column: str | None = None) -> bool:
        """Whether a table, or a column of it, is there; a column blank on every row of 20 or more is not."""

    def is_blank(self, table: str, column: str) -> bool:
        """Whether a column is there, and blank on every row of 20 or more."""


def absent_needs(facts: Presence, rule: Rule) -> list[str]:
    """The needs of a rule that are not met, in words; empty where it can be judged."""
    own = {f"{rule.alias}.{column}" for column in rule.own_needs}
    return [words for need in rule.needs if need not in own and (words := _unmet(facts, _by_table(rule, need)))]


def absent_table(facts: Presence, table: str) -> str:
    """Say that a table is not there, or which column it lacks to tie its rows to a child, a worker or a day."""
    layout = TABLES[table]
    if any(facts.is_present(table, column) for column in layout.columns):
        lacking = next((tie for tie in layout.ties if not facts.is_present(table, tie)), None)
        if lacking is not None:
            return absent_column(facts, table, lacking)
    return f"table {table} is not in the export"


def absent_column(facts: Presence, table: str, column: str) -> str:
    """Say that a column is not there, or holds nothing."""
    how = "blank on every row" if facts.is_blank(table, column) else "not in the export"
    return f"column {table}.{column} is {how}"


def _by_table(rule: Rule, need: str) -> str:
    """A need with the subject's alias among its alternatives, by the name of the subject's table."""
    table = next(iter(rule.subject_tables), rule.alias)
    return re.sub(rf"(?<![\w.]){rule.alias}\.", f"{table}.", need)


def _unmet(facts: Presence, need: str) -> str | None:
    counted = re.match(r"^(\d+) of (.*)$", need)
    at_least, parts = (int(counted[1]), counted[2]) if counted else (1, need)
    words = [part.strip() for part in parts.split("|")]
    if sum(_is_there(facts, word) for word in words) >= at_least:
        return None
    if len(words) == 1:
        return _named(facts, words[0])
    return f"{'fewer than ' + str(at_least) if counted else 'none'} of {', '.join(words)} is in the export"


def _is_there(facts: Presence, word: str) -> bool:
    table, _, column = word.partition(".")
    return facts.is_present(table, column or None)


def _named(facts: Presence, word: str) -> str:
    table, _, column = word.partition(".")
    if not facts.is_present(table):
        return absent_table(facts, table)
    return absent_column(facts, table, column)
