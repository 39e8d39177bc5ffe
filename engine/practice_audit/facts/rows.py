"""Rows of an alias, lined up with those of a subject: what a path reads, and what is held back on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from practice_audit.facts.tables import NO_RECORD, FactTable, Positions
from practice_audit.facts.values import WIDEST, Mask, Numbers, Texts, Truth, Value, blank_unless

Held = Mapping[str, Mask]
"""By native table, which rows are held back from the rule at work."""


@dataclass(frozen=True)
class Rows:
    """For each row at work, a position in a table (-1: no record), and whether that is in doubt."""

    table: FactTable
    positions: Positions
    unsure: Mask
    is_whole: bool = False
    """Whether these are all rows of the table as they stand, so that a column can be read as it is."""

    @classmethod
    def whole(cls, table: FactTable) -> Rows:
        """Every row of a table, once."""
        return cls(table, np.arange(table.size), np.zeros(table.size, dtype=bool), is_whole=True)

    def take(self, which: Positions) -> Rows:
        """Some of the rows, in another order."""
        return Rows(self.table, self.positions[which], self.unsure[which])

    def value(self, steps: list[str], held: Held) -> Value:
        """What a path reads: each step to the next record, then a column of the last; in doubt where a step is."""
        here = self
        for step in steps[:-1]:
            here = here.step(step, held)
        column = here.table.column(steps[-1])
        return column if here.is_whole else _pick(column, here.positions, here.unsure)

    def step(self, name: str, held: Held) -> Rows:
        """The records one step on."""
        if self.table.size == 0:
            step = self.table.follow(name)
            return Rows(step.target, np.full(len(self.positions), NO_RECORD), self.unsure)
        step = self.table.follow(name)
        there = self.positions != NO_RECORD
        positions = np.where(there, step.positions[self.positions], NO_RECORD)
        unsure = self.unsure | (there & step.unsure[self.positions])
        if step.target.name in held:
            unsure = unsure | ((positions != NO_RECORD) & held[step.target.name][positions])
        return Rows(step.target, positions, unsure)


def _pick(value: Value, positions: Positions, unsure: Mask) -> Value:
    if isinstance(value, Truth):
        there = positions != NO_RECORD
        if not len(value.yes):
            return Truth(np.zeros(len(positions), dtype=bool), unsure.copy())
        return Truth(there & value.yes[positions] & ~unsure, (there & value.may[positions]) | unsure)
    there = positions != NO_RECORD
    size = len(positions)
    if not len(value.sure):
        empty = np.zeros(size, dtype=bool)
        if isinstance(value, Texts):
            return Texts(np.full(size, None, dtype=object), empty, unsure, ~unsure, value.free)
        return Numbers(np.where(unsure, -WIDEST, WIDEST), np.where(unsure, WIDEST, -WIDEST), empty, unsure)
    sure = there & value.sure[positions] & ~unsure
    may = (there & value.may[positions]) | unsure
    if isinstance(value, Texts):
        read = blank_unless(there, value.value[positions])
        return Texts(read, sure, may, value.known[positions] & ~unsure, value.free)
    lo = np.where(unsure, -WIDEST, np.where(there, value.lo[positions], WIDEST))
    hi = np.where(unsure, WIDEST, np.where(there, value.hi[positions], -WIDEST))
    working = None if value.working is None else there & value.working[positions]
    return Numbers(lo, hi, sure, may, working)
