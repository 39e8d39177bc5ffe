"""Days moved by a number of calendar days, working days or months, with their doubt."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from practice_audit.facts.values import WIDEST, Floats, Mask, Numbers
from practice_audit.working_days import add_months, add_working_days

Move = Callable[[Floats, Floats], Floats]
NO_DAY = 5_000_000
"""Beyond every date that a record can hold: bounds that wide are left as they are."""


def moved(day: Numbers, n: Numbers, move: Move, working: Mask | None = None) -> Numbers:
    """A day moved by a number of steps, in doubt where either is.

    Args:
        day: where the sum starts.
        n: the number of steps.
        move: one step's kind.
        working: rows counted in working days (a deadline).
    """
    usable = day.may & n.may

    def safely(bound: Floats, step: Floats) -> Floats:
        finite = usable & (np.abs(bound) < NO_DAY) & (np.abs(step) < NO_DAY)
        result = bound.copy()
        result[finite] = move(bound[finite], step[finite])
        return result

    sure, wide = day.sure & n.sure, n.may & ~(n.lo == n.hi)
    lo = np.where(usable, np.where(wide, -WIDEST, safely(day.lo, n.lo)), WIDEST)
    hi = np.where(usable, np.where(wide, WIDEST, safely(day.hi, n.hi)), -WIDEST)
    return Numbers(lo, hi, sure, usable, working)


def by_calendar(day: Floats, n: Floats) -> Floats:
    """Calendar days."""
    return day + n


def by_working_days(day: Floats, n: Floats) -> Floats:
    """Working days: "n wd from X"."""
    return np.asarray(add_working_days(day.astype(np.int64), n.astype(np.int64)), dtype=np.float64)


def by_months(day: Floats, n: Floats) -> Floats:
    """Calendar months."""
    return np.asarray(add_months(day.astype(np.int64), n.astype(np.int64)), dtype=np.float64)


MOVES: dict[str, Move] = {
    "days": by_calendar,
    "count": by_calendar,
    "percent": by_calendar,
    "working days": by_working_days,
    "calendar months": by_months,
}
"""What moves a day by a limit, by the limit's unit."""
