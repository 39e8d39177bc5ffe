"""The share that one number is of another, in percent."""

import ast

import numpy as np

from practice_audit.facts.evaluate import function, number
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import WIDEST, Numbers, Value


@function("percent")
def percent(scope: Scope, node: ast.Call) -> Value:
    """The first of two counts as a percentage of the second, not rounded; blank where the second is nought."""
    part, whole = (number(scope, side) for side in node.args)
    sure, may = part.sure & whole.sure & (whole.lo > 0), part.may & whole.may & (whole.hi > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        lo = np.where(may, 100 * part.lo / whole.hi, WIDEST)
        hi = np.where(may, np.where(whole.lo > 0, 100 * part.hi / whole.lo, WIDEST), -WIDEST)
    return Numbers(lo, hi, sure, may)
