"""Conditions and values of a rule worked out for many rows at once, with their doubt carried along."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Numbers, Truth, Value, all_rows, blank, compare, constant, truth
from practice_audit.rulebook.expressions import Expression

Function = Callable[[Scope, ast.Call], Value]
Work = TypeVar("Work", bound=Function)
REGISTRY: dict[str, Function] = {}
"""Each function of the language and what works it out; the modules of `functions` fill it."""

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def function(name: str) -> Callable[[Work], Work]:
    """Register what works out a function of the language."""

    def register(work: Work) -> Work:
        REGISTRY[name] = work
        return work

    return register


def condition(scope: Scope, expression: Expression | ast.expr | None) -> Truth:
    """Whether an expression holds, row by row; no expression always does."""
    if expression is None:
        return all_rows(scope.size)
    return truth(evaluate(scope, expression))


def evaluate(scope: Scope, expression: Expression | ast.expr) -> Value:
    """The value of an expression, row by row."""
    return _of(scope, expression.tree if isinstance(expression, Expression) else expression)


def number(scope: Scope, node: ast.expr | Expression) -> Numbers:
    """The value of an expression that gives days, counts or flags."""
    value = evaluate(scope, node)
    if not isinstance(value, Numbers):
        raise TypeError(
            f"a date or number is wanted: {ast.unparse(node.tree if isinstance(node, Expression) else node)}"
        )
    return value


def _of(scope: Scope, node: ast.expr) -> Value:
    work = _WORK.get(type(node))
    if work is None:
        raise TypeError(f"not a value: {ast.unparse(node)}")
    return work(scope, node)


def _constant(scope: Scope, node: ast.Constant) -> Value:
    value = node.value
    return constant(value if value is None or isinstance(value, str | int | float) else str(value), scope.size)


def _of_several(scope: Scope, node: ast.BoolOp) -> Truth:
    is_and = isinstance(node.op, ast.And)
    result = all_rows(scope.size)
    for part in node.values:
        holds = truth(_of(scope, part))
        result = result & (holds if is_and else ~holds)
    return result if is_and else ~result


def _of_one(scope: Scope, node: ast.UnaryOp) -> Value:
    if isinstance(node.op, ast.Not):
        return ~truth(_of(scope, node.operand))
    value = number(scope, node.operand)
    return Numbers(-value.hi, -value.lo, value.sure, value.may)


def _called(scope: Scope, node: ast.Call) -> Value:
    return REGISTRY[getattr(node.func, "id", "")](scope, node)


def _named(scope: Scope, node: ast.Name) -> Value:
    return constant(scope.as_at, scope.size) if node.id == "as_at" else scope.named[node.id]


def path_of(node: ast.expr) -> tuple[str, list[str]]:
    """The alias at the start of a path, and its steps."""
    steps: list[str] = []
    while isinstance(node, ast.Attribute):
        steps.insert(0, node.attr)
        node = node.value
    assert isinstance(node, ast.Name)  # noqa: S101  rulebook/names.py lets nothing else through
    return node.id, steps


def path_value(scope: Scope, node: ast.expr) -> Value:
    """What a path reads: a column of the record at its end, or that record's id where it ends in a step."""
    alias, steps = path_of(node)
    return read_path(scope.aliases[alias], steps, scope)


def read_path(rows: Rows, steps: list[str], scope: Scope) -> Value:
    """A path's value: the last word is a column, or a step, whose record's id it then is."""
    for step in steps[:-1]:
        rows = rows.step(step, scope.held)
    try:
        return rows.value(steps[-1:], scope.held)
    except KeyError:
        return rows.value([steps[-1], "id"], scope.held)


def record(scope: Scope, node: ast.expr) -> Rows:
    """The records that a path leads to: `visit.worker`, or an alias by itself."""
    if isinstance(node, ast.Name):
        return scope.aliases[node.id]
    alias, steps = path_of(node)
    rows = scope.aliases[alias]
    for step in steps:
        rows = rows.step(step.removesuffix("_id"), scope.held)
    return rows


def _comparison(scope: Scope, node: ast.Compare) -> Truth:
    result = all_rows(scope.size)
    for left, sign, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
        result = result & _one(scope, left, sign, right)
    return result


def _one(scope: Scope, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Truth:
    if isinstance(sign, ast.Is | ast.IsNot):
        empty = blank(_of(scope, left))
        return empty if isinstance(sign, ast.Is) else ~empty
    if isinstance(sign, ast.In | ast.NotIn):
        inside = _inside(scope, _of(scope, left), members(scope, right))
        return inside if isinstance(sign, ast.In) else ~inside
    return compare(_of(scope, left), _SIGNS[type(sign)], _of(scope, right))


def _inside(scope: Scope, value: Value, wanted: list[Any]) -> Truth:
    none = np.zeros(scope.size, dtype=bool)
    result = Truth(none, none.copy())
    for member in wanted:
        result = result | compare(value, "==", constant(member, scope.size))
    return result


def members(scope: Scope, node: ast.expr) -> list[Any]:
    """The members of a bracket of constants, or of a setting that is a list."""
    if isinstance(node, ast.Tuple | ast.List):
        return [part.value for part in node.elts if isinstance(part, ast.Constant)]
    if isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
        return list(scope.local.value(str(node.args[0].value)) or [])
    raise TypeError(f"not a list: {ast.unparse(node)}")


_WORK: dict[type[ast.expr], Callable[[Scope, Any], Value]] = {
    ast.Constant: _constant,
    ast.Name: _named,
    ast.Attribute: path_value,
    ast.BoolOp: _of_several,
    ast.UnaryOp: _of_one,
    ast.Compare: _comparison,
    ast.Call: _called,
}
"""What works out each sort of expression."""
