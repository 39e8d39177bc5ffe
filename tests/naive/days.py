"""The naive evaluator's own calendar: one day after the other, bank holidays as shipped, nothing clever."""

import csv
from datetime import date, timedelta
from pathlib import Path

ONE = timedelta(days=1)
SATURDAY = 5


class WorkingDeadline(date):
    """A date that was reached by counting working days, so that lateness after it is counted in them too."""


class Calendar:
    """Working days of England and Wales."""

    def __init__(self, bank_holidays: Path) -> None:
        """Read the list of bank holidays."""
        with bank_holidays.open(encoding="utf-8-sig", newline="") as file:
            self.holidays = {date.fromisoformat(line["date"].strip()) for line in csv.DictReader(file)}

    def works(self, day: date) -> bool:
        """Whether this is a working day."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def add(self, day: date, number: int) -> WorkingDeadline:
        """The working day that comes `number` after (or before) a day, which is day 0 whatever day it is."""
        step = ONE if number > 0 else -ONE
        left = abs(number)
        while left:
            day += step
            left -= self.works(day)
        return WorkingDeadline(day.year, day.month, day.day)

    def after(self, due: date, found: date) -> int:
        """Working days after `due` up to and including `found`."""
        return self.inside(due + ONE, found)

    def inside(self, first: date, last: date) -> int:
        """Working days from first to last, both counted."""
        number = 0
        while first <= last:
            number += self.works(first)
            first += ONE
        return number


def plain(day: date) -> date:
    """The day without the mark of how it was counted."""
    return date(day.year, day.month, day.day)


def add_months(day: date, number: int) -> date:
    """The same day of the month `number` months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    for number_of_day in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number_of_day)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def birthday(born: date, years: int) -> date:
    """The birthday on which a person is so many years old; somebody born on 29 February has it on 1 March."""
    try:
        return date(born.year + years, born.month, born.day)
    except ValueError:
        return date(born.year + years, 3, 1)


def age(born: date, day: date) -> int:
    """Whole years from birth to a day."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1
