"""Rows of a list: read, blank or left out with a reason, and always as many as stand in the file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.annex_a_files import PLAN, WHO, on_plan, workbook

from practice_audit.sources import Cell, annex_a
from practice_audit.sources.annex_a_headings import LISTS
from practice_audit.sources.annex_a_rows import ListRows, rows_of_list
from practice_audit.sources.annex_a_sheets import Sheet, list_of

START = date(2024, 5, 13)
ROW = on_plan("A1", START, None, None, None, None, "W")
WIDTH = len(PLAN)


def taken(*rows: list[Cell]) -> ListRows:
    sheet = Sheet("List 7", "a.xlsx, List 7", [PLAN, *rows])
    found = list_of(sheet)
    assert found is not None
    return rows_of_list(sheet, found, set())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Total", *[None] * 4, 5], "a total, not a child"),
        ([None, "Grand total", None, None, None, 5], "a total, not a child"),
        ([None, *WHO, START], "no child's id, so that nobody can say whose it is"),
        (["1.2E+07", *WHO, START], "the child's id cannot be read: a spreadsheet has shortened this number"),
        ([*ROW, "more"], "more cells than headings, so that values may have moved"),
        (ROW, "the same as an earlier row of the list in every column"),
    ],
)
def test_a_row_is_left_out_with_its_reason_and_number(row: list[Cell], reason: str) -> None:
    found = taken(ROW, row)
    assert [child for child, _, _ in found.rows] == ["A1"]
    [left] = found.left_out
    assert (left.rows, left.table) == ((3,), "List 7")
    assert left.reason.startswith(reason)


CELLS = st.one_of(st.none(), st.just(""), st.text(max_size=5), st.floats(), st.dates(), st.just("Total"))


@given(st.lists(st.lists(CELLS, max_size=WIDTH + 2), max_size=8))
def test_read_and_left_out_and_blank_are_all_the_rows(rows: list[list[Cell]]) -> None:
    found = taken(*rows)
    assert found.in_file == len(rows) == len(found.rows) + len(found.left_out) + found.blank


def test_trailing_blank_rows_are_counted_as_blank() -> None:
    assert taken(ROW, [None] * WIDTH, ["", " "]).sum() == "a.xlsx, List 7: 3 rows: 1 read, 2 blank."


def test_every_list_knows_its_own_headings_and_no_other() -> None:
    assert {one.title for one in LISTS.values()} == {f"List {number}" for number in range(1, 11)}
    assert list_of(Sheet("List 3", "x", [PLAN])).one.number == 7  # type: ignore[union-attr]


def test_what_the_lists_say_that_no_rule_can_use(tmp_path: Path) -> None:
    late = on_plan("A2", START, date(2024, 9, 1), "b) No", None, None, None)
    need = ["Child Unique ID", "Date of Birth", "Date Child Was Last Seen", "CIN Closure Date", "Case Status"]
    rows: list[list[Cell]] = [
        ["A2", START, date(2024, 8, 1), None, "b) Child Protection plan"],
        ["0A1", START, None, None, "b) Child P"],
    ]
    path = workbook(tmp_path / "a.xlsx", List_7=(PLAN, [ROW, late, [*ROW[:5], date(2024, 1, 1)]]), List_6=(need, rows))
    said = "\n".join(annex_a.read(path).notes)
    assert "List_7: 2 open cases without an allocated worker (rows 3, 4)" in said
    assert "List_7: row 4: a child that the list has already" in said
    assert "List_7: on an open plan and not in List 6: rows 2, 4." in said
    assert "List_6: case status child protection plan, and no open plan in List 7: row 3." in said
    assert "List_6: last seen before the last statutory visit of List 7: row 2." in said
    assert "1 child id met in two forms" in said
