"""Groups: what is read, and that each element which is not comes out once, with its count."""

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

import pytest

from practice_audit.sources.cin_shape import NO_PLACE, NOT_UNDERSTOOD, REPEATED, SHAPES, STRAY, Tally, open_group


def built(tag: str, *parts: tuple[str, str] | Element) -> Element:
    element = Element(tag)
    for part in parts:
        if isinstance(part, tuple):
            SubElement(element, part[0]).text = part[1]
        else:
            element.append(part)
    return element


def test_pre_proceedings_are_counted_and_not_gone_into() -> None:
    tally: Tally = Counter()
    stage = ("PreProceedingsandFGDM", "")
    open_group(built("CINdetails", stage, built("PreProceedingsandFGDM", ("PPOutcome", "A"))), tally)
    assert tally == {("CINdetails", "PreProceedingsandFGDM", NOT_UNDERSTOOD): 2}


def test_the_target_day_of_a_conference_is_understood_and_not_used() -> None:
    tally: Tally = Counter()
    open_group(built("Section47", ("InitialCPCtarget", "2025-05-29")), tally)
    assert tally == {("Section47", "InitialCPCtarget", NO_PLACE): 1}


def test_a_second_date_where_one_is_allowed_is_counted_and_the_first_is_read() -> None:
    tally: Tally = Counter()
    group = open_group(built("CINdetails", ("CINclosureDate", "2025-05-01"), ("CINclosureDate", "2025-06-01")), tally)
    assert group.text("CINclosureDate") == "2025-05-01"
    assert tally == {("CINdetails", "CINclosureDate", REPEATED): 1}


@pytest.mark.parametrize("wraps", [[["2025-08-12", "2026-01-29"]], [["2025-08-12"], ["2026-01-29"]]])
def test_one_reviews_group_with_two_dates_reads_like_two_with_one(wraps: list[list[str]]) -> None:
    reviews = [built("Reviews", *(("CPPreviewDate", day) for day in days)) for days in wraps]
    tally: Tally = Counter()
    assert open_group(built("ChildProtectionPlans", *reviews), tally).texts == {
        "CPPreviewDate": ["2025-08-12", "2026-01-29"]
    }
    assert not tally


def test_stray_text_and_elements_within_a_value_are_counted() -> None:
    element = built("Section47", ("S47ActualStartDate", "2025-05-07"))
    element.text, element[0].tail = "stray", "more"
    SubElement(element[0], "b")
    tally: Tally = Counter()
    assert open_group(element, tally).text("S47ActualStartDate") == "2025-05-07"
    assert tally == {("Section47", STRAY, NOT_UNDERSTOOD): 2, ("S47ActualStartDate", "b", NOT_UNDERSTOOD): 1}


def test_a_blank_element_is_as_if_it_were_not_there() -> None:
    tally: Tally = Counter()
    assert open_group(built("CINdetails", ("CINclosureDate", " \n ")), tally).text("CINclosureDate") is None


def test_every_group_that_is_gone_into_has_a_shape() -> None:
    named = {name for shape in SHAPES.values() for name in shape.groups | shape.wraps}
    assert named == set(SHAPES) - {"Header", "Child"}
