"""Every accepted spelling of a date gives the same day; nothing else gives any."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from practice_audit.layout.days import Order, day_of_number
from practice_audit.layout.kinds import Date

DATE = TypeAdapter[date](Date)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SPELLINGS = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S+01:00",
    "%d %b %Y",
    "%d-%B-%Y",
    "%d-%b-%Y",
]
DAY_FIRST = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %I:%M:%S %p"]
MONTH_FIRST = ["%m/%d/%Y", "%m-%d-%Y"]


def read(value: object, order: Order | None = None) -> date:
    return DATE.validate_python(value, context={"order": order})


@given(DAYS, st.times())
def test_a_day_comes_back_from_every_spelling(day: date, time: object) -> None:
    moment = datetime.combine(day, time)  # type: ignore[arg-type]
    assert {read(moment.strftime(form)) for form in SPELLINGS} == {day}
    assert {read(moment.strftime(form), "dmy") for form in [*SPELLINGS, *DAY_FIRST]} == {day}
    assert {read(moment.strftime(form), "mdy") for form in [*SPELLINGS, *MONTH_FIRST]} == {day}
    assert {read(day), read(moment)} == {day}


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)), st.floats(0, 0.999))
def test_a_day_comes_back_from_its_serial_number(day: date, time: float) -> None:
    assert day_of_number((day - date(1899, 12, 30)).days + time) == day


@given(DAYS)
def test_without_an_order_a_date_is_right_or_refused(day: date) -> None:
    try:
        assert read(day.strftime("%d/%m/%Y")) == day
    except ValidationError:
        assert max(day.day, day.month) <= 12
        assert day.day != day.month


NO_DAY = [
    *("31/02/2012", "29/02/2013", "13/13/2013", "2012-02-30", "00/01/2012", "31 Foo 2012"),
    *("01/02/13", "1 Feb 13"),
    *("01/02/1899", "9999-12-31", "2200-01-01", date(1899, 12, 31), date(9999, 12, 31)),
    *(0, 60, 109_575, 1e18, float("inf")),
    *("41245", "2012121", "yesterday", "2012-12", "12/2012", "2012-12-24T29:00", "1/2/2012 and more", True, "0"),
    *("\u0661\u0662/\u0660\u0661/\u0662\u0660\u0661\u0662", "24/12-2012"),
]


@pytest.mark.parametrize("value", NO_DAY)
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        read(value, "dmy")
