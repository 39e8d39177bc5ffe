"""The sums of the procedure, and what must hold of every sum."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.errors import RuleWrong
from practice_audit.working_days import (
    BANK_HOLIDAYS,
    KNOWN_UNTIL,
    add_months,
    add_working_days,
    read_bank_holidays,
    working_days_after,
    working_days_in,
)

SUMS = list(csv.DictReader(Path(__file__).with_name("working_days_sums.csv").read_text(encoding="utf-8").splitlines()))
UNITS: dict[str, Callable[[int, int], int]] = {
    "wd": add_working_days,
    "cd": lambda day, n: day + n,
    "month": add_months,
}
DAYS = st.integers(date(2008, 1, 1).toordinal(), KNOWN_UNTIL - 400)
STEPS = st.integers(0, 120)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def is_working(day: int) -> bool:
    return date.fromordinal(day).weekday() < 5 and day not in BANK_HOLIDAYS


WORKING_DAYS = DAYS.filter(is_working)


def test_the_procedure_holds_over_140_sums() -> None:
    assert len(SUMS) > 140


@pytest.mark.parametrize(
    "line", SUMS, ids=lambda line: f"{line['file']}: {line['number']} {line['unit']} {line['day']}"
)
def test_a_sum_of_the_procedure_is_reproduced(line: dict[str, str]) -> None:
    number = int(line["number"]) * (-1 if line["way"] == "before" else 1)
    assert UNITS[line["unit"]](day(line["day"]), number) == day(line["sum"])


def test_lateness_leaves_out_the_deadline_and_takes_in_the_day_found() -> None:
    assert working_days_after(day("2012-10-29"), day("2012-11-30")) == 24  # chronologies.md


def test_nothing_is_late_on_the_deadline() -> None:
    assert working_days_after(day("2012-12-27"), day("2012-12-27")) == 0


def test_a_run_of_days_takes_in_both_ends() -> None:
    assert working_days_in(day("2012-12-24"), day("2012-12-27")) == 2


def test_a_run_that_ends_before_it_starts_has_no_days() -> None:
    assert working_days_in(day("2012-12-27"), day("2012-12-24")) == 0


def test_no_working_days_from_a_sunday_is_that_sunday() -> None:
    assert add_working_days(day("2012-12-23"), 0) == day("2012-12-23")


def test_a_month_after_the_31st_is_the_last_day_of_a_short_month() -> None:
    assert add_months(day("2013-01-31"), 1) == day("2013-02-28")
    assert add_months(day("2012-03-31"), -1) == day("2012-02-29")


@pytest.mark.parametrize("extra", ["2011-04-29", "2012-06-05", "2022-06-03", "2022-09-19", "2023-05-08"])
def test_a_proclaimed_holiday_is_no_working_day(extra: str) -> None:
    assert day(extra) in BANK_HOLIDAYS


def test_the_list_says_until_when_it_is_known() -> None:
    assert day("2030-12-31") == KNOWN_UNTIL


@given(DAYS, STEPS)
def test_counting_forwards_is_what_a_finger_on_the_calendar_counts(start: int, n: int) -> None:
    found, left = start, n
    while left:
        found += 1
        left -= is_working(found)
    assert add_working_days(start, n) == found


@given(DAYS, STEPS)
def test_counting_backwards_is_what_a_finger_on_the_calendar_counts(start: int, n: int) -> None:
    found, left = start, n
    while left:
        found -= 1
        left -= is_working(found)
    assert add_working_days(start, -n) == found


@given(DAYS, st.integers(-40, 90))
def test_a_run_holds_the_working_days_one_sees_in_it(first: int, length: int) -> None:
    run = range(first, first + length + 1)
    assert working_days_in(first, first + length) == sum(is_working(one) for one in run)
    assert working_days_after(first, first + length) == sum(is_working(one) for one in run[1:])


@given(WORKING_DAYS, STEPS)
def test_from_a_working_day_backwards_undoes_forwards(start: int, n: int) -> None:
    assert add_working_days(add_working_days(start, n), -n) == start


@given(DAYS, st.integers(1, 120))
def test_a_deadline_is_as_many_working_days_late_as_it_is_long(start: int, n: int) -> None:
    assert working_days_after(start, add_working_days(start, n)) == n


@given(DAYS, st.integers(0, 30), st.integers(-120, 120).filter(bool))
def test_a_later_start_never_has_an_earlier_deadline(start: int, later: int, n: int) -> None:
    assert add_working_days(start, n) <= add_working_days(start + later, n)


@given(DAYS, st.integers(0, 30), st.integers(-60, 60))
def test_a_later_start_never_has_an_earlier_month(start: int, later: int, n: int) -> None:
    assert add_months(start, n) <= add_months(start + later, n)


@given(DAYS, st.integers(-60, 60))
def test_months_move_the_month_and_never_past_its_end(start: int, n: int) -> None:
    before, after = date.fromordinal(start), date.fromordinal(add_months(start, n))
    assert (after.year * 12 + after.month) - (before.year * 12 + before.month) == n
    assert after.day == before.day or (after.day < before.day and date.fromordinal(after.toordinal() + 1).day == 1)


@given(st.lists(st.tuples(st.none() | DAYS, st.integers(-60, 60)), min_size=1))
def test_an_array_gives_what_its_days_give_and_a_blank_stays_blank(pairs: list[tuple[int | None, int]]) -> None:
    days = np.array([np.nan if one is None else one for one, _ in pairs], dtype=np.float64)
    steps = np.array([n for _, n in pairs], dtype=np.int64)
    for add in (add_working_days, add_months):
        expected = [np.nan if one is None else add(one, n) for one, n in pairs]
        np.testing.assert_array_equal(add(days, steps), expected)


def test_whole_numbers_stay_whole_numbers() -> None:
    assert type(add_working_days(day("2012-12-12"), 15)) is int
    assert add_months(np.array([day("2012-12-12")]), 1).dtype == np.int64


@pytest.mark.parametrize("line", ["25/12/2031,Christmas Day", "2031-12-25", ",Christmas Day"])
def test_a_wrong_line_in_the_list_is_named(line: str, tmp_path: Path) -> None:
    wrong = tmp_path / "bank_holidays.csv"
    wrong.write_text(f"date,name\n2031-01-01,New Year's Day\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleWrong, match=r"bank_holidays\.csv line 3: not a bank holiday"):
        read_bank_holidays(wrong)
