"""Of a population one subject for each value of a column: earliest or latest, in doubt where another may be it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.evaluate import evaluate, number
from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Mask, as_texts
from practice_audit.rulebook.expressions import parse
from practice_audit.rulebook.parts import Keep


def kept(scope: Scope, alias: str, keep: Keep, sure: Mask) -> tuple[Positions, Mask]:
    """Which rows to keep, and whether a doubtful row may overtake each of them.

    Args:
        scope: where the subjects' values are read.
        alias: the subject's alias.
        keep: the order, and the column whose values each get one.
        sure: rows that are surely subjects and not held back.
    """
    order = number(scope, keep.order)
    lo, hi = (order.lo, order.hi) if keep.earliest else (-order.hi, -order.lo)
    rows = scope.aliases[alias]
    per = as_texts(evaluate(scope, parse(f"{alias}.{keep.per}")))
    tie = pd.Series(rows.table.origin.id[rows.positions]).rank(method="first") * (1 if keep.earliest else -1)
    frame = pd.DataFrame({"per": per.value, "sure": sure & order.certain, "lo": lo, "hi": hi, "tie": tie.to_numpy()})
    frame = frame.sort_values(["sure", "hi", "tie"], ascending=[False, True, True], kind="stable")
    first = frame.drop_duplicates("per").sort_index()
    doubtful = frame[~frame["sure"]].groupby("per")["lo"].min()
    overtaken = first["per"].map(doubtful).le(first["hi"])
    return first.index.to_numpy(np.int64), overtaken.to_numpy(dtype=bool)
