"""Clauses joined over all cases at once with pandas: every combination of rows that fits, surely or possibly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.facts.sides import End, Joint
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Mask


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


def no_pairs(sides: int) -> Pairs:
    """None at all."""
    return Pairs([np.empty(0, dtype=np.int64)] * sides, np.empty(0, dtype=bool))


def join(joint: Joint) -> Pairs:
    """Every combination of the sides' rows that meets all ties of a clause."""
    if not all(len(side.rows) for side in joint.sides):
        return no_pairs(len(joint.sides))
    frames = [_frame(joint, number) for number in range(len(joint.sides))]
    joined, done = frames[0], {0}
    while len(done) < len(frames):
        number, keys = _next(joint, done)
        joined = joined.merge(
            frames[number], left_on=[key[0] for key in keys], right_on=[key[1] for key in keys], how="inner"
        )
        done.add(number)
    keep = np.ones(len(joined), dtype=bool)
    sure = np.all(np.stack([joined[f"sure{n}"].to_numpy(dtype=bool) for n in range(len(frames))]), axis=0)
    for left, right in joint.same:
        keep &= (joined[_name(left)] == joined[_name(right)]).to_numpy(dtype=bool)
    for left, right in joint.differ:
        keep &= (joined[_name(left)] != joined[_name(right)]).to_numpy(dtype=bool)
    for order in joint.orders:
        early, late = (joined[_name(order.left, end)].to_numpy() for end in ("lo", "hi"))
        first, last = (joined[_name(order.right, end)].to_numpy() for end in ("lo", "hi"))
        keep &= early < last if order.strict else early <= last
        sure &= late < first if order.strict else late <= first
    found = Pairs([joined.loc[keep, f"row{n}"].to_numpy(dtype=np.int64) for n in range(len(frames))], sure[keep])
    repeated = any((np.diff(side.rows) == 0).any() for side in joint.sides)
    return _once([found], len(frames)) if repeated else found


def together(parts: Iterable[Pairs], sides: int) -> Pairs:
    """The combinations of several alternatives, each once; sure where one of the alternatives makes it so."""
    found = [part for part in parts if len(part.sure)]
    if not found:
        return no_pairs(sides)
    return found[0] if len(found) == 1 else _once(found, sides)


def _once(found: list[Pairs], sides: int) -> Pairs:
    """Each combination once, sure where one of its appearances is."""
    names = [str(n) for n in range(sides)]
    columns = {name: np.concatenate([part.rows[n] for part in found]) for n, name in enumerate(names)}
    frame = pd.DataFrame({**columns, "sure": np.concatenate([part.sure for part in found])})
    best = frame.groupby(names, as_index=False)["sure"].max()
    return Pairs([best[name].to_numpy() for name in names], best["sure"].to_numpy(dtype=bool))


def _frame(joint: Joint, number: int) -> pd.DataFrame:
    side = joint.sides[number]
    columns: dict[str, object] = {f"row{number}": side.rows, f"sure{number}": side.sure}
    columns |= {_name((number, name)): values for name, values in side.texts.items()}
    for end in ("lo", "hi"):
        columns |= {_name((number, name), end): values for name, values in getattr(side, end).items()}
    return pd.DataFrame(columns)


def _name(end: End, bound: str = "") -> str:
    return f"{end[0]}:{end[1]}:{bound}"


def _next(joint: Joint, done: set[int]) -> tuple[int, list[tuple[str, str]]]:
    for number in range(len(joint.sides)):
        if number in done:
            continue
        keys = [(_name(a), _name(b)) for a, b in joint.same if a[0] in done and b[0] == number]
        keys += [(_name(b), _name(a)) for a, b in joint.same if b[0] in done and a[0] == number]
        if keys:
            return number, keys
    raise ValueError("a side is tied to no other")
