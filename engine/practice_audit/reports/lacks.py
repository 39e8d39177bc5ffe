"""What rules need and the export does not hold, and what one thing would free most rules."""

import re

from practice_audit.layout import TABLES
from practice_audit.outcomes.needs import Presence, absent_column, absent_needs, absent_table
from practice_audit.rulebook.model import Rule

_LONE = re.compile(r"(?:table|column) ([\w.]+) is ")


def lacks(facts: Presence, rule: Rule) -> list[str]:
    """What a rule needs and the export does not hold, in words; empty where it can be judged."""
    tables = rule.subject_tables
    absent = [name for name in tables if not facts.is_present(name)]
    if absent and len(absent) == len(tables):
        own = [absent_table(facts, name) for name in absent]
    else:
        there = [name for name in tables if name not in absent]
        own = [
            absent_column(facts, table, column)
            for column in rule.own_needs
            for table in there
            if column in TABLES[table].columns and not facts.is_present(table, column)
        ]
    return list(dict.fromkeys([*own, *absent_needs(facts, rule)]))


def freed_by(lacking: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """For each lack that alone keeps rules from being judged: those rules, the lack that keeps most first."""
    alone: dict[str, list[str]] = {}
    for rule, words in lacking.items():
        if len(words) == 1:
            alone.setdefault(words[0], []).append(rule)
    return sorted(alone.items(), key=lambda item: (-len(item[1]), item[0]))


def field_of(lack: str) -> str:
    """The table or column that a lack is about, as something to add to an export: "visits.seen", "one of a, b"."""
    lone = _LONE.match(lack)
    if lone:
        return lone[1] if "." in lone[1] else f"table {lone[1]}"
    return lack.removesuffix(" is in the export").replace("none of", "one of").replace("fewer than", "at least")
