"""How many weeks breaches are over, in bands that a board can read."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.grouping import WORKING_DAYS

BANDS = (
    ("up to 1 week", 1.0), ("1 to 2", 2.0), ("2 to 4", 4.0), ("4 to 8", 8.0), ("8 to 13", 13.0), ("13 to 26", 26.0),
    ("over 26", float("inf")),
)  # fmt: skip
"""Each up to and with its number of weeks."""


@dataclass(frozen=True)
class Lateness:
    """Breaches by weeks over, a number a band.

    Attributes:
        open: that stand, on confirmed limits.
        unconfirmed: that stand, outside a limit that nobody has confirmed.
        past: that were put right or done late.
    """

    open: list[int]
    unconfirmed: list[int]
    past: list[int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.open) + sum(self.unconfirmed) + sum(self.past)


def lateness_of(breaches: Breaches) -> Lateness:
    """Count breaches that have a number of days over; five working days are a week, and so are seven days."""
    return Lateness(_by_band(breaches.standing), _by_band(breaches.unconfirmed), _by_band(breaches.past))


def _by_band(rows: pd.DataFrame) -> list[int]:
    week = rows["unit"].astype(str).eq(WORKING_DAYS).map({True: 5.0, False: 7.0})
    weeks = (rows["over"] / week).dropna()
    edges = [0.0, *(most for _, most in BANDS)]
    return [int(((weeks > low) & (weeks <= high)).sum()) for low, high in pairwise(edges)]
