"""Clauses joined over all cases at once with pandas: every combination of rows that fits, surely or possibly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.facts.sides import End, Joint
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Floats, Mask, Objects


@dataclass(frozen=True)
class Pairs:
    """Combinations that fit: a row position for each side, and whether the combination is sure."""

    rows: list[Positions]
    sure: Mask

    @property
    def subject(self) -> Positions:
        """The subject's row of each combination."""
        return self.rows[0]

    @property
    def record(self) -> Positions:
        """The first record's row of each combination (the subject's own where there is none)."""
        return self.rows[1] if len(self.rows) > 1 else self.rows[0]

    def take(self, which: Mask | Positions) -> Pairs:
        """Some of the combinations."""
        return Pairs([rows[which] for rows in self.rows], self.sure[which])


At = dict[int, Positions]
"""By side, the place in it of each combination so far."""


def no_pairs(sides: int) -> Pairs:
    """None at all."""
    return Pairs([np.empty(0, dtype=np.int64)] * sides, np.empty(0, dtype=bool))


def join(joint: Joint) -> Pairs:
    """Every combination of the sides' rows that meets all ties of a clause."""
    sides = joint.sides
    if not all(len(side.rows) for side in sides):
        return no_pairs(len(sides))
    at: At = {0: np.arange(len(sides[0].rows))}
    while len(at) < len(sides):
        number, keys = _next(joint, at)
        here, there = _alike(
            [_texts(joint, known)[at[known[0]]] for known, _ in keys], [_texts(joint, new) for _, new in keys]
        )
        at = {number: there, **{side: places[here] for side, places in at.items()}}
    keep = np.ones(len(at[0]), dtype=bool)
    sure = np.all(np.stack([side.sure[at[number]] for number, side in enumerate(sides)]), axis=0)
    for left, right in joint.same:
        keep &= (_texts(joint, left)[at[left[0]]] == _texts(joint, right)[at[right[0]]]).astype(bool)
    for left, right in joint.differ:
        keep &= (_texts(joint, left)[at[left[0]]] != _texts(joint, right)[at[right[0]]]).astype(bool)
    for order in joint.orders:
        early, late = _bounds(joint, order.left, at)
        first, last = _bounds(joint, order.right, at)
        keep &= early < last if order.strict else early <= last
        sure &= late < first if order.strict else late <= first
    found = Pairs([side.rows[at[number][keep]] for number, side in enumerate(sides)], sure[keep])
    repeated = any((np.diff(side.rows) == 0).any() for side in sides)
    return _once([found], len(sides)) if repeated else found


def together(parts: Iterable[Pairs], sides: int) -> Pairs:
    """The combinations of several alternatives, each once; sure where one of the alternatives makes it so."""
    found = [part for part in parts if len(part.sure)]
    if not found:
        return no_pairs(sides)
    return found[0] if len(found) == 1 else _once(found, sides)


def _once(found: list[Pairs], sides: int) -> Pairs:
    """Each combination once, in order, sure where one of its appearances is."""
    rows = [np.concatenate([part.rows[n] for part in found]) for n in range(sides)]
    sure = np.concatenate([part.sure for part in found])
    order = np.lexsort((~sure, *reversed(rows)))  # of one combination, a sure one comes first
    rows, sure = [of[order] for of in rows], sure[order]
    is_first = np.ones(len(sure), dtype=bool)
    is_first[1:] = np.any(np.stack([of[1:] != of[:-1] for of in rows]), axis=0)
    return Pairs([of[is_first] for of in rows], sure[is_first])


def _alike(left: list[Objects], right: list[Objects]) -> tuple[Positions, Positions]:
    """Every pair of places at which all keys of the left are those of the right, in the order of the left."""
    size = len(left[0])
    code = np.zeros(size + len(right[0]), dtype=np.int64)
    for here, there in zip(left, right, strict=True):
        more, different = pd.factorize(np.concatenate([here, there]), use_na_sentinel=False)
        code = pd.factorize(code * len(different) + more)[0]
    order = np.argsort(code[size:], kind="stable")
    inside = code[size:][order]
    first = np.searchsorted(inside, code[:size], side="left")
    many = np.searchsorted(inside, code[:size], side="right") - first
    starts = np.cumsum(many) - many
    return np.repeat(np.arange(size), many), order[np.arange(many.sum()) + np.repeat(first - starts, many)]


def _texts(joint: Joint, end: End) -> Objects:
    return joint.sides[end[0]].texts[end[1]]


def _bounds(joint: Joint, end: End, at: At) -> tuple[Floats, Floats]:
    """The least and greatest day of one end of a tie in each combination."""
    side, place = joint.sides[end[0]], at[end[0]]
    return side.lo[end[1]][place], side.hi[end[1]][place]


def _next(joint: Joint, done: At) -> tuple[int, list[tuple[End, End]]]:
    for number in range(len(joint.sides)):
        if number in done:
            continue
        keys = [(a, b) for a, b in joint.same if a[0] in done and b[0] == number]
        keys += [(b, a) for a, b in joint.same if b[0] in done and a[0] == number]
        if keys:
            return number, keys
    raise ValueError("a side is tied to no other")
