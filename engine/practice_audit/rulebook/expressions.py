"""Conditions and values in a rule: Python's grammar, a closed set of it, parsed with `ast` and never run."""

import ast
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any

from pydantic_core import PydanticCustomError

FUNCTIONS: dict[str, tuple[int, int]] = {
    "filled": (1, 1),
    "filled_or_absent": (1, 1),
    "first_filled": (1, 9),
    "earliest": (1, 9),
    "latest": (1, 9),
    "when": (2, 2),
    "choose": (1, 1),
    "or_forever": (1, 1),
    "day": (1, 1),
    "days": (2, 2),
    "working_days": (2, 2),
    "months": (2, 2),
    "deadline": (2, 2),
    "counted_back": (2, 2),
    "limit": (1, 2),
    "setting": (1, 1),
    "birthday": (2, 2),
    "age": (2, 2),
    "covers": (3, 3),
    "current": (3, 3),
    "unborn": (2, 2),
    "names": (2, 2),
    "has_words": (2, 2),
    "only_words": (2, 2),
    "countable": (1, 1),
    "mentions": (2, 2),
    "shares_word": (3, 3),
    "begins_with": (2, 2),
    "percent": (2, 2),
    "newly_qualified": (2, 2),
    "experienced": (2, 2),
    "working_days_in": (2, 2),
    "days_between": (2, 2),
    "held_back": (1, 1),
    "month_of": (1, 1),
    "week_of": (1, 1),
    "total": (2, 9),
    "setting_of": (2, 2),
}
"""Each function of the language, with the least and the greatest number of its arguments (docs/rule-language.md, 7)."""

_ALLOWED = (
    ast.Name, ast.Attribute, ast.Constant, ast.Tuple, ast.List, ast.Load,
    ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.Call, ast.keyword,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Is, ast.IsNot,
)  # fmt: skip


@dataclass(frozen=True)
class Expression:
    """A condition or value as written, with its parsed tree."""

    text: str
    tree: ast.expr

    @cached_property
    def roots(self) -> frozenset[str]:
        """The names at the start of each path: aliases, `clock`, `as_at` …; function names are none."""
        return names_in(self.tree)

    def __eq__(self, other: object) -> bool:
        """Two expressions are the same when they read the same."""
        return isinstance(other, Expression) and other.text == self.text

    def __hash__(self) -> int:
        """Hash of the text."""
        return hash(self.text)


def names_in(tree: ast.AST) -> frozenset[str]:
    """The names that a tree reads, without those of the functions that it calls."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called)


def parse(written: Any) -> Expression:
    """Parse one expression; raises a PydanticCustomError that says which word is not of the language."""
    if isinstance(written, Expression):
        return written
    return _parsed(" ".join(str(written).split()))


@cache
def _parsed(text: str) -> Expression:
    """The same words are parsed once: parts of the engine write conditions too, for every export."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as wrong:
        at = f" near column {wrong.offset}" if wrong.offset else ""
        raise _wrong(f"this is no condition{at}: {text}") from None
    for node in ast.walk(tree):
        _check_node(node)
    return Expression(text, tree)


def _check_node(node: ast.AST) -> None:
    if not isinstance(node, _ALLOWED):
        raise _wrong(f"'{type(node).__name__}' is not part of the rule language")
    if isinstance(node, ast.Constant) and not isinstance(node.value, str | int | bool | None):
        raise _wrong(
            f"the value {node.value!r} is not part of the rule language (text, whole numbers, True, False, None)"
        )
    if isinstance(node, ast.Call):
        _check_call(node)


def _check_call(node: ast.Call) -> None:
    if not isinstance(node.func, ast.Name):
        raise _wrong("only a function's plain name can be called")
    name = node.func.id
    if name not in FUNCTIONS:
        raise _wrong(f"there is no function '{name}'{did_you_mean(name, FUNCTIONS)}")
    least, most = FUNCTIONS[name]
    if not least <= len(node.args) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise _wrong(f"'{name}' takes {wanted} values, not {len(node.args)}")
    if node.keywords and name != "choose":
        raise _wrong(f"'{name}' takes no named values")


def did_you_mean(word: str, known: Any) -> str:
    """A question that names the nearest known word, or nothing."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("expression", "{message}", {"message": message})
