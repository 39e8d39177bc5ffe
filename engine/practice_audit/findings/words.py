"""How days, spans and limits are written for a reader."""

from __future__ import annotations

import math
from datetime import date

_SINGULAR = {
    "working days": "working day",
    "days": "day",
    "calendar months": "calendar month",
    "percent": "percent",
    "count": "",
}


def day_words(day: float) -> str:
    """A day as a person writes it: 5 December 2012."""
    if math.isnan(day):
        return "a day that is not recorded"
    of = date.fromordinal(int(day))
    return f"{of.day} {of:%B} {of.year}"


def iso_or_blank(day: float) -> str:
    """A day as it stands in files; blank where there is none."""
    return "" if math.isnan(day) else date.fromordinal(int(day)).isoformat()


def span_words(count: float, unit: str) -> str:
    """A number with its unit: 1 working day, 12 days."""
    number = int(count)
    return f"{number} {_SINGULAR[unit] if number == 1 else unit}".replace("count", "").strip()


def listed(words: list[str]) -> str:
    """a, b and c."""
    if len(words) < 2:  # noqa: PLR2004  one word needs no 'and'
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
