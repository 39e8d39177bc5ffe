"""Which cases a fact belongs to: a subject to its family or worker, a record to every case with a key that ties it.

So a record filed under another family's child is still met where its id says so, and the engine sees what a join over
all cases sees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.facts.sides import Joint
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Objects


@dataclass(frozen=True)
class Spread:
    """Rows of a side (by their place in it), each with a case that it belongs to."""

    row: Positions
    case: Objects


def spread(joint: Joint, subject_cases: Objects) -> list[Spread]:
    """For each side of a joint, its rows and their cases.

    Args:
        joint: the joint; each side is tied to one before it by a key.
        subject_cases: the case of each subject, by its position.
    """
    first = joint.sides[0]
    found = {0: pd.DataFrame({"row": np.arange(len(first.rows)), "case": subject_cases[first.rows]})}
    while len(found) < len(joint.sides):
        number, here, there = _next(joint, found)
        keys = joint.sides[here[0]].texts[here[1]]
        known = found[here[0]].assign(key=keys[found[here[0]]["row"].to_numpy()])[["key", "case"]].drop_duplicates()
        own = pd.DataFrame({"row": np.arange(len(joint.sides[number].rows)), "key": joint.sides[number].texts[there]})
        found[number] = own.merge(known, on="key")[["row", "case"]].drop_duplicates()
    return [
        Spread(found[n]["row"].to_numpy(np.int64), found[n]["case"].to_numpy(object)) for n in range(len(joint.sides))
    ]


def _next(joint: Joint, found: dict[int, pd.DataFrame]) -> tuple[int, tuple[int, str], str]:
    for left, right in joint.same:
        for here, there in ((left, right), (right, left)):
            if here[0] in found and there[0] not in found:
                return there[0], here, there[1]
    raise ValueError("a side is tied to no other")
