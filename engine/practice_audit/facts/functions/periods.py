"""Functions about groups: the month or week that a day lies in, and several numbers together."""

import ast
from collections.abc import Callable

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


def _named(day: Numbers, name: Callable[[int], str]) -> Texts:
    """The period of each day; each different day is looked at once, as many of hundreds of thousands are alike."""
    value = np.full(len(day.lo), None, dtype=object)
    rows = np.flatnonzero(day.may & (np.abs(day.lo) < NO_DAY) & (np.abs(day.hi) < NO_DAY))
    days, place = np.unique(np.concatenate([day.lo[rows], day.hi[rows]]), return_inverse=True)
    names = np.asarray([name(int(one)) for one in days], dtype=object)
    first, last = names[place[: len(rows)]], names[place[len(rows) :]]
    known = ~day.may
    value[rows], known[rows] = first, (first == last).astype(bool)
    return Texts(value, day.sure, day.may, known)


@function("total")
def total(scope: Scope, node: ast.Call) -> Value:
    """Several numbers together."""
    parts = [number(scope, part) for part in node.args]
    lo, hi = sum(part.lo for part in parts), sum(part.hi for part in parts)
    sure, may = (np.all(np.stack([getattr(part, of) for part in parts]), axis=0) for of in ("sure", "may"))
    return Numbers(np.asarray(lo), np.asarray(hi), sure, may)
