"""Columns filled: a row for each record of each table, and which of its needed columns are blank."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.derived.fault_rows import FaultRows
from practice_audit.facts.derived.register import derived
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.values import Mask, Truth
from practice_audit.layout import TABLES
from practice_audit.rulebook.parts import Derived

EITHER = {"children": ("date_of_birth", "expected_birth_date")}
"""Tables in which one of some columns must be filled. Source: procedure, data_quality.md."""


@derived("columns_filled")
def columns_filled(facts: Facts, what: Derived, held: Held) -> MadeTable:
    """One row a record: faults (needed columns that are blank), words (their names), child_id, row_table. A column without a heading is left out."""
    del what, held
    rows = FaultRows()
    for name in TABLES:
        table = facts.native(name)
        if not table.size:
            continue
        absent = table.typed.absent if table.typed is not None else frozenset()
        needed = [column.name for column in table.layout.columns.values() if column.need and column.name not in absent]
        missing = {column: _blank(table, column) for column in needed}
        if name in EITHER and not set(EITHER[name]) <= absent:
            missing[" or ".join(EITHER[name])] = np.logical_and.reduce(
                [_blank(table, column) for column in EITHER[name]]
            )
        faults = np.zeros(table.size)
        words: dict[int, list[str]] = {}
        for column, gaps in missing.items():
            faults += gaps
            for row in np.flatnonzero(gaps):
                words.setdefault(int(row), []).append(column)
        rows.add(table, np.ones(table.size, dtype=bool), faults, words)
    return rows.table(facts, "columns_filled")


def _blank(table: NativeTable, column: str) -> Mask:
    value = table.column(column)
    assert not isinstance(value, Truth)  # noqa: S101  native columns are numbers or texts
    return ~value.may
