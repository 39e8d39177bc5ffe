"""Covered periods: a clock before the first day that a table covers can't be answered by finding nothing in it."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Mask, Numbers
from practice_audit.layout import TABLES
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
    return result | _before_the_latest(facts, subjects, clock, missing)


def _before_the_latest(facts: Facts, subjects: Subjects, clock: Numbers, missing: dict[int, list[str]]) -> Mask:
    """Subjects whose clock lies before the only row that a table shows of their child.

    A lookup of the latest row is answered by it; it cannot be told only where the child is not shown, or the row is of
    after the audit date and hides the one that was the latest then.
    """
    result = np.zeros(subjects.size, dtype=bool)
    any_row, latest_row = _reading(facts, subjects.rule)
    for table, shown in facts.records.latest.items():
        if table not in any_row and table not in latest_row:
            continue
        day = np.asarray([shown.first(child, facts.as_at) for child in subjects.child_id], dtype=np.float64)
        before = clock.sure & (clock.hi < day) & ((table in any_row) | (day > facts.as_at))
        for subject in np.flatnonzero(before):
            if day[subject] > facts.as_at:
                said = f"the export does not show the {table} of this child up to the audit date"
            else:
                said = f"of {table} the export shows only this child's latest, of {iso(day[subject])}"
            missing[int(subject)].append(said)
        result |= before
    return result


def _reading(facts: Facts, rule: Rule) -> tuple[set[str], set[str]]:
    """The tables of which any row of the child may answer, and those of which only the latest does."""
    any_row = set(_answering(rule))
    latest_row: set[str] = set()
    for lookup in rule.finds.values():
        (any_row if lookup.latest is None else latest_row).update(lookup.aliases.values())
    for counted in rule.counts.values():
        any_row.update(counted.aliases.values())
    what = rule.for_each[rule.alias]
    if isinstance(what, str) and what not in TABLES:
        any_row.update(name for name, _, _ in getattr(facts.table(what), "also_from", ()))
    return any_row, latest_row


def _answering(rule: Rule) -> list[str]:
    what = rule.for_each[rule.alias]
    tables = [table for wanted in rule.expect for table in wanted.aliases.values()]
    if isinstance(what, Derived) and what.interval:
        tables += what.interval.between.aliases.values()
    if rule.forbid is not None:
        tables += rule.forbid.aliases.values()
    return list(dict.fromkeys(tables))
