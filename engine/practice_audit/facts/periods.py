"""Whole months and weeks up to an audit date, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from practice_audit.working_days import add_months

A_WEEK = 7


@dataclass(frozen=True)
class Period:
    """One month or week. Days are whole numbers (date.toordinal), both included."""

    length: str
    first: int
    last: int

    @property
    def name(self) -> str:
        """2012-11 for a month; for a week its Monday, 2012-11-19."""
        return month_name(self.first) if self.length == "month" else week_name(self.first)

    @property
    def words(self) -> str:
        """The period in a sentence."""
        first = date.fromordinal(self.first)
        return f"{first:%B %Y}" if self.length == "month" else f"the week of {first.day} {first:%B %Y}"


def month_name(day: int) -> str:
    """The month that a day is in: 2012-11."""
    return f"{date.fromordinal(day):%Y-%m}"


def week_name(day: int) -> str:
    """The week that a day is in, by its Monday: 2012-11-19."""
    return date.fromordinal(day - date.fromordinal(day).weekday()).isoformat()


def whole_months(as_at: int, months: int) -> list[Period]:
    """The months that are over at the audit date: the last `months` of them, the latest last."""
    after = _first_of_month(as_at + 1)
    return [month_with(int(add_months(after, -back))) for back in range(months, 0, -1)]


def month_with(day: int) -> Period:
    """The month that a day is in."""
    first = _first_of_month(day)
    return Period("month", first, int(add_months(first, 1)) - 1)


def whole_weeks(as_at: int, months: int) -> list[Period]:
    """The weeks (Monday to Sunday) that are over at the audit date and began no more than so many months before it."""
    earliest = int(add_months(as_at, -months))
    last = as_at - (date.fromordinal(as_at).weekday() + 1) % A_WEEK
    sundays = range(last, earliest + A_WEEK - 2, -A_WEEK)
    return [Period("week", sunday - A_WEEK + 1, sunday) for sunday in reversed(sundays)]


def _first_of_month(day: int) -> int:
    return date.fromordinal(day).replace(day=1).toordinal()
