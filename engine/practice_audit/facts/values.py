"""Values of many rows at once, with their doubt: numbers as bounds, truths as sure or possible, texts known or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]
Positions = npt.NDArray[np.int64]

FOREVER = 10_000_000.0
"""A day later than all others: what a blank end date counts as."""
WIDEST = 1_000_000_000.0
"""Beyond every day: the bounds of a value that could not be read."""
NOTHING = np.full(1, None, dtype=object)
"""A blank to compare many objects with at once."""


@dataclass(frozen=True)
class Truth:
    """Whether a condition holds: surely (`yes`), or in at least one reading of what is in doubt (`may`)."""

    yes: Mask
    may: Mask

    def __and__(self, other: Truth) -> Truth:
        """Both hold."""
        return Truth(self.yes & other.yes, self.may & other.may)

    def __or__(self, other: Truth) -> Truth:
        """At least one holds."""
        return Truth(self.yes | other.yes, self.may | other.may)

    def __invert__(self) -> Truth:
        """It does not hold."""
        return Truth(~self.may, ~self.yes)

    def take(self, which: Mask | Positions) -> Truth:
        """Some of the rows."""
        return Truth(self.yes[which], self.may[which])


@dataclass(frozen=True)
class Numbers:
    """Days, counts or flags (1 and 0): the least and greatest that each may be; filled surely, or possibly."""

    lo: Floats
    hi: Floats
    sure: Mask
    may: Mask
    working: Mask | None = None
    """Where the value is a deadline: whether it was counted in working days."""

    @property
    def certain(self) -> Mask:
        """Rows whose value is known, or known to be blank."""
        return np.asarray(~self.may | self.settled)

    @property
    def settled(self) -> Mask:
        """Rows that surely hold one value, which is known."""
        return np.asarray(self.sure & (self.lo == self.hi))

    @property
    def if_settled(self) -> Floats:
        """The value where it is settled, else NaN."""
        return np.where(self.settled, self.lo, np.nan)

    def take(self, which: Mask | Positions) -> Numbers:
        """Some of the rows."""
        working = None if self.working is None else self.working[which]
        return Numbers(self.lo[which], self.hi[which], self.sure[which], self.may[which], working)


@dataclass(frozen=True)
class Texts:
    """Texts, ids or choices; `known` is false where something is there that could not be read."""

    value: Objects
    sure: Mask
    may: Mask
    known: Mask
    free: bool = False
    """Free text: words that mean nothing ("n/a") count as blank."""

    def take(self, which: Mask | Positions) -> Texts:
        """Some of the rows."""
        return Texts(self.value[which], self.sure[which], self.may[which], self.known[which], self.free)


Value = Numbers | Texts | Truth


def numbers(values: npt.ArrayLike, unread: Mask | None = None) -> Numbers:
    """Numbers from floats with NaN for blank.

    `unread` marks cells that hold something that could not be read: perhaps no date at all ("asap").
    """
    found = np.asarray(values, dtype=np.float64)
    filled = ~np.isnan(found)
    doubt = np.zeros(len(found), dtype=bool) if unread is None else unread
    lo = np.where(doubt, -WIDEST, np.where(filled, found, WIDEST))
    hi = np.where(doubt, WIDEST, np.where(filled, found, -WIDEST))
    return Numbers(lo, hi, filled & ~doubt, filled | doubt)


def not_after(value: Numbers, day: int) -> Numbers:
    """The same, no later than a day.

    A row whose main date lies after the audit date is no row, so one that can't be read does not.
    """
    return Numbers(
        value.lo, np.where(value.may, np.minimum(value.hi, day), value.hi), value.sure, value.may, value.working
    )


def texts(values: Sequence[str | None] | Objects, unread: Mask | None = None, *, free: bool = False) -> Texts:
    """Texts from strings with None for blank."""
    found = np.asarray(values, dtype=object)
    filled = np.asarray(found != NOTHING, dtype=bool)
    doubt = np.zeros(len(found), dtype=bool) if unread is None else unread
    return Texts(found, filled | doubt, filled | doubt, ~doubt, free)


def constant(value: str | float | None, size: int) -> Value:
    """One value for all rows; None is a blank."""
    if isinstance(value, str):
        there = np.ones(size, dtype=bool)  # not by way of texts, which looks at each of what may be 200,000 outcomes
        return Texts(np.full(size, value, dtype=object), there, there, there)
    return numbers(np.full(size, np.nan if value is None else float(value)))


def truth(value: Value) -> Truth:
    """A value where a condition is wanted: a flag that is 1."""
    if isinstance(value, Truth):
        return value
    if isinstance(value, Texts):
        return Truth(value.sure, value.may)
    return Truth(value.sure & (value.lo >= 1), value.may & (value.hi >= 1))


def all_rows(size: int) -> Truth:
    """A condition that always holds."""
    return Truth(np.ones(size, dtype=bool), np.ones(size, dtype=bool))


def holding(value: Texts, hit: Mask) -> Truth:
    """Whether each text is one of those that a look at its words found; one that could not be read may be."""
    return Truth(value.sure & value.known & hit, value.may & (~value.known | hit))


def blank(value: Value) -> Truth:
    """Whether nothing is there."""
    if isinstance(value, Truth):
        return Truth(np.zeros_like(value.yes), np.zeros_like(value.yes))
    return Truth(~value.may, ~value.sure)


def compare(left: Value, sign: str, right: Value) -> Truth:
    """Compare row by row.

    A blank is equal to nothing, different from everything, and neither before nor after anything.
    """
    if isinstance(left, Truth):
        left = flags(left)
    if isinstance(right, Truth):
        right = flags(right)
    if sign == "!=":
        return ~compare(left, "==", right)
    if isinstance(left, Texts) and isinstance(right, Texts):
        if sign != "==":
            raise TypeError(f"texts have no order: {sign}")
        same = np.asarray(left.value == right.value, dtype=bool)
        known = left.known & right.known
        return Truth(left.sure & right.sure & known & same, left.may & right.may & (~known | same))
    if isinstance(left, Texts) or isinstance(right, Texts):
        size = len(left.sure)
        return Truth(np.zeros(size, dtype=bool), np.zeros(size, dtype=bool))
    sure, may = left.sure & right.sure, left.may & right.may
    if sign in {">", ">="}:
        left, right, sign = right, left, {">": "<", ">=": "<="}[sign]
    if sign == "==":
        settled = (left.lo == left.hi) & (right.lo == right.hi)
        return Truth(sure & settled & (left.lo == right.lo), may & (left.lo <= right.hi) & (right.lo <= left.hi))
    if sign == "<":
        return Truth(sure & (left.hi < right.lo), may & (left.lo < right.hi))
    return Truth(sure & (left.hi <= right.lo), may & (left.lo <= right.hi))


def flags(value: Truth) -> Numbers:
    """A condition as a flag."""
    filled = np.ones(len(value.yes), dtype=bool)
    return Numbers(value.yes.astype(float), value.may.astype(float), filled, filled)


def as_numbers(value: Value) -> Numbers:
    """A value that must be days, counts or flags; raises TypeError where it is not."""
    if not isinstance(value, Numbers):
        raise TypeError("a date or number is wanted")
    return value


def as_texts(value: Value) -> Texts:
    """A value that must be texts, ids or choices; raises TypeError where it is not."""
    if not isinstance(value, Texts):
        raise TypeError("a text is wanted")
    return value


def blank_unless(kept: Mask, values: Objects) -> Objects:
    """The objects in the rows that are kept; None in the others."""
    result = values.copy()
    result[~kept] = None
    return result
