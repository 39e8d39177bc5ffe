"""What rules need and the export does not hold, and what one thing would free most rules."""

from practice_audit.facts.store import Facts
from practice_audit.outcomes.needs import absent_needs, own_needs
from practice_audit.rulebook.model import Rule


def lacks(facts: Facts, rule: Rule) -> list[str]:
    """What a rule needs and the export does not hold, in words; empty where it can be judged."""
    tables = rule.subject_tables
    absent = [name for name in tables if not facts.is_present(name)]
    if absent and len(absent) == len(tables):
        own = [f"table {name} is not in the export" for name in absent]
    else:
        there = [name for name in tables if name not in absent]
        own = [
            f"column {table}.{column} is {_how(facts, table, column)}"
            for column in own_needs(rule)
            for table in there
            if not facts.is_present(table, column)
        ]
    return list(dict.fromkeys([*own, *absent_needs(facts, rule)]))


def freed_by(lacking: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """For each lack that alone keeps rules from being judged: those rules, the lack that keeps most first."""
    alone: dict[str, list[str]] = {}
    for rule, words in lacking.items():
        if len(words) == 1:
            alone.setdefault(words[0], []).append(rule)
    return sorted(alone.items(), key=lambda item: (-len(item[1]), item[0]))


def _how(facts: Facts, table: str, column: str) -> str:
    return "blank on every row" if column in facts.records.tables[table].empty else "not in the export"
