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
        number, known, ties = _next(joint, found)
        keys = [f"key{n}" for n in range(len(ties))]
        cases = found[known].copy()
        own = pd.DataFrame({"row": np.arange(len(joint.sides[number].rows))})
        for key, (here, there) in zip(keys, ties, strict=True):
            cases[key] = joint.sides[known].texts[here][cases["row"].to_numpy()]
            own[key] = joint.sides[number].texts[there]
        cases = cases[["case", *keys]].drop_duplicates()
        found[number] = own.merge(cases, on=keys)[["row", "case"]].drop_duplicates()
    return [
        Spread(found[n]["row"].to_numpy(np.int64), found[n]["case"].to_numpy(object)) for n in range(len(joint.sides))
    ]


def _next(joint: Joint, found: dict[int, pd.DataFrame]) -> tuple[int, int, list[tuple[str, str]]]:
    """A side tied to one already found, that one, and every key that ties the two.

    All of the keys: by one alone ("contact") a record would go to every case.
    """
    ties: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for left, right in joint.same:
        for here, there in ((left, right), (right, left)):
            if here[0] in found and there[0] not in found:
                ties.setdefault((there[0], here[0]), []).append((here[1], there[1]))
    if not ties:
        raise ValueError("a side is tied to no other")
    (number, known), keys = max(ties.items(), key=lambda each: len(each[1]))
    return number, known, keys
