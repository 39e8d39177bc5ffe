"""Conditions of a rule in words, so that a rule can be read aloud by a person who does not program."""

import ast
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date
from typing import Any

from practice_audit.findings.words import day_words, listed
from practice_audit.layout import TABLES
from practice_audit.rulebook.expressions import Expression

_names: ContextVar[Mapping[str, str]] = ContextVar("names")

NAMES = {
    "as_at": "the audit date",
    "clock": "the start of the clock",
    "due": "the due date",
    "until": "the day that exemptions are looked at",
    "found": "the day on which it was found",
    "outcome": "the outcome",
    "over": "the time over",
}
OF_DAYS: dict[type[ast.cmpop], str] = {
    ast.Lt: "is before",
    ast.LtE: "is on or before",
    ast.Gt: "is after",
    ast.GtE: "is on or after",
    ast.Eq: "is",
    ast.NotEq: "is not",
}
OF_NUMBERS = {**OF_DAYS, ast.Lt: "is under", ast.LtE: "is at most", ast.Gt: "is over", ast.GtE: "is at least"}
DAY_NAMES = {"as_at", "clock", "due", "until", "found", "expected_birth_date", "date_of_birth", "date_of_death"}
FLAGS = {column.name for table in TABLES.values() for column in table.columns.values() if column.type == "bool"}
DAY_CALLS = {"day", "days", "working_days", "months", "deadline", "counted_back", "birthday", "or_forever"}


def in_words(expression: Expression | ast.expr, names: Mapping[str, str] | None = None) -> str:
    """A condition or value in words; columns keep the names that they have in the export.

    Args:
        expression: what is said.
        names: words for aliases and other names, with their article ("the contact"); default: the names themselves.
    """
    before = _names.set(names or {})
    try:
        tree = expression.tree if isinstance(expression, Expression) else expression
        return _truth(tree) if _flag(tree) else _said(tree)
    finally:
        _names.reset(before)


def parts_of(expression: Expression | None) -> list[ast.expr]:
    """What must hold together: the parts of a condition that `and` joins."""
    if expression is None:
        return []
    tree = expression.tree
    return list(tree.values) if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]


def _said(node: ast.expr) -> str:
    return SAYS[type(node)](node)


def _bool(node: ast.BoolOp) -> str:
    if isinstance(node.op, ast.And):
        return " and ".join(_truth(value) for value in node.values)
    return f"either {' or '.join(_truth(value) for value in node.values)}"


def _unary(node: ast.UnaryOp) -> str:
    return _not(node.operand) if isinstance(node.op, ast.Not) else f"-{_said(node.operand)}"


def _call(node: ast.Call) -> str:
    name = ast.unparse(node.func)
    return CALLS[name](node.args) if name in CALLS else _choice(node)


def _constant(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "blank" if value is None else str(value).replace("_", " ") if isinstance(value, str) else str(value)


def _path(node: ast.Attribute) -> str:
    return f"{_owner(node.value)}'s {node.attr}"


def _flag(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in FLAGS


def _owner(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_owner(node.value)}'s {node.attr.removesuffix('_id').replace('_', ' ')}"
    name = ast.unparse(node)
    return _names.get({}).get(name, f"the {name.replace('_', ' ')}")


def _truth(node: ast.expr) -> str:
    """A part where a condition is wanted: a column by itself is a flag."""
    if isinstance(node, ast.Attribute):
        return f"{_said(node)} is yes"
    return f"({_said(node)})" if isinstance(node, ast.BoolOp) else _said(node)


def _not(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_said(node)} is not yes"
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "filled":
        return f"{_said(node.args[0])} is blank"
    return f"it is not so that {_said(node)}"


def _comparison(node: ast.Compare) -> str:
    sides = zip([node.left, *node.comparators], node.ops, node.comparators, strict=False)
    return " and ".join(_compared(left, sign, right) for left, sign, right in sides)


def _compared(left: ast.expr, sign: ast.cmpop, right: ast.expr) -> str:
    if isinstance(right, ast.Constant) and right.value is None:
        return f"{_said(left)} is {'blank' if isinstance(sign, ast.Is | ast.Eq) else 'filled'}"
    if isinstance(right, ast.Constant) and isinstance(right.value, bool) and isinstance(sign, ast.NotEq):
        return f"{_said(left)} is {_constant(not right.value)} or blank"
    if isinstance(sign, ast.In | ast.NotIn):
        return f"{_said(left)} is {'one' if isinstance(sign, ast.In) else 'none'} of: {_said(right)}"
    if isinstance(sign, ast.Eq) and all(
        isinstance(side, ast.Attribute) and side.attr == "child_id" for side in (left, right)
    ):
        return f"{_owner_of(left)} is of the same child as {_owner_of(right)}"
    words = OF_DAYS if is_day(left) or is_day(right) else OF_NUMBERS
    return f"{_said(left)} {words[type(sign)]} {_said(right)}"


def _owner_of(node: ast.expr) -> str:
    return _owner(node.value) if isinstance(node, ast.Attribute) else _said(node)


def is_day(node: ast.expr) -> bool:
    """Whether a value is a day, by its name or its function."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", "")
        return name in DAY_CALLS or (name in {"first_filled", "earliest", "latest", "when"} and is_day(node.args[-1]))
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return (
        name in DAY_NAMES or name.endswith("_on") or name in {"first_day", "last_day", "alone_from", "alone_to", "on"}
    )


def _moved(unit: str) -> Callable[[list[ast.expr]], str]:
    def say(args: list[ast.expr]) -> str:
        number, back = args[1], False
        if isinstance(number, ast.UnaryOp) and isinstance(number.op, ast.USub):
            number, back = number.operand, True
        one = isinstance(number, ast.Constant) and number.value == 1
        words = unit.removesuffix("s") if one else unit
        return f"{_said(number)} {words} {'before' if back else 'after'} {_said(args[0])}"

    return say


def _limited(side: str) -> Callable[[list[ast.expr]], str]:
    def say(args: list[ast.expr]) -> str:
        asked = args[1]
        is_limit = isinstance(asked, ast.Call) and getattr(asked.func, "id", "") == "limit"
        return f"{_said(asked)}{'' if is_limit else ' days'} {side} {_said(args[0])}"

    return say


def _text(node: ast.expr) -> str:
    return str(getattr(node, "value", ""))


def _limit(args: list[ast.expr]) -> str:
    return f"the limit {_text(args[0])}{f' for {_said(args[1])}' if args[1:] else ''}"


def _choice(node: ast.Call) -> str:
    cases = [f"{word.arg}: {_said(word.value)}" for word in node.keywords]
    return f"what {_said(node.args[0])} names ({'; '.join(cases)})"


def _person(born: ast.expr) -> str:
    return _owner(born.value) if isinstance(born, ast.Attribute) else "the child"


def _birthday(years: ast.expr) -> str:
    return f"{_said(years)}th birthday" if isinstance(years, ast.Constant) else f"birthday at {_said(years)}"


def _group(node: ast.expr) -> str:
    return _text(node).removeprefix("words_").replace("_", " ")


CALLS: dict[str, Callable[[list[ast.expr]], str]] = {
    "filled": lambda args: f"{_said(args[0])} is filled",
    "filled_or_absent": lambda args: f"{_said(args[0])} is filled (or the export has no such column)",
    "first_filled": lambda args: ", or where that is blank ".join(_said(arg) for arg in args),
    "earliest": lambda args: f"the earliest of {listed([_said(arg) for arg in args])}",
    "latest": lambda args: f"the latest of {listed([_said(arg) for arg in args])}",
    "when": lambda args: f"{_said(args[1])} (where {_truth(args[0])})",
    "or_forever": lambda args: f"{_said(args[0])} (blank: later than any day)",
    "day": lambda args: day_words(date.fromisoformat(_text(args[0])).toordinal()),
    "days": _moved("days"),
    "working_days": _moved("working days"),
    "months": _moved("calendar months"),
    "deadline": _limited("after"),
    "counted_back": _limited("before"),
    "limit": _limit,
    "setting": lambda args: f"the setting {_text(args[0])}",
    "birthday": lambda args: f"{_person(args[0])}'s {_birthday(args[1])}",
    "month_of": lambda args: f"the month of {_said(args[0])}",
    "week_of": lambda args: f"the week of {_said(args[0])}",
    "total": lambda args: f"{listed([_said(arg) for arg in args])} together",
    "setting_of": lambda args: f"the setting {_text(args[0])} for {_said(args[1])}",
    "days_between": lambda args: f"the days from {_said(args[0])} to {_said(args[1])}",
    "age": lambda args: f"{_person(args[0])}'s age on {_said(args[1])}",
    "covers": lambda args: f"{_said(args[2])} lies within {_said(args[0])} to {_said(args[1])}",
    "current": lambda args: f"{_said(args[2])} lies within {_said(args[0])} to before {_said(args[1])}",
    "unborn": lambda args: f"{_owner(args[0])} was not yet born on {_said(args[1])}",
    "names": lambda args: f"{_said(args[0])} names {_group(args[1])}",
    "has_words": lambda args: f"{_said(args[0])} has words of the setting {_text(args[1])}",
    "only_words": lambda args: f"{_said(args[0])} has only words of the setting {_text(args[1])}",
    "countable": lambda args: f"{_said(args[0])} holds a date, or a number of days, weeks, months or years",
    "mentions": lambda args: f"{_said(args[0])} mentions {_said(args[1])}",
    "shares_word": lambda args: f"{_said(args[0])} has a word in common with {_said(args[1])}",
    "begins_with": lambda args: f"{_said(args[0])} begins with words of the setting {_text(args[1])}",
    "percent": lambda args: f"{_said(args[0])} as a percentage of {_said(args[1])}",
    "newly_qualified": lambda args: f"{_owner(args[0])} was newly qualified on {_said(args[1])}",
    "experienced": lambda args: f"{_owner(args[0])} was experienced on {_said(args[1])}",
    "working_days_in": lambda args: f"the number of working days from {_said(args[0])} to {_said(args[1])}",
    "held_back": lambda args: f"{_owner(args[0])} is held back for its data",
}
SAYS: dict[type[ast.expr], Callable[[Any], str]] = {
    ast.Constant: lambda node: _constant(node.value),
    ast.Name: lambda node: _names.get({}).get(node.id) or NAMES.get(node.id, node.id.replace("_", " ")),
    ast.Attribute: _path,
    ast.BoolOp: _bool,
    ast.UnaryOp: _unary,
    ast.Compare: _comparison,
    ast.Call: _call,
    ast.Tuple: lambda node: ", ".join(_said(member) for member in node.elts),
    ast.List: lambda node: ", ".join(_said(member) for member in node.elts),
}
