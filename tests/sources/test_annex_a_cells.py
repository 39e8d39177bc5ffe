"""Cells of Annex A: nothing is guessed, and no spelling ends in a traceback."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.sources import Cell, Damaged
from practice_audit.sources import annex_a_cells as cells

READERS = [
    cells.child_id,
    cells.day,
    cells.truth,
    cells.word,
    cells.plain,
    cells.gender,
    cells.referral_source,
    cells.closure_reason,
    cells.category,
    cells.is_unborn,
]
ANY = st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times())


@given(ANY)
def test_any_cell_is_read_or_damaged(cell: Cell) -> None:
    for read in READERS:
        read(cell)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("05/12/2012", date(2012, 12, 5)),
        (datetime(2012, 12, 5, 9, 30), date(2012, 12, 5)),  # noqa: DTZ001 - as a spreadsheet has it
        (41248.0, date(2012, 12, 5)),
        ("2012-12-05", date(2012, 12, 5)),
        (" ", None),
        ("31/02/2024", Damaged("there is no such day in the calendar")),
        ("05/31/2024", Damaged("there is no such day in the calendar")),
        ("05/12/12", Damaged("a year of two digits")),
        ("#N/A", Damaged("the cell holds a spreadsheet's error")),
        ("soon", Damaged("not a date")),
        (time(9, 30), Damaged("not a date")),
    ],
)
def test_days_are_day_first_and_never_guessed(cell: Cell, found: object) -> None:
    assert cells.day(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [("0012", "0012"), (12.0, "12"), (" A1 ", "A1"), ("", None)],
)
def test_ids_are_text(cell: Cell, found: str | None) -> None:
    assert cells.child_id(cell) == found


@pytest.mark.parametrize("cell", ["1.2E+07", 1.5, 1e15, True, "#REF!"])
def test_an_id_that_a_spreadsheet_has_spoiled_is_refused(cell: Cell) -> None:
    assert isinstance(cells.child_id(cell), Damaged)


def test_codes_come_with_a_letter_a_number_or_the_plain_word() -> None:
    assert [cells.truth(one) for one in ("a) Yes", "Yes", "Y - Yes", "a", "a)", 1.0, True)] == [True] * 7
    assert [cells.truth(one) for one in ("b) No", "no", "N", "b", 0)] == [False] * 5
    assert [cells.truth(one) for one in ("c) Unknown", "", "Not known")] == [None] * 3
    assert isinstance(cells.truth("perhaps"), Damaged)
    assert [cells.gender(one) for one in ("b) Female", "F", "2 - Female", 2.0)] == ["female"] * 4
    assert [cells.gender(one) for one in ("c) Not stated/recorded", "U")] == ["unknown"] * 2
    assert [cells.referral_source(one) for one in ("q) 6: Police", "6", 6.0, "q) 6")] == ["police"] * 4
    assert cells.referral_source("Neighbour") == "Neighbour"
    assert [cells.closure_reason(one) for one in ("RC2 - Died", "b) RC2")] == ["child_died"] * 2
    assert [cells.category(one) for one in ("a) Neglect", "NEG", "neglect")] == ["neglect"] * 3
    assert [cells.is_unborn(one) for one in (-1, "-1", -1.0, 0, 0.5, None, "x")] == [True] * 3 + [False] * 4
