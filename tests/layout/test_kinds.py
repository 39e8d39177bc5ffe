"""What each type of column reads, and what it refuses."""

from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from practice_audit.layout import Visit
from practice_audit.layout.kinds import Choice, Date, Flag, Key, Text, Whole

KIND = Choice[Literal["child_protection", "other"]]


def read(kind: Any, value: object, order: str | None = None) -> Any:  # noqa: ANN401 - whatever the type gives
    return TypeAdapter(kind).validate_python(value, context={"order": order})


@pytest.mark.parametrize(
    ("value", "id_"),
    [("007", "007"), (12, "12"), (12.0, "12"), ("C/2 4", "C/2 4"), ("12E4", "12E4"), (2**60, str(2**60))],
)
def test_an_id_stays_what_it_was(value: object, id_: str) -> None:
    assert read(Key, value) == id_


@pytest.mark.parametrize("value", ["1.2E+07", "1E+12", 12.5, 1e16, True, date(2012, 1, 1)])
def test_an_id_that_a_spreadsheet_spoiled_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        read(Key, value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (1.5, "1.5"), (True, "true"), (date(2012, 1, 2), "2012-01-02")],
)
def test_a_cell_of_another_type_becomes_text(value: object, text: str) -> None:
    assert read(Text, value) == text


@pytest.mark.parametrize(
    ("value", "flag"), [("Yes", True), ("n", False), (1, True), (0.0, False), (True, True), (" TRUE", True)]
)
def test_a_flag_is_read(value: object, flag: bool) -> None:  # noqa: FBT001 - the expected value
    assert read(Flag, value) is flag


@pytest.mark.parametrize("value", ["maybe", 2, 0.5, date(2012, 1, 1)])
def test_what_is_no_flag_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        read(Flag, value)


@pytest.mark.parametrize(
    "value",
    ["Child Protection", "child-protection", " CHILD  PROTECTION ", "child_protection", "Child\u2013Protection"],
)
def test_a_choice_is_read_however_it_is_written(value: str) -> None:
    assert read(KIND, value) == "child_protection"


def test_a_choice_that_is_not_listed_is_refused() -> None:
    with pytest.raises(ValidationError):
        read(KIND, "tea")


@pytest.mark.parametrize(("value", "number"), [("10", 10), ("10.0", 10), (10.0, 10), (0, 0)])
def test_a_whole_number_is_read(value: object, number: int) -> None:
    assert read(Whole, value) == number


@pytest.mark.parametrize("value", ["-1", "1.5", 1.5, True, "ten", "1e3"])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        read(Whole, value)


def test_a_needed_column_is_required_and_others_are_not() -> None:
    with pytest.raises(ValidationError, match="visited_on"):
        Visit(visit_id="V1", child_id="K1")  # type: ignore[call-arg]


@given(st.text())
def test_an_error_never_holds_the_value(value: str) -> None:
    marked = f"Zebedee{value}"
    with pytest.raises(ValidationError) as wrong:
        read(Date, marked)
    assert all("Zebedee" not in error["msg"] for error in wrong.value.errors())
