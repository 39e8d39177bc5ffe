"""A count of days written out, to be followed with a finger: each day, which count it is, each bank holiday."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from practice_audit.working_days import BANK_HOLIDAYS, KNOWN_UNTIL

WRITTEN_OUT = 70
"""Lines: what is longer is folded by month, the days after the deadline first."""
SATURDAY = 5


@dataclass(frozen=True)
class Counted:
    """What is counted.

    Attributes:
        start: day 0.
        due: the last day.
        until: the day on which it was found, or the audit date; none: the count ends at the deadline.
        working: whether working days are counted, else calendar days.
        marks: what happened on some of the days, in words.
    """

    start: int
    due: int
    until: int | None
    working: bool
    marks: dict[int, str]

    @property
    def first(self) -> int:
        """The first day written."""
        return min(self.start, self.due)

    @property
    def last(self) -> int:
        """The last day written."""
        return max(self.start, self.due, self.until if self.until is not None else self.due)

    @property
    def is_backwards(self) -> bool:
        """Whether the deadline is counted back from the day that the sum starts from."""
        return self.due < self.start


@dataclass(frozen=True)
class _Line:
    first: int
    last: int
    said: str
    kind: str
    """What lines that may be folded have in common; blank: it stands alone."""


def day_by_day(what: Counted) -> list[tuple[str, str]]:
    """The lines of a count (when, what), weekends folded; a long one is folded by month, its bank holidays named."""
    lines = list(_lines(what))
    before = [line for line in lines if line.first <= max(what.due, what.start)]
    if not what.working or len(before) > WRITTEN_OUT:
        lines = _folded(lines)
    elif len(lines) > WRITTEN_OUT:
        lines = [*before, *_folded(lines[len(before) :])]
    said = [_said(line) for line in lines]
    if what.last > KNOWN_UNTIL and what.working:
        said.append(("", f"Bank holidays are known up to {date.fromordinal(KNOWN_UNTIL)} only."))
    return said


def _lines(what: Counted) -> Iterator[_Line]:
    day = what.first
    while day <= what.last:
        last = _weekend_end(day, what)
        yield _Line(day, last, "weekend", "weekend") if last > day else _line(day, what)
        day = last + 1


def _number(first: int, last: int, what: Counted) -> int:
    """How many days after `first`, up to and including `last`, count."""
    return sum(_counts(day, working=what.working) for day in range(first + 1, last + 1))


def _counts(day: int, *, working: bool) -> bool:
    return not working or (date.fromordinal(day).weekday() < SATURDAY and day not in BANK_HOLIDAYS)


def _weekend_end(day: int, what: Counted) -> int:
    """The Sunday after a Saturday, where both are ordinary days of no interest; else the day itself."""
    plain = all(n not in {*what.marks, what.start, what.due, what.until} for n in (day, day + 1))
    saturday = date.fromordinal(day).weekday() == SATURDAY
    return day + 1 if what.working and saturday and plain and day + 1 <= what.last else day


def _line(day: int, what: Counted) -> _Line:
    holiday = BANK_HOLIDAYS.get(day)
    parts = [_count_words(day, what)]
    if holiday and not what.working:
        parts.append(f"a bank holiday too ({holiday})")
    special = [*([what.marks[day]] if day in what.marks else []), *(["DUE"] if day == what.due else [])]
    ordinary = "weekend" if parts == ["weekend"] else _kind(day, what)
    kind = "" if special or holiday or day in {what.start, what.until} else ordinary
    return _Line(day, day, ", ".join([*parts, *special]), kind)


def _count_words(day: int, what: Counted) -> str:
    if day == what.start:
        return "day 0: counted back from here" if what.is_backwards else "day 0"
    if not _counts(day, working=what.working):
        return f"bank holiday ({BANK_HOLIDAYS[day]})" if day in BANK_HOLIDAYS else "weekend"
    words = []
    if what.is_backwards and day < what.start:
        words.append(f"{_number(day, what.start, what)} before")
    elif day <= what.due:
        words.append(f"day {_number(what.start, day, what)}")
    if day > what.due and what.until is not None and day <= what.until:
        over = _number(what.due, day, what)
        words.append(f"{over} {'working ' if what.working else ''}day{'' if over == 1 else 's'} over")
    return ", ".join(words)


def _kind(day: int, what: Counted) -> str:
    month = f"{date.fromordinal(day):%Y-%m}"
    return f"{month} {'over' if day > what.due else 'before'}"


def _folded(lines: list[_Line]) -> list[_Line]:
    """Ordinary days of one month as one line; what matters stays as it is."""
    marked = [(line, line.kind if line.kind != "weekend" else "") for line in lines]
    result: list[_Line] = []
    kind = ""
    for number, (line, own) in enumerate(marked):
        kind = _around(marked, number) if line.kind == "weekend" else own
        marked[number] = (line, kind)
    for key, group in groupby(marked, key=lambda pair: pair[1]):
        some = [line for line, _ in group]
        counted = [line for line in some if line.kind != "weekend"]
        if not key or len(some) == 1:
            result += some
            continue
        said = counted[0].said if len(counted) == 1 else f"{counted[0].said} to {counted[-1].said}"
        result.append(_Line(some[0].first, some[-1].last, said, key))
    return result


def _around(marked: list[tuple[_Line, str]], number: int) -> str:
    """The kind of the ordinary days before a weekend, if the ones after it are of the same kind."""
    before = marked[number - 1][1] if number else ""
    after = marked[number + 1][1] if number + 1 < len(marked) else ""
    return before if before == after else ""


def _said(line: _Line) -> tuple[str, str]:
    if line.first == line.last:
        return _day(line.first), line.said
    start, end = date.fromordinal(line.first), date.fromordinal(line.last)
    same = (start.year, start.month) == (end.year, end.month)
    begin = f"{start:%a} {start.day}" if same else f"{start:%a} {start.day} {start:%b}"
    return f"{begin} to {_day(line.last)}", line.said


def _day(day: int) -> str:
    of = date.fromordinal(day)
    return f"{of:%a} {of.day} {of:%b} {of.year}"
