"""How many subjects of each rule came out how, and what share of them could be judged."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from practice_audit.outcomes.judged import (
    CANNOT_TELL,
    DUE,
    LATE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OUTCOMES,
    TO_READ,
    Judged,
)

LEAST_SHARE = 0.5
SMALL_GROUP = 5


@dataclass(frozen=True)
class Counts:
    """The outcomes of one rule, or of many, by name."""

    of: Mapping[str, int]

    def __getitem__(self, outcome: str) -> int:
        """The number with an outcome."""
        return self.of.get(outcome, 0)

    @property
    def population(self) -> int:
        """All subjects."""
        return sum(self.of.values())

    @property
    def judged(self) -> int:
        """Those that are met or a breach: the denominator of the rate."""
        return self[MET] + self[LATE] + self[NOT_MET]

    @property
    def share_judged(self) -> float | None:
        """Of those that could be met or a breach by now, the share of which one can tell."""
        could_be = self.judged + self[CANNOT_TELL]
        return self.judged / could_be if could_be else None

    def rate(self, *, of_some: bool = False) -> float | None:
        """Met of judged; None where that would mislead.

        Args:
            of_some: the counts are of a team or a child, where few say nothing.
        """
        share = self.share_judged
        if share is None or not self.judged or share < LEAST_SHARE or (of_some and self.judged < SMALL_GROUP):
            return None
        return self[MET] / self.judged

    @classmethod
    def together(cls, parts: list[Self]) -> Self:
        """The sum of several."""
        return cls({name: sum(part[name] for part in parts) for name in OUTCOMES})


def counts_by_rule(judged: Iterable[Judged], rules: Container[str]) -> dict[str, Counts]:
    """Count every subject of some rules, those too that are not filed; a rule without any is not there."""
    found: dict[str, Counts] = {}
    for each in judged:
        if each.subjects.rule.id in rules:
            names, numbers = np.unique(each.outcome.astype(str), return_counts=True)
            of = {str(name): int(number) for name, number in zip(names, numbers, strict=True) if name}
            found[each.subjects.rule.id] = Counts(of)
    return found


def counts_of_rows(rows: pd.DataFrame) -> dict[str, Counts]:
    """Count rows of outcomes.csv by rule."""
    found: dict[str, dict[str, int]] = {}
    for rule, of_rule in rows.groupby("rule", sort=False)["outcome"]:
        found[str(rule)] = {str(outcome): int(number) for outcome, number in of_rule.value_counts().items()}
    return {rule: Counts(of) for rule, of in found.items()}


__all__ = [
    "CANNOT_TELL", "DUE", "LATE", "LEAST_SHARE", "MET", "NOT_APPLICABLE", "NOT_MET", "SMALL_GROUP", "TO_READ",
    "Counts", "counts_by_rule", "counts_of_rows",
]  # fmt: skip
