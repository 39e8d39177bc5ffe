"""Columns filled: a row for each record of each table, and which of its needed columns are blank."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from practice_audit.facts.derived.fault_rows import Faults, fault_table
from practice_audit.facts.derived.register import derived
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.values import Mask, blank
from practice_audit.layout import TABLES
from practice_audit.rulebook.parts import Derived

EITHER = {"children": ("date_of_birth", "expected_birth_date")}
"""Tables in which one of some columns must be filled. Source: procedure, data_quality.md."""


@derived("columns_filled")
def columns_filled(facts: Facts, what: Derived, held: Held) -> MadeTable:
    """One row a record; a column without a heading is left out.

    Returns:
        faults (needed columns that are blank), words (their names), child_id, row_table.
    """
    del what, held
    found = []
    for name in TABLES:
        table = facts.native(name)
        if not table.size:
            continue
        faults = Faults.none(table)
        faults.looked_at[:] = True
        for words, gaps in _gaps(table):
            faults.note(gaps, words)
        found.append(faults)
    return fault_table(facts, "columns_filled", found)


def _gaps(table: NativeTable) -> Iterator[tuple[str, Mask]]:
    """Each needed column, or pair of columns, in words, with the rows in which it is blank."""
    absent = table.typed.absent if table.typed is not None else frozenset()
    for column in table.layout.columns.values():
        if column.need and column.name not in absent:
            yield column.name, blank(table.column(column.name)).yes
    either = EITHER.get(table.name, ())
    if either and not set(either) <= absent:
        yield " or ".join(either), np.all(np.stack([blank(table.column(column)).yes for column in either]), axis=0)
