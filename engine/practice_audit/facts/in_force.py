"""Whether a rule is in force on the day that starts a subject's clock.

Its own dates, those of its limits, and the local first days.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from practice_audit.facts.evaluate import number
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Floats, Mask, Numbers
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.model import Rule


def limits_asked(*expressions: Expression | None) -> Iterator[str]:
    """The names of the limits that expressions look up."""
    for expression in expressions:
        for node in ast.walk(expression.tree) if expression else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "limit":
                yield str(getattr(node.args[0], "value", ""))


def not_in_force(scope: Scope, rule: Rule) -> Mask:
    """Subjects whose clock lies outside the dates in force (DECISIONS 8); one blank or in doubt is not judged here."""
    on = scope.limits_on
    clock = scope.named.get("clock")
    outside = np.zeros(scope.size, dtype=bool)
    if on is None:
        return outside
    if rule.in_force.from_ is not None:
        outside |= on < _bound(scope, rule.in_force.from_)
    if rule.in_force.before is not None:
        outside |= on >= _bound(scope, rule.in_force.before)
    for name in limits_asked(rule.deadline):
        limit = scope.local.limits[name]
        if limit.values:
            covered = np.any(np.stack([(on >= value.first) & (on <= value.last) for value in limit.values]), axis=0)
            outside |= ~np.isnan(on) & ~covered
    return outside | _before_local_start(scope, rule, clock if isinstance(clock, Numbers) else None)


def _bound(scope: Scope, expression: Expression) -> Floats:
    day = number(scope, expression)
    return np.where(day.sure, day.lo, np.nan)


def _before_local_start(scope: Scope, rule: Rule, clock: Numbers | None) -> Mask:
    before = np.zeros(scope.size, dtype=bool)
    if clock is None:
        return before
    known = clock.settled
    first_days = [scope.local.value("audit_from")]
    if "statutory" not in rule.profiles:
        first_days.append(scope.local.value("local_rules_from"))
    for first in first_days:
        if first is not None:
            before |= known & (clock.lo < first.toordinal())
    return before
