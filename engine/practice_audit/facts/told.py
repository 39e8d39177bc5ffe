"""Outcomes that are judged already, as rules about them read them: the vocabulary's table `outcomes`.

Facts know nothing of how an outcome comes about; whoever judges tells them, rule by rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from practice_audit.facts.tables import Origin
from practice_audit.facts.values import Floats, Mask, Objects


@dataclass(frozen=True)
class Told:
    """The judged subjects of one rule, one entry each.

    Attributes:
        rule: its id.
        severity, outcome: words.
        breach, may_be_breach: whether it surely is one; whether it may be (it could not be told).
        clock, due, asked, found: days; NaN where there is none. `asked` is the day asked for before any tolerance.
        key_table, key_id, child_id: as in outcomes.csv.
        origin: the record that each stands for.
    """

    rule: str
    severity: Objects
    outcome: Objects
    breach: Mask
    may_be_breach: Mask
    clock: Floats
    due: Floats
    asked: Floats
    found: Floats
    key_table: Objects
    key_id: Objects
    child_id: Objects
    origin: Origin


def together(told: Sequence[Told], name: str) -> np.ndarray:
    """One attribute of all rules, one under the other."""
    parts = [getattr(each, name) for each in told]
    return np.concatenate(parts) if parts else np.empty(0, dtype=object)
