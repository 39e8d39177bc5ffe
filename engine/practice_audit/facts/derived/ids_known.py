"""Ids known: a row for each record that refers to another one, and which of its ids are not in the export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from practice_audit.facts.derived.fault_rows import Faults, fault_table
from practice_audit.facts.derived.register import derived
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import NO_RECORD, MadeTable
from practice_audit.facts.values import Mask
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
    found = []
    for name in TABLES:
        table = facts.native(name)
        if not table.size:
            continue
        faults = Faults.none(table)
        for reference in _references(facts, table):
            _judge(facts, faults, reference)
        found.append(faults)
    return fault_table(facts, "ids_known", found)


@dataclass(frozen=True)
class Reference:
    """A column of ids, the table that they lead to, and in which rows."""

    column: str
    target: str
    rows: Mask | None = None


def _references(facts: Facts, table: NativeTable) -> Iterator[Reference]:
    for column in table.layout.columns.values():
        if column.target and facts.is_present(column.target):
            yield Reference(column.name, column.target)
    for kind, column_name in BY_KIND.items():
        if kind not in table.layout.columns:
            continue
        kinds = table.text(kind)
        for singular in sorted({value for value in kinds.value if value in SINGULAR}):
            if facts.is_present(SINGULAR[singular]):
                yield Reference(column_name, SINGULAR[singular], kinds.value == singular)


def _judge(facts: Facts, faults: Faults, reference: Reference) -> None:
    ids = faults.table.text(reference.column)
    asked = ids.sure & ids.known if reference.rows is None else ids.sure & ids.known & reference.rows
    wrong = asked & (facts.native(reference.target).find(ids) == NO_RECORD)
    faults.looked_at |= asked
    faults.note(wrong, lambda row: f"{reference.column} {ids.value[row]} is not in {reference.target}")
    if reference.column == "child_id":
        faults.child_unknown |= wrong
    if reference.target == "workers":
        faults.worker_unknown |= wrong
