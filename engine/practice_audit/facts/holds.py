"""Rows held back by data-quality findings: which, by which finding, and from which rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

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
    _held: dict[int, tuple[Hold, list[tuple[Record, str]]]] = field(default_factory=dict)
    """By the hold's identity: whether it keeps rows back from a rule is asked once for all of them."""

    def add(self, hold: Hold, records: list[Record], key: str) -> None:
        """Hold some records back, because of one finding."""
        _, held = self._held.setdefault(id(hold), (hold, []))
        for record in records:
            held.append((record, key))
            if hold.rows == "plan" and record[0] == "plans":
                plan = self.facts.native("plans").text("plan_id")
                held += [(other, key) for other in self._rows_by_plan.get(plan.value[record[1]], [])]

    @cached_property
    def _rows_by_plan(self) -> dict[str, list[Record]]:
        """The rows of other tables that name each plan."""
        found: dict[str, list[Record]] = {}
        for name, layout in TABLES.items():
            if name != "plans" and "plan_id" in layout.columns:
                ids = self.facts.native(name).text("plan_id")
                for row in np.flatnonzero(ids.sure & ids.known):
                    found.setdefault(ids.value[row], []).append((name, int(row)))
        return found

    def for_rule(self, rule: Rule) -> tuple[Held, dict[Record, list[str]]]:
        """By table, the rows held back from a rule; and for each of them the keys of the findings that do so."""
        masks: dict[str, Mask] = {}
        reasons: dict[Record, list[str]] = {}
        for hold, held in self._held.values():
            for (table, position), key in held if held_from(hold, rule) else ():
                if table not in masks:
                    masks[table] = np.zeros(self.facts.native(table).size, dtype=bool)
                masks[table][position] = True
                keys = reasons.setdefault((table, position), [])
                if key not in keys:
                    keys.append(key)
        return masks, reasons
