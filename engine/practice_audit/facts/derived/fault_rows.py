"""Rows of many native tables with what is wrong in each: the subjects of the data-quality rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Floats, Mask, Objects, Value, blank_unless, numbers, texts


@dataclass
class Faults:
    """What is wrong in the rows of one native table that were looked at."""

    table: NativeTable
    looked_at: Mask
    child_unknown: Mask
    """Rows whose child is not in the export."""
    worker_unknown: Mask
    """Rows with a worker who is not in the export."""
    said: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def none(cls, table: NativeTable) -> Faults:
        """Nothing looked at yet."""
        looked_at, child_unknown, worker_unknown = (np.zeros(table.size, dtype=bool) for _ in range(3))
        return cls(table, looked_at, child_unknown, worker_unknown)

    def note(self, wrong: Mask, words: str | Callable[[int], str]) -> None:
        """Add a fault to some rows, in the same words or each in its own."""
        for row in np.flatnonzero(wrong):
            self.said.setdefault(int(row), []).append(words if isinstance(words, str) else words(int(row)))

    @property
    def rows(self) -> Positions:
        """The rows that were looked at."""
        return np.flatnonzero(self.looked_at)

    @property
    def counted(self) -> Floats:
        """How many faults each of them has."""
        result = np.zeros(self.table.size)
        for row, faults in self.said.items():
            result[row] = len(faults)
        return result[self.rows]

    @property
    def words(self) -> Objects:
        """The faults of each of them in words; None where it has none."""
        result = np.full(self.table.size, None, dtype=object)
        for row, faults in self.said.items():
            result[row] = "; ".join(faults)
        return result[self.rows]


def fault_table(facts: Facts, name: str, found: list[Faults]) -> MadeTable:
    """The rows of all tables that were looked at: faults, words, child_id, child_unknown, worker_unknown, row_table."""
    found = [faults for faults in found if faults.looked_at.any()]
    none, nowhere = np.empty(0, dtype=object), np.empty(0, dtype=np.int64)
    origin = Origin(
        np.concatenate([none, *(np.full(len(faults.rows), faults.table.name, dtype=object) for faults in found)]),
        np.concatenate([nowhere, *(faults.rows for faults in found)]),
        np.concatenate([none, *(faults.table.origin.id[faults.rows] for faults in found)]),
    )
    columns: dict[str, Value] = {
        "faults": numbers(np.concatenate([nowhere, *(faults.counted for faults in found)])),
        "words": texts(np.concatenate([none, *(faults.words for faults in found)])),
        "child_id": texts(np.concatenate([none, *(_child(faults.table, faults.rows) for faults in found)])),
        "child_unknown": numbers(np.concatenate([nowhere, *(faults.child_unknown[faults.rows] for faults in found)])),
        "worker_unknown": numbers(np.concatenate([nowhere, *(faults.worker_unknown[faults.rows] for faults in found)])),
        "row_table": texts(origin.table),
    }
    return MadeTable(name, columns, origin, {}, facts)


def _child(table: NativeTable, rows: Positions) -> Objects:
    if "child_id" not in table.layout.columns:
        return np.full(len(rows), None, dtype=object)
    ids = table.text("child_id").take(rows)
    return blank_unless(ids.known, ids.value)
