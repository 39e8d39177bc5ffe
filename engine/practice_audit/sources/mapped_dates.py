"""Dates in a form that a mapping names, as dd/mm/yyyy: one form in, a reader of cells out. Nothing is guessed."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from practice_audit.layout.days import MONTHS
from practice_audit.sources.tables import Cell, Damaged

SERIAL: Final = "serial"
ISO: Final = "yyyy-mm-dd"
_PARTS: Final = {
    "yyyy": r"(?P<year>\d{4})",
    "yy": r"(?P<short>\d{2})",
    "mmmm": r"(?P<name>[a-z]{3,9})",
    "mmm": r"(?P<name>[a-z]{3,4})",
    "mm": r"(?P<month>\d{1,2})",
    "m": r"(?P<month>\d{1,2})",
    "dd": r"(?P<day>\d{1,2})",
    "d": r"(?P<day>\d{1,2})",
}
_CLOSE: Final = {"mm": r"(?P<month>\d\d)", "dd": r"(?P<day>\d\d)"}  # yyyymmdd: nothing stands between the numbers
_TIME: Final = r"(?:[t ]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:z|[+-]\d\d:?\d\d)?)?"
_LETTERS: Final = re.compile(r"y+|m+|d+")
_BETWEEN: Final = re.compile(r"[-/., ]*")
_CENTURY: Final = 50  # a year of two digits: 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999
_SERIAL_DAY_0: Final = date(1899, 12, 30)
_SERIALS: Final = range(61, 109_572)  # 1 March 1900 to 2199
_NO_SUCH_DAY: Final = Damaged("there is no such day in the calendar")
_PROBE: Final = date(2012, 5, 4)  # 4 May: day and month can be mixed up


def why_no_form(words: str) -> str | None:
    """Say why some words are no form of a date; None where they are one."""
    if words == SERIAL:
        return None
    letters = _LETTERS.findall(words.lower())
    if any(one not in _PARTS for one in letters) or _BETWEEN.fullmatch(_LETTERS.sub("", words.lower())) is None:
        return "a form of a date is made of d, dd, m, mm, mmm, mmmm, yy, yyyy, as dd/mm/yyyy; or it is the word serial"
    if sorted(one[0] for one in letters) != ["d", "m", "y"]:
        return "a form of a date has a day, a month and a year, each once"
    return None


def why_unclear(forms: Sequence[str]) -> str | None:
    """Say which two forms would read one text as two different days; None where none do."""
    for one in forms:
        for other in forms:
            read = _day(_written(_PROBE, one), other) if SERIAL not in {one, other} else None
            if isinstance(read, date) and read != _PROBE:
                return f"'{one}' and '{other}' read the same text as two days, so that nobody could say which"
    return None


def reader(forms: Sequence[str]) -> Callable[[Cell], Cell]:
    """Make a reader of cells in any of some forms. Year-month-day and a spreadsheet's own dates are always read."""
    known = [one for one in forms if one != SERIAL]
    wrong = Damaged(f"not a date in the form that the mapping gives ({' or '.join(forms)})")

    def read(cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        text = cell.strip()
        if SERIAL in forms and (counted := _of_serial(text)):
            return counted
        found = [day for form in [*known, ISO] if (day := _day(text, form)) is not None]
        return next((day for day in found if isinstance(day, date)), found[0] if found else wrong)

    return read


def _of_serial(text: str) -> date | None:
    whole = text.partition(".")[0]
    if not (whole.isdecimal() and text.replace(".", "", 1).isdecimal() and int(whole) in _SERIALS):
        return None
    return _SERIAL_DAY_0 + timedelta(days=int(whole))


def _day(text: str, form: str) -> date | Damaged | None:
    found = _pattern(form.lower()).fullmatch(text.lower())
    if found is None:
        return None
    parts = found.groupdict()
    month = parts.get("month") or _month(parts.get("name") or "")
    year = int(parts["year"]) if "year" in parts else _full(int(parts["short"]))
    try:
        return date(year, int(month or 0), int(parts["day"]))
    except ValueError:
        return _NO_SUCH_DAY


def _month(name: str) -> int | None:
    short = name.replace("sept", "sep") if name == "sept" else name
    return next((number for number, one in enumerate(MONTHS, start=1) if one.startswith(short)), None)


def _full(short: int) -> int:
    return short + (2000 if short < _CENTURY else 1900)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    parts, end = [], 0
    close = _LETTERS.sub("", form) == ""
    for found in _LETTERS.finditer(form):
        parts += [re.escape(form[end : found.start()]), (_CLOSE if close else {}).get(found[0], _PARTS[found[0]])]
        end = found.end()
    return re.compile("".join(parts) + _TIME, re.ASCII)


def _written(day: date, form: str) -> str:
    words = {"y": {2: f"{day:%y}"}, "m": {3: MONTHS[day.month - 1][:3], 4: MONTHS[day.month - 1], 2: f"{day.month:02}"}}
    plain = {"y": f"{day.year}", "m": str(day.month), "d": f"{day.day:02}"}
    return _LETTERS.sub(lambda found: words.get(found[0][0], {}).get(len(found[0]), plain[found[0][0]]), form.lower())
