"""One date out of one cell: the spellings that are read, and why any other is not. Nothing is guessed here."""

import re
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from pydantic_core import PydanticCustomError

Order = Literal["dmy", "mdy"]

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199  # a slip such as 2103 is a date in the future (DQ-03); later years are marks, as 9999
MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SERIAL_DAY_0: Final = date(1899, 12, 30)
_FIRST_SOUND_SERIAL: Final = 61  # spreadsheets count a 29 February 1900: a serial before 1 March 1900 is a day out
_TIME: Final = (
    r"(?:[T ]\s*(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|[+-]\d\d:?\d\d)?)?"
)
_ISO: Final = re.compile(rf"(\d{{4}})([-/.])(\d\d?)\2(\d\d?){_TIME}", re.ASCII)
_COMPACT: Final = re.compile(rf"(\d{{4}})()(\d\d)(\d\d){_TIME}", re.ASCII)
_NUMBERS: Final = re.compile(rf"(\d\d?)([-/.])(\d\d?)\2(\d{{2}}|\d{{4}}){_TIME}", re.ASCII)
_NAMED: Final = re.compile(rf"(\d\d?)[- ]+([A-Za-z]{{3,9}})[-, ]+(\d{{2}}|\d{{4}}){_TIME}", re.ASCII)


class Numbers(NamedTuple):
    """A date written in numbers with the year last, before it is known which of the first two is the day."""

    first: int
    second: int
    year: str

    @property
    def could_be_either(self) -> bool:
        """Both orders give a day, and not the same one."""
        return self.first != self.second and max(self.first, self.second) <= len(MONTHS)

    @property
    def proves(self) -> Order | None:
        """The only order in which this can be a day."""
        if self.first > len(MONTHS) >= self.second:
            return "dmy"
        return "mdy" if self.second > len(MONTHS) >= self.first else None


def unreadable(reason: str) -> PydanticCustomError:
    """Make the error of a value that cannot be read. The reason never holds the value."""
    return PydanticCustomError("unreadable", reason)


def year_last(text: str) -> Numbers | None:
    """Take apart a date such as 05/12/2012; None where the text is no such date."""
    found = _NUMBERS.fullmatch(text)
    return Numbers(int(found[1]), int(found[3]), found[4]) if found else None


def looks_like_a_date(text: str) -> bool:
    """Tell a date written wrongly (31/02/2012, 1 Foo 2012) from other text."""
    return any(form.fullmatch(text) for form in (_ISO, _NUMBERS, _NAMED))


def day_of_text(text: str, order: Order | None, last_year: int = LAST_YEAR) -> date:
    """Read a date from text: ISO, in numbers with the year last, or with the month's name; with or without a time.

    Args:
        text: the cell, stripped.
        order: which comes first where the date is in numbers with the year last; None where nobody has said so, and
            then a date that could be either is refused.
        last_year: the last year that is read.

    Returns:
        The day; a time of day is left off.

    Raises:
        PydanticCustomError: it is no date, with the reason.
    """
    if iso := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(iso[1]), int(iso[3]), int(iso[4]), last_year)
    if named := _NAMED.fullmatch(text):
        month = next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(named[2].lower())), None)
        if month is None:
            raise unreadable("no month has that name")
        return _day(_full_year(named[3]), month, int(named[1]), last_year)
    if numbers := year_last(text):
        return _day_of_numbers(numbers, order, last_year)
    if text.replace(".", "", 1).isdigit():
        raise unreadable("a number, not a date: export dates as year-month-day")
    raise unreadable("not a date")


def day_of_number(serial: float, last_year: int = LAST_YEAR) -> date:
    """Read a date from a spreadsheet's serial number (41245 is 2 December 2012); a fraction is a time of day."""
    last = (date(last_year, 12, 31) - _SERIAL_DAY_0).days + 1
    if not _FIRST_SOUND_SERIAL <= serial < last:
        raise unreadable(f"a number that is no day from {FIRST_YEAR} to {last_year}")
    return _SERIAL_DAY_0 + timedelta(days=int(serial))


def day_of_date(day: date, last_year: int = LAST_YEAR) -> date:
    """Take the day of a date or a date with a time."""
    return _day(day.year, day.month, day.day, last_year)


def _day_of_numbers(numbers: Numbers, order: Order | None, last_year: int) -> date:
    year = _full_year(numbers.year)
    if order is None and numbers.could_be_either:
        raise unreadable("could be day first or month first")
    month_first = order == "mdy" or (order is None and numbers.second > len(MONTHS))
    month, day = (numbers.first, numbers.second) if month_first else (numbers.second, numbers.first)
    return _day(year, month, day, last_year)


def _full_year(year: str) -> int:
    if len(year) == len("12"):
        raise unreadable("a year of two digits")
    return int(year)


def _day(year: int, month: int, day: int, last_year: int) -> date:
    if not FIRST_YEAR <= year <= last_year:
        raise unreadable(f"the year is before {FIRST_YEAR} or after {last_year}")
    try:
        return date(year, month, day)
    except ValueError:
        raise unreadable("there is no such day in the calendar") from None
