"""The facts of one clause: for each record in it the rows in question, their keys as text and their days as bounds."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.clauses import SUBJECT, Clause, NotJoinable
from practice_audit.facts.evaluate import condition, evaluate
from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Floats, Mask, Numbers, Objects, Texts, Truth, Value, as_numbers, as_texts

End = tuple[int, str]
"""A value in a joint: the number of its side, and its name there."""
Extra = Mapping[str, Mapping[str, Numbers]]
PERIODS = ("month_of", "week_of")
NOTHING_ELSE = "\x1f"
"""A text that no record holds: stands for a blank where even another blank is different."""


@dataclass(frozen=True)
class Side:
    """The rows of one alias that may be part of a match."""

    alias: str
    rows: Positions
    sure: Mask
    """Whether the row fits by itself for certain: its own conditions, and it is not held back."""
    texts: dict[str, Objects]
    lo: dict[str, Floats]
    hi: dict[str, Floats]

    @property
    def doubtful(self) -> Mask:
        """Rows of which something that a match depends on is in doubt."""
        wide = [self.lo[name] != self.hi[name] for name in self.lo]
        return np.asarray(np.any(np.stack([~self.sure, *wide]), axis=0))

    def take(self, which: Positions | Mask) -> Side:
        """Some of the rows."""
        chosen = {
            name: {key: values[which] for key, values in getattr(self, name).items()} for name in ("texts", "lo", "hi")
        }
        return Side(self.alias, self.rows[which], self.sure[which], chosen["texts"], chosen["lo"], chosen["hi"])


@dataclass(frozen=True)
class Order:
    """A comparison of days: `left` of one side is before (or on) `right` of another."""

    left: End
    right: End
    strict: bool


@dataclass(frozen=True)
class Joint:
    """One clause as facts: its sides, the keys that must be the same or differ, and the order of days."""

    sides: list[Side]
    same: list[tuple[End, End]] = field(default_factory=list)
    differ: list[tuple[End, End]] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)


def joint_of(
    clause: Clause,
    scopes: Mapping[str, Scope],
    fitting: Mapping[str, Truth],
    extra: Extra | None = None,
) -> Joint:
    """Work out the facts of a clause.

    Args:
        clause: the clause.
        scopes: for the subject and each record, where its values are read.
        fitting: for each, which rows come into question at all (population, held back).
        extra: further day columns wanted of a side (a deadline, a date), by group and name.

    Raises:
        NotJoinable: a record is tied to nothing by an equality.
    """
    return _Work(clause, scopes, fitting, extra or {}).joint()


@dataclass(frozen=True)
class _Compared:
    """One side of a comparison: whose value it is, where it stands in the joint, and the value of each row."""

    group: str
    end: End
    value: Value
    is_choice: bool


class _Work:
    def __init__(self, clause: Clause, scopes: Mapping[str, Scope], fitting: Mapping[str, Truth], extra: Extra) -> None:
        self.groups, self.clause, self.scopes = list(scopes), clause, scopes
        self.fits = {group: fitting[group] for group in self.groups}
        self.texts: dict[str, dict[str, Objects]] = {group: {} for group in self.groups}
        self.days: dict[str, dict[str, Numbers]] = {group: dict(extra.get(group, {})) for group in self.groups}
        self.same: list[tuple[End, End]] = []
        self.differ: list[tuple[End, End]] = []
        self.orders: list[Order] = []
        self.any_of: dict[End, Mask] = {}
        """By end of a tie, the rows whose choice could not be read: each may be any that the other end has."""

    def joint(self) -> Joint:
        for group, conditions in self.clause.own.items():
            for own in conditions:
                self.fits[group] = self.fits[group] & condition(self.scopes[group], own)
        for number, tie in enumerate(self.clause.ties):
            self.tie(
                self.compared(tie.left, tie.left_value, f"v{number}l"),
                tie.sign,
                self.compared(tie.right, tie.right_value, f"v{number}r"),
            )
        self.connected()
        sides = [self.side(group) for group in self.groups]
        for left, right in self.same:
            for here, there in ((left, right), (right, left)):
                if here in self.any_of:
                    values = np.unique(sides[there[0]].texts[there[1]].astype(str)).astype(object)
                    sides[here[0]] = _with_any(sides[here[0]], here[1], self.any_of[here], values)
        return Joint(sides, self.same, self.differ, self.orders)

    def compared(self, group: str, node: ast.expr, name: str) -> _Compared:
        value = evaluate(self.scopes[group], node)
        return _Compared(group, (self.groups.index(group), name), value, _is_choice(self.scopes[group], node))

    def tie(self, left: _Compared, sign: str, right: _Compared) -> None:
        if isinstance(left.value, Texts) and isinstance(right.value, Texts):
            if sign == "==":
                self.same.append((left.end, right.end))
            elif sign == "!=":
                self.differ.append((left.end, right.end))
            else:
                raise NotJoinable(f"texts have no order: {sign}")
            self.text(left, sign, nothing="")
            self.text(right, sign, nothing="" if sign == "==" else NOTHING_ELSE)
        elif isinstance(left.value, Numbers) and isinstance(right.value, Numbers):
            self.order(left, sign, right)
        else:
            raise NotJoinable(f"two kinds of value are compared with {sign}")

    def text(self, side: _Compared, sign: str, *, nothing: str) -> None:
        """Take in the texts of one side. A blank is the same as nothing, and different from everything."""
        value = as_texts(side.value)
        may = value.may & value.known if sign == "==" else np.ones_like(value.may)
        if sign == "==" and side.is_choice and (value.may & ~value.known).any():
            may = value.may
            self.any_of[side.end] = value.may & ~value.known
        sure = value.sure & value.known if sign == "==" else value.known & (value.sure | ~value.may)
        self.fits[side.group] = self.fits[side.group] & Truth(sure, may)
        blank = ~(value.may & value.known)
        self.texts[side.group][side.end[1]] = np.where(blank, nothing, value.value).astype(object)

    def order(self, left: _Compared, sign: str, right: _Compared) -> None:
        if sign == "!=":
            raise NotJoinable("days of two records are compared by order or equality")
        for side in (left, right):
            value = as_numbers(side.value)
            self.fits[side.group] = self.fits[side.group] & Truth(value.sure, value.may)
            self.days[side.group][side.end[1]] = value
        if sign in {"<", "<=", "=="}:
            self.orders.append(Order(left.end, right.end, sign == "<"))
        if sign in {">", ">=", "=="}:
            self.orders.append(Order(right.end, left.end, sign == ">"))

    def connected(self) -> None:
        reached = {0}
        while True:
            pairs = [{left[0], right[0]} for left, right in self.same]
            more = {side for pair in pairs if pair & reached for side in pair} - reached
            if not more:
                break
            reached |= more
        for number, group in enumerate(self.groups):
            if number not in reached:
                raise NotJoinable(f"'{group}' is tied to the subject by no equality")

    def side(self, group: str) -> Side:
        fits = self.fits[group]
        rows = np.flatnonzero(fits.may)
        texts = {name: values[rows] for name, values in self.texts[group].items()}
        lo = {name: value.lo[rows] for name, value in self.days[group].items()}
        hi = {name: value.hi[rows] for name, value in self.days[group].items()}
        return Side(group or SUBJECT, rows, fits.yes[rows], texts, lo, hi)


def _is_choice(scope: Scope, node: ast.expr) -> bool:
    """Whether a value is a choice of the layout, or the period of a day: unread, it may be any; an id may not."""
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", "") in PERIODS
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return False
    if scope.aliases[node.value.id].unsure.any():  # of a record looked up that may be another: so may its id
        return True
    layout = getattr(scope.aliases[node.value.id].table, "layout", None)
    return layout is not None and node.attr in layout.columns and layout.columns[node.attr].type == "choice"


def _with_any(side: Side, name: str, unread: Mask, values: Objects) -> Side:
    """The side with a possible row for each value that an unreadable choice may be, in the place of the row itself."""
    open_rows = unread[side.rows]
    if not open_rows.any():
        return side
    known = np.flatnonzero(~open_rows)
    guessed = np.repeat(np.flatnonzero(open_rows), len(values))
    taken = side.take(np.concatenate([known, guessed]))
    sure = np.concatenate([side.sure[known], np.zeros(len(guessed), dtype=bool)])
    told = np.concatenate([side.texts[name][known], np.tile(values, int(open_rows.sum()))])
    return Side(taken.alias, taken.rows, sure, {**taken.texts, name: told}, taken.lo, taken.hi)
