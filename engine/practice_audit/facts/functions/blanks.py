"""Functions about what is filled and what is not, and about the choice between values."""

import ast
import re
from functools import lru_cache

import numpy as np

from practice_audit.facts.choices import earliest, either, either_text, latest, or_forever, when
from practice_audit.facts.evaluate import condition, evaluate, function, number, path_of, record
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Mask, Numbers, Texts, Truth, Value, blank, constant, numbers
from practice_audit.rulebook.limits import Local


@function("filled")
def filled(scope: Scope, node: ast.Call) -> Truth:
    """Something is there; in free text more than punctuation and words that mean nothing.

    Of a `finds` name: a record was found.
    """
    if isinstance(node.args[0], ast.Name) and node.args[0].id in scope.aliases:
        rows = scope.aliases[node.args[0].id]
        return Truth((rows.positions >= 0) & ~rows.unsure, (rows.positions >= 0) | rows.unsure)
    value = evaluate(scope, node.args[0])
    there = ~blank(value)
    if isinstance(value, Texts) and value.free:
        says = (
            np.asarray([means_something(text, blank_words(scope.local)) for text in value.value], dtype=bool)
            | ~value.known
        )
        return Truth(there.yes & says, there.may & says)
    return there


@function("filled_or_absent")
def filled_or_absent(scope: Scope, node: ast.Call) -> Truth:
    """Filled, or the export has no such column: then the other columns are judged."""
    there = filled(scope, node)
    alias, steps = path_of(node.args[0])
    rows = scope.aliases[alias]
    for step in steps[:-1]:
        rows = rows.step(step, scope.held)
    without = column_missing(rows, steps[-1])
    return Truth(there.yes | without, there.may | without)


def column_missing(rows: Rows, column: str) -> Mask:
    """Rows whose own native table has no such column, or one that is blank on every row of 20 or more."""
    origin = rows.table.origin
    names = origin.table[np.maximum(rows.positions, 0)] if len(origin.table) else np.full(len(rows.positions), None)
    result = np.zeros(len(rows.positions), dtype=bool)
    for native in getattr(rows.table, "tables", [rows.table]):
        typed, reads = getattr(native, "typed", None), getattr(rows.table, "reads", {})
        own = reads.get(column, {}).get(native.name, column)
        if typed is not None and own in typed.absent | typed.empty:
            result |= (rows.positions >= 0) & (names == native.name)
    return result


def blank_words(local: Local) -> frozenset[str]:
    """The words that count as blank in free text, bare of punctuation."""
    return frozenset(_bare(str(word)) for word in local.value("blank_words") or [])


@lru_cache(maxsize=100_000)
def means_something(text: str | None, blank: frozenset[str]) -> bool:
    """Whether a text says more than punctuation and words that count as blank."""
    return text is not None and bool(_bare(text)) and _bare(text) not in blank


def listed_in(text: str | None, blank: frozenset[str]) -> list[str]:
    """The items of a list in one cell, split at ; | and , without those that say nothing."""
    items = (item.strip() for item in re.split(r"[;|,]", text or ""))
    return [item for item in items if means_something(item, blank)]


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", "", text.lower()).split())


@function("first_filled")
def first_filled(scope: Scope, node: ast.Call) -> Value:
    """The first of several values that is filled."""
    values = [evaluate(scope, part) for part in node.args]
    result = values[0]
    for other in values[1:]:
        if isinstance(result, Texts) and isinstance(other, Texts):
            result = either_text(result, other)
        elif isinstance(result, Numbers) and isinstance(other, Numbers):
            result = either(result, other)
        else:
            raise TypeError("first_filled takes values of one kind")
    return result


@function("earliest")
def the_earliest(scope: Scope, node: ast.Call) -> Value:
    """The least of those that are filled."""
    return earliest([number(scope, part) for part in node.args])


@function("latest")
def the_latest(scope: Scope, node: ast.Call) -> Value:
    """The greatest of those that are filled."""
    return latest([number(scope, part) for part in node.args])


@function("when")
def only_when(scope: Scope, node: ast.Call) -> Value:
    """A value where a condition holds, else blank."""
    value = evaluate(scope, node.args[1])
    if isinstance(value, Truth):
        raise TypeError("'when' takes a condition and a value")
    return when(condition(scope, node.args[0]), value)


@function("choose")
def choose(scope: Scope, node: ast.Call) -> Value:
    """Of several values, the one that a setting names; blank where it names none."""
    asked = node.args[0]
    assert isinstance(asked, ast.Call)  # noqa: S101  rulebook/check.py: choose(setting(…), …)
    chosen = scope.local.value(str(getattr(asked.args[0], "value", "")))
    word = {True: "yes", False: "no"}.get(chosen, chosen) if isinstance(chosen, bool) else chosen
    for option in node.keywords:
        if option.arg == word:
            return evaluate(scope, option.value)
    return constant(None, scope.size)


@function("or_forever")
def forever(scope: Scope, node: ast.Call) -> Value:
    """The value, or a day later than all."""
    return or_forever(number(scope, node.args[0]))


@function("held_back")
def held_back(scope: Scope, node: ast.Call) -> Truth:
    """Whether a record is held back from the rule at work."""
    rows = record(scope, node.args[0])
    origin = rows.table.origin
    held = np.zeros(scope.size, dtype=bool)
    for row, position in enumerate(rows.positions):
        mask = scope.held.get(origin.table[position]) if position >= 0 else None
        held[row] = mask is not None and bool(mask[origin.position[position]])
    return Truth(held, held.copy())


@function("setting")
def setting(scope: Scope, node: ast.Call) -> Value:
    """A local choice, the same for all rows; yes and no as a flag, a day as a day."""
    value = scope.local.value(str(getattr(node.args[0], "value", "")))
    if hasattr(value, "toordinal"):
        return numbers(np.full(scope.size, float(value.toordinal())))
    return constant(value, scope.size)
