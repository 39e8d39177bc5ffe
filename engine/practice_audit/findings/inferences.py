"""What a reader of another format inferred, said in every explanation that rests on it."""

from __future__ import annotations

import re

from practice_audit.facts.store import Facts
from practice_audit.rulebook.model import Rule


def inferences(facts: Facts, rule: Rule) -> list[str]:
    """The sentences about inferred columns that a rule reads; none for a native export."""
    if not any(typed.inferred for typed in facts.records.tables.values()):
        return []
    read = _columns_read(rule)
    tables = _tables_read(rule)
    return list(dict.fromkeys(f"({words.rstrip('.')}.)" for name, typed in facts.records.tables.items() if name in tables for column, words in typed.inferred.items() if column in read))


def _columns_read(rule: Rule) -> set[str]:
    return set(re.findall(r"\.([a-z_0-9]+)", rule.model_dump_json(exclude={"examples", "standard", "why", "basis", "remedy"}, fallback=lambda x: getattr(x, "text", str(x)))))


def _tables_read(rule: Rule) -> set[str]:
    text = rule.model_dump_json(include={"for_each", "expect", "every", "forbid", "finds", "counts", "given"}, fallback=lambda x: getattr(x, "text", str(x)))
    return set(re.findall(r'"([a-z_0-9]+)"', text)) | {f"{step}s" for step in re.findall(r"\.([a-z_]+)\.", text)}
