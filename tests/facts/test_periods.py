"""Whole months and weeks up to an audit date."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from practice_audit.facts.periods import A_WEEK, month_name, week_name, whole_months, whole_weeks

DAYS = st.dates(date(2009, 1, 1), date(2029, 12, 31)).map(date.toordinal)


@given(DAYS, st.integers(1, 18))
def test_whole_months_follow_each_other_and_end_by_the_audit_date(as_at: int, months: int) -> None:
    found = whole_months(as_at, months)
    assert len(found) == months
    assert all(one.last + 1 == other.first for one, other in pairwise(found))
    assert all(date.fromordinal(one.first).day == 1 for one in found)
    assert found[-1].last <= as_at < found[-1].last + 32
    assert date.fromordinal(as_at + 1).day != 1 or found[-1].last == as_at


@given(DAYS, st.integers(1, 12))
def test_whole_weeks_run_from_monday_to_sunday(as_at: int, months: int) -> None:
    found = whole_weeks(as_at, months)
    assert all(one.last + 1 == other.first for one, other in pairwise(found))
    assert all(date.fromordinal(one.first).weekday() == 0 and one.last - one.first == A_WEEK - 1 for one in found)
    assert as_at - A_WEEK < found[-1].last <= as_at


@given(DAYS)
def test_a_day_is_in_the_period_that_bears_its_name(day: int) -> None:
    (month,) = [one for one in whole_months(day + 62, 4) if one.name == month_name(day)]
    (week,) = [one for one in whole_weeks(day + 20, 3) if one.name == week_name(day)]
    assert month.first <= day <= month.last
    assert week.first <= day <= week.last


def test_periods_are_named_in_sentences() -> None:
    as_at = date(2012, 12, 12).toordinal()
    assert whole_months(as_at, 1)[0].words == "November 2012"
    assert whole_weeks(as_at, 1)[-1].words == "the week of 3 December 2012"
    assert whole_months((date(2012, 12, 31)).toordinal(), 1)[0].name == "2012-12"
    assert whole_months((date(2012, 12, 31) - timedelta(days=1)).toordinal(), 1)[0].name == "2012-11"
