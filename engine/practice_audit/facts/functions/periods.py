"""Functions about groups: the month or week that a day lies in, and several numbers together."""

import ast

import numpy as np

from practice_audit.facts.evaluate import function, number
from practice_audit.facts.moving import NO_DAY
from practice_audit.facts.periods import month_name, week_name
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Numbers, Texts, Value


@function("month_of")
def month_of(scope: Scope, node: ast.Call) -> Value:
    """The month of a day, as the name of a period: 2012-11. In doubt where the day may lie in two."""
    return _named(number(scope, node.args[0]), month_name)


@function("week_of")
def week_of(scope: Scope, node: ast.Call) -> Value:
    """The week of a day, as the name of a period: the date of its Monday. In doubt where the day may lie in two."""
    return _named(number(scope, node.args[0]), week_name)


def _named(day: Numbers, name: object) -> Texts:
    assert callable(name)  # noqa: S101  one of the two above
    value = np.full(len(day.lo), None, dtype=object)
    known = day.may.copy()
    for row in np.flatnonzero(day.may):
        if abs(day.lo[row]) < NO_DAY and abs(day.hi[row]) < NO_DAY:
            first, last = name(int(day.lo[row])), name(int(day.hi[row]))
            value[row], known[row] = first, first == last
        else:
            known[row] = False
    return Texts(value, day.sure, day.may, known | ~day.may)


@function("total")
def total(scope: Scope, node: ast.Call) -> Value:
    """Several numbers together."""
    parts = [number(scope, part) for part in node.args]
    lo, hi = sum(part.lo for part in parts), sum(part.hi for part in parts)
    sure, may = (np.all(np.stack([getattr(part, of) for part in parts]), axis=0) for of in ("sure", "may"))
    return Numbers(np.asarray(lo), np.asarray(hi), sure, may)
