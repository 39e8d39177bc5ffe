"""Functions that count days: in every world of a doubtful day, and on the days that are easily got wrong."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.doubtful import Doubtful, allows, days, holds, of_days, scope_of, worlds
from tests.making import day, shipped_book
from tests.naive.days import Calendar, add_months

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.values import numbers
from practice_audit.rulebook.expressions import parse
from practice_audit.shipped import shipped

CALENDAR = Calendar(shipped("rules") / "bank_holidays.csv")
CHRISTMAS = day(12, 20).toordinal()
AROUND = days(CHRISTMAS, CHRISTMAS + 9)


def in_words(written: str, **values: Doubtful) -> str:
    """Give the one day that an expression is, in ISO."""
    value = number(scope_of(**values), parse(written))
    assert value.sure[0]
    assert value.lo[0] == value.hi[0]
    return date.fromordinal(int(value.lo[0])).isoformat()


@pytest.mark.parametrize("function", ["days", "working_days", "months"])
@given(start=AROUND, n=st.integers(-3, 12))
def test_a_day_counted_from_a_doubtful_one_lies_within_the_bounds(function: str, start: Doubtful, n: int) -> None:
    result = number(scope_of(a=start), parse(f"{function}(a, {n})"))
    for world in worlds(a=start):
        if world["a"] is None:
            plain = None
        else:
            at = date.fromordinal(world["a"])
            counted = {
                "days": date.fromordinal(at.toordinal() + n),
                "working_days": CALENDAR.add(at, n) if n else at,
                "months": add_months(at, n),
            }[function]
            plain = counted.toordinal()
        assert allows(result, plain)
    assert (result.working is not None) == (function == "working_days")


@given(first=AROUND, last=AROUND)
def test_the_working_days_of_a_doubtful_stretch_lie_within_the_bounds(first: Doubtful, last: Doubtful) -> None:
    result = number(scope_of(a=first, b=last), parse("working_days_in(a, b)"))
    for world in worlds(a=first, b=last):
        known = world["a"] is not None and world["b"] is not None
        stretch = (date.fromordinal(world["a"]), date.fromordinal(world["b"])) if known else None
        assert allows(result, CALENDAR.inside(*stretch) if stretch else None)


def age(born: date, at: date) -> int | None:
    """Whole years, a birthday at a time; None before birth."""
    return None if at < born else at.year - born.year - ((at.month, at.day) < (born.month, born.day))


@given(born=days(date(2000, 2, 27).toordinal(), date(2000, 3, 2).toordinal()), later=st.integers(0, 40))
def test_an_age_lies_within_the_bounds(born: Doubtful, later: int) -> None:
    at = date(2011, 2, 1).toordinal() + later
    result = number(scope_of(a=born, d=of_days({at})), parse("age(a, d)"))
    for world in worlds(a=born):
        assert allows(result, None if world["a"] is None else age(date.fromordinal(world["a"]), date.fromordinal(at)))


def test_there_is_no_age_before_birth() -> None:
    born, at = of_days({day(6, 2).toordinal()}), of_days({day(6, 1).toordinal()})
    assert not number(scope_of(a=born, d=at), parse("age(a, d)")).may[0]


def test_one_who_was_born_on_29_february_has_a_birthday_on_1_march_but_in_leap_years() -> None:
    born = of_days({date(2000, 2, 29).toordinal()})
    assert in_words("birthday(a, 18)", a=born) == "2018-03-01"
    assert in_words("birthday(a, 16)", a=born) == "2016-02-29"
    assert in_words("birthday(a, 100)", a=born) == "2100-03-01"


def test_a_limit_is_counted_in_its_own_unit_forwards_and_backwards() -> None:
    clock = of_days({day(12, 24).toordinal()})
    assert in_words('deadline(a, limit("referral_decision_wd"))', a=clock) == "2012-12-27"
    assert in_words('counted_back(a, limit("referral_decision_wd"))', a=clock) == "2012-12-21"
    assert in_words("deadline(a, 3)", a=clock) == "2012-12-27"


def test_a_limit_is_looked_up_on_the_day_of_each_row() -> None:
    limit = shipped_book().local.limits["referral_decision_wd"]
    before = date(2001, 1, 1).toordinal()
    assert limit_in_force(limit, before) is None
    now = limit_in_force(limit, day(12, 12).toordinal())
    assert now is not None
    scope = scope_of(a=of_days({1}))
    asked = parse('limit("referral_decision_wd")')
    for on, expected in ((before, None), (day(12, 12).toordinal(), now.value)):
        value = number(type(scope)(1, scope.as_at, scope.local, limits_on=np.array([float(on)])), asked)
        assert allows(value, expected)
        assert value.sure[0] == (expected is not None)


def test_a_blank_has_no_deadline() -> None:
    value = number(scope_of(a=of_days({None})), parse('deadline(a, limit("referral_decision_wd"))'))
    assert not value.may[0]


def test_a_day_that_may_be_any_stays_so_after_counting() -> None:
    wide = numbers([np.nan], np.array([True]))
    scope = scope_of(a=Doubtful(wide, (None,)))
    value = number(scope, parse("working_days(a, 5)"))
    assert allows(value, None)
    assert allows(value, 700_000)


@pytest.mark.parametrize(("written", "last_day"), [("covers(a, b, d)", True), ("current(a, b, d)", False)])
def test_the_last_day_belongs_to_what_is_covered_but_what_ends_on_it_has_ended(written: str, *, last_day: bool) -> None:
    stretch = {"a": of_days({5}), "b": of_days({9})}
    answers = [holds(condition(scope_of(**stretch, d=of_days({at})), parse(written)))[0] for at in (4, 5, 8, 9, 10)]
    assert answers == [False, True, True, last_day, False]


def test_only_whole_numbers_of_months_are_added() -> None:
    assert in_words("months(a, 1)", a=of_days({day(1, 31).toordinal()})) == "2012-02-29"


def test_a_day_is_written_out() -> None:
    assert in_words('day("2012-12-03")', a=of_days({1})) == "2012-12-03"
