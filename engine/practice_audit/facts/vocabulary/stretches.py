"""Stretches of days, both ends included, put together and cut apart by the `portion` library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import portion


@dataclass(frozen=True)
class Days:
    """Some days, as runs without a gap. Days are whole numbers (date.toordinal)."""

    _of: Any = field(default_factory=portion.empty)

    @classmethod
    def run(cls, first: int, last: int) -> Days:
        """The days from a first to a last; none where the last comes before the first."""
        return cls(portion.closedopen(first, last + 1))

    def __or__(self, other: Days) -> Days:
        """Days of either."""
        return Days(self._of | other._of)

    def __and__(self, other: Days) -> Days:
        """Days of both."""
        return Days(self._of & other._of)

    def __sub__(self, other: Days) -> Days:
        """Days that the other does not have."""
        return Days(self._of - other._of)

    def __bool__(self) -> bool:
        """Whether there is a day."""
        return not self._of.empty

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """First and last day of each run."""
        return iter([(part.lower, part.upper - 1) for part in self._of] if self else [])

    def __contains__(self, day: int) -> bool:
        """Whether a day is among them."""
        return day in self._of


NO_DAYS = Days()
"""None at all."""
