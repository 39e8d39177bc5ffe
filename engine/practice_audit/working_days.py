"""Sums with dates: working days of England and Wales, calendar months. A day is a whole number, `date.toordinal()`.

Each function takes one day or a numpy array of days, and gives back what it was given: int for int, float for float, an
array for an array of the same kind. NaN is a blank date, and a sum with a blank is blank. Calendar days need no
function: they are `day + n`.

Source: procedure, conventions.md, "Dates". Bank holidays: rules/bank_holidays.csv, which a person extends.
"""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt

from practice_audit.errors import RuleWrong
from practice_audit.shipped import shipped

Whole = npt.NDArray[np.int64]
Days = TypeVar("Days", int, float, Whole, npt.NDArray[np.float64])

EPOCH = date(1970, 1, 1).toordinal()


def read_bank_holidays(path: Path) -> dict[int, str]:
    """Read a list of bank holidays: CSV with the headings date (ISO) and name.

    Args:
        path: the file.

    Returns:
        The name of each holiday by its day.

    Raises:
        RuleWrong: a line has no ISO date or no name.
    """
    holidays = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            try:
                holidays[date.fromisoformat((row["date"] or "").strip()).toordinal()] = row["name"].strip()
            except (KeyError, ValueError, AttributeError):
                raise RuleWrong(
                    "not a bank holiday",
                    where=f"{path.name} line {rows.line_num}",
                    next_step="Write one a line: date,name with the date as 2012-12-25.",
                ) from None
    return holidays


BANK_HOLIDAYS = read_bank_holidays(shipped("rules") / "bank_holidays.csv")
KNOWN_UNTIL = date(date.fromordinal(max(BANK_HOLIDAYS)).year, 12, 31).toordinal()
"""The last day of the last year in the file. After it no bank holiday is known."""

_CALENDAR = np.busdaycalendar(holidays=[date.fromordinal(day) for day in BANK_HOLIDAYS])


def add_working_days(day: Days, n: Days | Whole | int) -> Days:
    """Give the day that is n working days from a day ("n wd from X"), or before it where n is negative.

    The day itself is day 0, whatever day it is: day 1 is the first working day after it, so a Friday, Saturday and
    Sunday have the same day 1. With n = 0 the day itself is given back.

    Args:
        day: where the sum starts.
        n: working days, for all days or one for each of them.

    Returns:
        The day or days; blank where the day or n is.
    """

    def count(start: Whole, steps: Whole) -> Whole:
        ahead = np.busday_offset(_dates(start), np.maximum(steps, 0), roll="backward", busdaycal=_CALENDAR)
        behind = np.busday_offset(_dates(start), np.minimum(steps, 0), roll="forward", busdaycal=_CALENDAR)
        return np.where(steps == 0, start, _days(np.where(steps > 0, ahead, behind)))

    return _blank_aware(count, day, n)


def working_days_after(due: Days, found: Days) -> Days:
    """Count the working days after `due` up to and including `found`: how late a thing is.

    Args:
        due: the deadline; not counted.
        found: the day on which it was done; counted.

    Returns:
        The number; 0 where it was done by the deadline; blank where either day is.
    """
    return _blank_aware(lambda first, last: _count(first + 1, last), due, found)


def working_days_in(first: Days, last: Days) -> Days:
    """Count the working days of a run of days, its first and its last day included.

    Args:
        first: the first day.
        last: the last day.

    Returns:
        The number; 0 where the last day is before the first; blank where either is.
    """
    return _blank_aware(_count, first, last)


def add_months(day: Days, n: Days | Whole | int) -> Days:
    """Give the same day of the month n calendar months later, or earlier where n is negative.

    Args:
        day: where the sum starts.
        n: calendar months, for all days or one for each of them.

    Returns:
        The day or days; a month's last day where it has no such day; blank where the day or n is.
    """

    def shift(start: Whole, months: Whole) -> Whole:
        dates = _dates(start)
        month = dates.astype("datetime64[M]")
        into_month = dates - month.astype("datetime64[D]")
        wanted = month + months.astype("timedelta64[M]")
        last = (wanted + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
        return _days(np.minimum(wanted.astype("datetime64[D]") + into_month, last))

    return _blank_aware(shift, day, n)


def _dates(days: Whole) -> npt.NDArray[np.datetime64]:
    return (days - EPOCH).astype("datetime64[D]")


def _days(dates: npt.NDArray[np.datetime64]) -> Whole:
    return dates.astype(np.int64) + EPOCH


def _count(first: Whole, last: Whole) -> Whole:
    counted = np.busday_count(_dates(first), _dates(last + 1), busdaycal=_CALENDAR)
    return np.where(last < first, 0, counted).astype(np.int64)


def _blank_aware(work: Callable[[Whole, Whole], Whole], one: Days, other: Days | Whole | int) -> Days:
    """Do a sum on whole numbers, leave it out where either is blank, and give back the kind that came in."""
    left, right = np.broadcast_arrays(np.asarray(one), np.asarray(other))
    blank = np.isnan(left) | np.isnan(right)
    whole = work(np.where(blank, EPOCH, left).astype(np.int64), np.where(blank, 0, right).astype(np.int64))
    floats = left.dtype.kind == "f" or right.dtype.kind == "f"
    result = np.where(blank, np.nan, whole) if floats else whole
    return cast("Days", result.item() if result.ndim == 0 else result)
