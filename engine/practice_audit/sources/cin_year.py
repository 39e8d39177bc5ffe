"""The year of a return: its last day as the header states it, and its first."""

from datetime import date
from typing import Final

from practice_audit.sources.cin_ids import census_day

FIRST_CENSUS: Final = 2008  # a reference date before it is a slip, and would make every record lie in the future
APRIL: Final = 4


def reference_date(stated: str | None) -> date | None:
    """Read the last day of the year; None where there is none, or none that a return can have."""
    day = census_day(stated)
    return day if day and day.year >= FIRST_CENSUS else None


def year_begins(until: date) -> date:
    """Give the last 1 April: for a reference date of 31 March, the day after the one a year earlier."""
    return date(until.year - (until.month < APRIL), APRIL, 1)
