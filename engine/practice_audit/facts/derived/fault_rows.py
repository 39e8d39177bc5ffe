"""Rows of many native tables with what is wrong in each: the subjects of the data-quality rules."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Floats, Mask, Objects, Texts, numbers, texts


class FaultRows:
    """Collects rows, a table at a time, then makes one table of them."""

    def __init__(self) -> None:
        """Start empty."""
        self._tables: list[NativeTable] = []
        self._rows: list[Positions] = []
        self._faults: list[Floats] = []
        self._words: list[Objects] = []
        self._unknown: list[Mask] = []
        self._nobody: list[Mask] = []

    def add(
        self,
        table: NativeTable,
        looked_at: Mask,
        faults: Floats,
        words: Mapping[int, list[str]],
        unknown: Mask | None = None,
        nobody: Mask | None = None,
    ) -> None:
        """Add the rows of a native table that were looked at.

        Args:
            table: the table.
            looked_at: which of its rows.
            faults: how many faults each of its rows has.
            words: the faults of a row in words, by its position.
            unknown: rows whose child is not in the export.
            nobody: rows with a worker who is not in the export.
        """
        rows = np.flatnonzero(looked_at)
        said = np.full(table.size, None, dtype=object)
        for row, each in words.items():
            said[row] = "; ".join(each)
        self._tables.append(table)
        self._rows.append(rows)
        self._faults.append(faults[rows].astype(float))
        self._words.append(said[rows])
        self._unknown.append(np.zeros(len(rows), dtype=bool) if unknown is None else unknown[rows])
        self._nobody.append(np.zeros(len(rows), dtype=bool) if nobody is None else nobody[rows])

    def table(self, facts: Facts, name: str) -> MadeTable:
        """All rows: faults, words, child_id, child_unknown, worker_unknown, row_table."""
        parts = list(zip(self._tables, self._rows, strict=True))
        none = np.empty(0, dtype=object)
        origin = Origin(
            np.concatenate([none, *(np.full(len(rows), table.name, dtype=object) for table, rows in parts)]),
            np.concatenate([np.empty(0, dtype=np.int64), *self._rows]),
            np.concatenate([none, *(table.origin.id[rows] for table, rows in parts)]),
        )
        columns = {
            "faults": numbers(np.concatenate([np.empty(0), *self._faults])),
            "words": texts(np.concatenate([none, *self._words])),
            "child_id": texts(np.concatenate([none, *(_child(table, rows) for table, rows in parts)])),
            "child_unknown": numbers(np.concatenate([np.empty(0), *self._unknown]).astype(float)),
            "worker_unknown": numbers(np.concatenate([np.empty(0), *self._nobody]).astype(float)),
            "row_table": texts(origin.table),
        }
        return MadeTable(name, columns, origin, {}, facts)


def _child(table: NativeTable, rows: Positions) -> Objects:
    if "child_id" not in table.layout.columns:
        return np.full(len(rows), None, dtype=object)
    ids = table.column("child_id")
    assert isinstance(ids, Texts)  # noqa: S101  an id
    return np.where(ids.known[rows], ids.value[rows], None)
