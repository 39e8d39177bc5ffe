"""Several like tables read as one: contacts, referrals and case closures that were signed off."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.stacking import stacked
from practice_audit.facts.tables import NO_RECORD, FactTable, Origin, Step
from practice_audit.facts.values import Texts, Value, constant, texts


def _blanks(like: Value, size: int) -> Value:
    return texts(np.full(size, None, dtype=object), free=like.free) if isinstance(like, Texts) else constant(None, size)


class UnionTable(FactTable):
    """Rows of several like tables, one after the other; `reads` names a column that a table calls something else."""

    def __init__(self, tables: list[NativeTable], reads: dict[str, dict[str, str]]) -> None:
        """Put the tables one under the other."""
        self.name = "+".join(table.name for table in tables)
        self.tables, self.reads = tables, reads
        self.size = sum(table.size for table in tables)

    def column(self, name: str) -> Value:
        """The values of a column that all have."""
        names = [self.reads.get(name, {}).get(table.name, name) for table in self.tables]
        known = [table.column(own) if table.has(own) else None for table, own in zip(self.tables, names, strict=True)]
        like = next(part for part in known if part is not None)
        parts = [
            part if part is not None else _blanks(like, table.size)
            for table, part in zip(self.tables, known, strict=True)
        ]
        return stacked(parts)

    def follow(self, name: str) -> Step:
        """The record that each row leads to; a table without the column leads nowhere."""
        steps = [
            table.follow(self._step(table, name)) if table.has_step(self._step(table, name)) else None
            for table in self.tables
        ]
        target = next((step.target for step in steps if step is not None), None)
        if target is None:
            raise KeyError(name)
        sizes = [table.size for table in self.tables]
        positions = [
            np.full(size, NO_RECORD) if step is None else step.positions
            for step, size in zip(steps, sizes, strict=True)
        ]
        unsure = [
            np.zeros(size, dtype=bool) if step is None else step.unsure for step, size in zip(steps, sizes, strict=True)
        ]
        return Step(target, np.concatenate(positions), np.concatenate(unsure))

    def _step(self, table: NativeTable, name: str) -> str:
        for column in (name, f"{name}_id"):
            if table.name in self.reads.get(column, {}):
                return self.reads[column][table.name].removesuffix("_id")
        return name

    @cached_property
    def origin(self) -> Origin:
        """The native record behind each row."""
        parts = [table.origin for table in self.tables]
        table, position, ids = (
            np.concatenate([getattr(part, what) for part in parts]) for what in ("table", "position", "id")
        )
        return Origin(table, position, ids)
