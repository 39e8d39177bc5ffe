"""The facts of one clause: for each record in it the rows that come into question, their keys as text and their days as bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.clauses import SUBJECT, Clause, NotJoinable
from practice_audit.facts.evaluate import condition, evaluate
from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Floats, Mask, Numbers, Objects, Texts, Truth


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
        return np.asarray(np.logical_or.reduce([~self.sure, *wide]))

    def take(self, which: Positions | Mask) -> Side:
        """Some of the rows."""
        chosen = {
            name: {key: values[which] for key, values in getattr(self, name).items()} for name in ("texts", "lo", "hi")
        }
        return Side(self.alias, self.rows[which], self.sure[which], chosen["texts"], chosen["lo"], chosen["hi"])


@dataclass(frozen=True)
class Order:
    """A comparison of days: `left` of one side is before (or on) `right` of another."""

    left: tuple[int, str]
    right: tuple[int, str]
    strict: bool


@dataclass(frozen=True)
class Joint:
    """One clause as facts: its sides, the keys that must be the same or differ, and the order of days."""

    sides: list[Side]
    same: list[tuple[tuple[int, str], tuple[int, str]]] = field(default_factory=list)
    differ: list[tuple[tuple[int, str], tuple[int, str]]] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)


def joint_of(
    clause: Clause,
    scopes: Mapping[str, Scope],
    fitting: Mapping[str, Truth],
    extra: Mapping[str, Mapping[str, Numbers]] | None = None,
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
    work = _Work(list(scopes), clause, scopes, fitting, extra or {})
    return work.joint()


class _Work:
    def __init__(
        self,
        groups: list[str],
        clause: Clause,
        scopes: Mapping[str, Scope],
        fitting: Mapping[str, Truth],
        extra: Mapping[str, Mapping[str, Numbers]],
    ) -> None:
        self.groups, self.clause, self.scopes = groups, clause, scopes
        self.fits = {group: fitting[group] for group in groups}
        self.texts: dict[str, dict[str, Objects]] = {group: {} for group in groups}
        self.days: dict[str, dict[str, Numbers]] = {group: dict(extra.get(group, {})) for group in groups}
        self.same: list[tuple[tuple[int, str], tuple[int, str]]] = []
        self.differ: list[tuple[tuple[int, str], tuple[int, str]]] = []
        self.orders: list[Order] = []

    def joint(self) -> Joint:
        for group, conditions in self.clause.own.items():
            for own in conditions:
                self.fits[group] = self.fits[group] & condition(self.scopes[group], own)
        for number, tie in enumerate(self.clause.ties):
            self.tie(
                number,
                tie.left,
                evaluate(self.scopes[tie.left], tie.left_value),
                tie.sign,
                tie.right,
                evaluate(self.scopes[tie.right], tie.right_value),
            )
        self.connected()
        return Joint([self.side(group) for group in self.groups], self.same, self.differ, self.orders)

    def tie(self, number: int, left: str, one: object, sign: str, right: str, other: object) -> None:
        ends = ((self.groups.index(left), f"v{number}l"), (self.groups.index(right), f"v{number}r"))
        if isinstance(one, Texts) and isinstance(other, Texts):
            self.text_tie(ends, left, one, sign, right, other)
        elif isinstance(one, Numbers) and isinstance(other, Numbers):
            self.day_tie(ends, left, one, sign, right, other)
        else:
            raise NotJoinable(f"two kinds of value are compared with {sign}")

    def text_tie(
        self, ends: tuple[tuple[int, str], tuple[int, str]], left: str, one: Texts, sign: str, right: str, other: Texts
    ) -> None:
        for group, (_, name), value in ((left, ends[0], one), (right, ends[1], other)):
            if sign == "==":
                self.fits[group] = self.fits[group] & Truth(value.sure & value.known, value.may & value.known)
            self.texts[group][name] = value.value
        (self.same if sign == "==" else self.differ).append(ends)

    def day_tie(
        self,
        ends: tuple[tuple[int, str], tuple[int, str]],
        left: str,
        one: Numbers,
        sign: str,
        right: str,
        other: Numbers,
    ) -> None:
        for group, (_, name), value in ((left, ends[0], one), (right, ends[1], other)):
            self.fits[group] = self.fits[group] & Truth(value.sure, value.may)
            self.days[group][name] = value
        if sign == "!=":
            raise NotJoinable("days of two records are compared by order or equality")
        if sign in {"<", "<=", "=="}:
            self.orders.append(Order(ends[0], ends[1], sign == "<"))
        if sign in {">", ">=", "=="}:
            self.orders.append(Order(ends[1], ends[0], sign == ">"))

    def connected(self) -> None:
        reached = {0}
        while True:
            more = {
                end for pair in self.same for end in (pair[0][0], pair[1][0]) if {pair[0][0], pair[1][0]} & reached
            } - reached
            if not more:
                break
            reached |= more
        for number, group in enumerate(self.groups):
            if number not in reached:
                raise NotJoinable(f"'{group}' is tied to the subject by no equality")

    def side(self, group: str) -> Side:
        fits = self.fits[group]
        rows = np.flatnonzero(fits.may)
        texts = {
            name: np.where([v is None for v in values[rows]], "", values[rows]).astype(object)
            for name, values in self.texts[group].items()
        }
        lo = {name: value.lo[rows] for name, value in self.days[group].items()}
        hi = {name: value.hi[rows] for name, value in self.days[group].items()}
        return Side(group or SUBJECT, rows, fits.yes[rows], texts, lo, hi)
