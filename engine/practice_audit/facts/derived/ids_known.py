"""Ids known: a row for each record that refers to another one, and which of its ids are not in the export."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.derived.fault_rows import FaultRows
from practice_audit.facts.derived.register import derived
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import NO_RECORD, MadeTable
from practice_audit.facts.values import Mask, Texts
from practice_audit.layout import TABLES
from practice_audit.rulebook.parts import Derived

BY_KIND = {"subject_kind": "subject_id", "from_kind": "from_id"}
"""Columns that name a kind of record, and the id beside each."""
SINGULAR = {table.singular: name for name, table in TABLES.items()}


@derived("ids_known")
def ids_known(facts: Facts, what: Derived, held: Held) -> MadeTable:
    """One row a record with a filled reference to a table that is in the export.

    Returns:
        faults (references that lead nowhere), words (each), child_id, child_unknown, worker_unknown, row_table.
    """
    del what, held
    rows = FaultRows()
    for name in TABLES:
        table = facts.native(name)
        if not table.size:
            continue
        looked_at, unknown, nobody = (np.zeros(table.size, dtype=bool) for _ in range(3))
        counted, words = np.zeros(table.size), dict[int, list[str]]()
        for column, target, asked, wrong in _references(facts, table):
            looked_at |= asked
            counted += wrong
            for row in np.flatnonzero(wrong):
                words.setdefault(int(row), []).append(f"{column} {_id(table, column, row)} is not in {target}")
            if column == "child_id":
                unknown |= wrong
            if target == "workers":
                nobody |= wrong
        rows.add(table, looked_at, counted, words, unknown, nobody)
    return rows.table(facts, "ids_known")


def _references(facts: Facts, table: NativeTable) -> list[tuple[str, str, Mask, Mask]]:
    found = []
    for column in table.layout.columns.values():
        if column.target and facts.is_present(column.target):
            found.append((column.name, column.target, *_missing(facts, table, column.name, column.target, None)))
    for kind, column_name in BY_KIND.items():
        if kind not in table.layout.columns:
            continue
        kinds = table.column(kind)
        assert isinstance(kinds, Texts)  # noqa: S101  a choice or text
        for singular in sorted({value for value in kinds.value if value in SINGULAR}):
            if facts.is_present(SINGULAR[singular]):
                of_kind = kinds.value == singular
                found.append(
                    (column_name, SINGULAR[singular], *_missing(facts, table, column_name, SINGULAR[singular], of_kind))
                )
    return found


def _missing(facts: Facts, table: NativeTable, column: str, target: str, only: Mask | None) -> tuple[Mask, Mask]:
    ids = table.column(column)
    assert isinstance(ids, Texts)  # noqa: S101  an id
    asked = ids.sure & ids.known if only is None else ids.sure & ids.known & only
    return asked, asked & (facts.native(target).find(ids) == NO_RECORD)


def _id(table: NativeTable, column: str, row: int) -> str:
    ids = table.column(column)
    assert isinstance(ids, Texts)  # noqa: S101  an id
    return str(ids.value[row])
