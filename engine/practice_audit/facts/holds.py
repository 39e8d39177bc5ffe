"""Rows held back by data-quality findings: which, by which finding, and from which rules."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Mask
from practice_audit.layout import TABLES
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Hold
from practice_audit.rulebook.strata import held_from

Record = tuple[str, int]


@dataclass
class Holds:
    """All rows held back so far."""

    facts: Facts
    _held: list[tuple[Hold, Record, str]] = field(default_factory=list)

    def add(self, hold: Hold, records: list[Record], key: str) -> None:
        """Hold some records back, because of one finding."""
        for record in records:
            self._held.append((hold, record, key))
            if hold.rows == "plan" and record[0] == "plans":
                self._held += [(hold, other, key) for other in self._rows_of_plan(record[1])]

    def _rows_of_plan(self, position: int) -> list[Record]:
        plan = self.facts.native("plans").text("plan_id")
        rows: list[Record] = []
        for name, layout in TABLES.items():
            if name != "plans" and "plan_id" in layout.columns:
                ids = self.facts.native(name).text("plan_id")
                rows += [(name, int(row)) for row in np.flatnonzero(ids.sure & (ids.value == plan.value[position]))]
        return rows

    def for_rule(self, rule: Rule) -> tuple[Held, dict[Record, list[str]]]:
        """By table, the rows held back from a rule; and for each of them the keys of the findings that do so."""
        masks: dict[str, Mask] = {}
        reasons: dict[Record, list[str]] = {}
        for hold, (table, position), key in self._held:
            if held_from(hold, rule):
                if table not in masks:
                    masks[table] = np.zeros(self.facts.native(table).size, dtype=bool)
                masks[table][position] = True
                keys = reasons.setdefault((table, position), [])
                if key not in keys:
                    keys.append(key)
        return masks, reasons
