"""Dates in order: a row for each record with both dates of a pair, and how many pairs are the wrong way round."""

from __future__ import annotations

from datetime import date
from functools import partial

import numpy as np

from practice_audit.facts.derived.fault_rows import Faults, fault_table
from practice_audit.facts.derived.register import derived
from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Held, Rows
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.values import Numbers
from practice_audit.rulebook.parts import Derived


@derived("dates_in_order")
def dates_in_order(facts: Facts, what: Derived, held: Held) -> MadeTable:
    """One row a record of the tables named that has both dates of at least one pair.

    Returns:
        faults (pairs whose second date lies before the first), words (each such pair), child_id, row_table.
    """
    found = []
    for name, pairs in (what.dates_in_order or {}).items():
        table = facts.native(name)
        if not table.size:
            continue
        scope = facts.scope(table.size, {"row": Rows.whole(table)}, held)
        excused = condition(scope, what.but[name]).may if name in what.but else np.zeros(table.size, dtype=bool)
        faults = Faults.none(table)
        for first, second in pairs:
            one, other = table.day(first), table.day(second)
            both = one.settled & other.settled
            faults.looked_at |= both
            bad = both & (other.lo < one.lo) & ~(excused & (second == _excused_column(what, name)))
            faults.note(bad, partial(_words, (first, one), (second, other)))
        found.append(faults)
    return fault_table(facts, "dates_in_order", found)


def _words(first: tuple[str, Numbers], second: tuple[str, Numbers], row: int) -> str:
    (one, early), (other, late) = first, second
    return f"{other} {_iso(late.lo[row])} is before {one} {_iso(early.lo[row])}"


def _excused_column(what: Derived, table: str) -> str:
    """The later date that the excuse speaks of: the last column named in its condition."""
    text = what.but[table].text if table in what.but else ""
    named = [second for _, second in (what.dates_in_order or {})[table] if f"row.{second}" in text]
    return named[0] if named else ""


def _iso(day: float) -> str:
    return date.fromordinal(int(day)).isoformat()
