"""A form of a date reads what is written in it, and nothing else as another day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.sources import Damaged
from practice_audit.sources.mapped_dates import reader, why_no_form, why_unclear

WRITTEN = {
    "dd/mm/yyyy": "%d/%m/%Y",
    "mm-dd-yyyy": "%m-%d-%Y",
    "yyyymmdd": "%Y%m%d",
    "dd-mmm-yyyy": "%d-%b-%Y",
    "d mmmm yyyy": "%d %B %Y",
    "dd.mm.yy": "%d.%m.%y",
    "yyyy-mm-dd": "%Y-%m-%d",
}


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(sorted(WRITTEN)))
def test_what_is_written_in_a_form_is_read_as_that_day(day: date, form: str) -> None:
    text = day.strftime(WRITTEN[form])
    assert reader([form])(text) == day
    assert reader([form])(f" {text} 14:30 ") == day


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(sorted(WRITTEN)), st.sampled_from(sorted(WRITTEN))
)
def test_two_forms_that_are_clear_together_never_read_another_day(day: date, form: str, other: str) -> None:
    if why_unclear([form, other]) is None:
        assert reader([other, form])(day.strftime(WRITTEN[form])) == day


@pytest.mark.parametrize("form", ["dd/mm", "dd/mm/yyyy/dd", "jj/mm/yyyy", "", "day/month/year", "dd/mm/yyy"])
def test_what_is_no_form_is_said(form: str) -> None:
    assert why_no_form(form)


def test_forms_that_read_one_text_as_two_days_are_unclear() -> None:
    assert "two days" in str(why_unclear(["dd/mm/yyyy", "mm/dd/yyyy"]))
    assert why_unclear(["dd/mm/yyyy", "dd-mmm-yyyy", "serial"]) is None


@pytest.mark.parametrize("text", ["31/02/2012", "2012", "03/12/12", "asap", "41246"])
def test_what_is_not_in_the_form_is_damaged_not_blank(text: str) -> None:
    assert isinstance(reader(["dd/mm/yyyy"])(text), Damaged)


def test_numbers_of_a_spreadsheet_are_read_where_the_mapping_says_so() -> None:
    assert reader(["serial"])("41246") == date(2012, 12, 3)
    assert isinstance(reader(["serial"])("12"), Damaged)
