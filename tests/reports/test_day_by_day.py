"""A count written out day by day agrees with the sums that the audit does."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.reports.day_by_day import Counted, day_by_day
from practice_audit.working_days import add_working_days, working_days_after


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def written(start: str, due: str, until: str | None = None, *, working: bool = True) -> list[str]:
    last = ordinal(until) if until else None
    marks = {last: "found"} if last else {}
    return [f"{when}: {said}" for when, said in day_by_day(Counted(ordinal(start), ordinal(due), last, working, marks))]


def test_over_christmas() -> None:
    assert written("2012-12-24", "2012-12-27", "2012-12-31") == [
        "Mon 24 Dec 2012: day 0",
        "Tue 25 Dec 2012: bank holiday (Christmas Day)",
        "Wed 26 Dec 2012: bank holiday (Boxing Day)",
        "Thu 27 Dec 2012: day 1, DUE",
        "Fri 28 Dec 2012: 1 working day over",
        "Sat 29 to Sun 30 Dec 2012: weekend",
        "Mon 31 Dec 2012: 2 working days over, found",
    ]


def test_a_count_that_starts_on_a_weekend() -> None:
    assert written("2012-12-08", "2012-12-10") == [
        "Sat 8 Dec 2012: day 0",
        "Sun 9 Dec 2012: weekend",
        "Mon 10 Dec 2012: day 1, DUE",
    ]


def test_calendar_days_are_folded_by_month() -> None:
    assert written("2012-08-29", "2012-10-02", working=False) == [
        "Wed 29 Aug 2012: day 0",
        "Thu 30 to Fri 31 Aug 2012: day 1 to day 2",
        "Sat 1 to Sun 30 Sep 2012: day 3 to day 32",
        "Mon 1 Oct 2012: day 33",
        "Tue 2 Oct 2012: day 34, DUE",
    ]


def test_a_deadline_counted_back() -> None:
    assert written("2013-03-01", "2013-02-26", working=False) == [
        "Tue 26 Feb 2013: 3 before, DUE",
        "Wed 27 to Thu 28 Feb 2013: 2 before to 1 before",
        "Fri 1 Mar 2013: day 0: counted back from here",
    ]


def test_years_after_the_known_bank_holidays_say_so() -> None:
    assert "Bank holidays are known up to" in written("2199-01-05", "2199-01-08")[-1]


@given(st.integers(0, 4000), st.integers(1, 30), st.integers(0, 400))
def test_each_count_is_the_audits_own(start_after: int, limit: int, late: int) -> None:
    start = ordinal("2008-01-01") + start_after
    due = add_working_days(start, limit)
    until = due + late
    lines = day_by_day(Counted(start, due, until if late else None, working=True, marks={}))
    said = " | ".join(words for _, words in lines)
    assert f"day {limit}, DUE" in said
    over = working_days_after(due, until)
    counts = [int(number) for number in re.findall(r"(\d+) working days? over", said)]
    assert max(counts, default=0) == over


@given(st.integers(0, 4000), st.integers(1, 300))
def test_no_day_is_left_out_or_said_twice(start_after: int, length: int) -> None:
    start = ordinal("2008-01-01") + start_after
    lines = day_by_day(Counted(start, start + length, None, working=False, marks={}))
    days: list[date] = []
    for when, _ in lines:
        first, _, last = when.rpartition(" to ")
        end = _day(last)
        begin = _day(first, end) if first else end
        days += [begin + timedelta(n) for n in range((end - begin).days + 1)]
    assert days == [date.fromordinal(start + n) for n in range(length + 1)]


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _day(text: str, end: date | None = None) -> date:
    """The day that a line names; of a run's first day only what differs from its last is written."""
    words = text.split()[1:]
    month = MONTHS.index(words[1]) + 1 if len(words) > 1 else (end.month if end else 0)
    year = int(words[2]) if len(words) > 2 else (end.year if end else 0)
    found = date(year, month, int(words[0]))
    return found if end is None or found <= end else found.replace(year=year - 1)


@pytest.mark.parametrize("until", [None, "2013-06-10"])
def test_the_days_up_to_the_deadline_are_never_folded(until: str | None) -> None:
    lines = written("2012-11-02", "2012-11-23", until)
    assert "Thu 22 Nov 2012: day 14" in lines
    assert len(lines) < 60
