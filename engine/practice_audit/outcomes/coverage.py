"""Covered periods: a clock before the first day that a table covers can't be answered by finding nothing in it."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Mask
from practice_audit.outcomes.gathering import iso
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived


def not_covered(facts: Facts, subjects: Subjects, missing: dict[int, list[str]]) -> Mask:
    """Subjects whose clock lies before a table that would answer is covered; the reason is added to `missing`."""
    result = np.zeros(subjects.size, dtype=bool)
    clock = subjects.named("clock")
    if clock is None:
        return result
    for table in _answering(subjects.rule):
        first = facts.records.covers.get(table)
        if first is None:
            continue
        before = clock.sure & (clock.hi < first)
        for subject in np.flatnonzero(before):
            missing[int(subject)].append(f"{table} before {iso(first)} is not in the export")
        result |= before
    return result


def _answering(rule: Rule) -> list[str]:
    what = rule.for_each[rule.alias]
    tables = [table for wanted in rule.expect for table in wanted.aliases.values()]
    if isinstance(what, Derived) and what.interval:
        tables += what.interval.between.aliases.values()
    if rule.forbid is not None:
        tables += rule.forbid.aliases.values()
    return list(dict.fromkeys(tables))
