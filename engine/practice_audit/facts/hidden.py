"""Groups too small to be shown: those under a limit, and one more where a total would give the number back.

Source: procedure, DECISIONS.md 20. An empty group hides nobody, so it is shown.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.evaluate import evaluate, number
from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Mask, Texts
from practice_audit.rulebook.parts import Hidden


def too_small(scope: Scope, what: Hidden | None) -> Mask:
    """Which groups are not shown. A number in doubt is taken as the least that it may be."""
    hidden = np.zeros(scope.size, dtype=bool)
    limit = limit_in_force(scope.local.limits[what.under], scope.as_at) if what else None
    if what is None or limit is None:
        return hidden
    size = number(scope, what.number).lo
    hidden = (size > 0) & (size < limit.value)
    if what.within is None:
        return hidden
    together = evaluate(scope, what.within)
    names = together.value if isinstance(together, Texts) else np.full(scope.size, "")
    frame = pd.DataFrame({"within": names, "size": size, "hidden": hidden})
    for _, group in frame.groupby("within", dropna=False):
        shown = group[~group["hidden"] & (group["size"] > 0)]
        if group["hidden"].sum() == 1 and not shown.empty:
            hidden[shown.index[int(shown["size"].to_numpy().argmin())]] = True
    return hidden
