"""What a reader of another format inferred, said in every explanation that rests on it."""

from __future__ import annotations

from practice_audit.facts.store import Facts
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.reads import columns_read


def inferences(facts: Facts, rule: Rule) -> list[str]:
    """The sentences about inferred columns that a rule reads; none for a native export."""
    inferred = {name: typed.inferred for name, typed in facts.records.tables.items() if typed.inferred}
    if not inferred:
        return []
    read = columns_read(rule, facts.book.link_targets)
    return list(
        dict.fromkeys(
            f"({words.rstrip('.')}.)"
            for name, columns in inferred.items()
            for column, words in columns.items()
            if (name, column) in read
        )
    )
