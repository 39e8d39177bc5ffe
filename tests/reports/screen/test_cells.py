"""Cells fit the width, and nothing out of a record steers the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from practice_audit.reports.screen.cells import Column, clean, item, paragraph, table

WORDS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=60)


def test_control_characters_are_blanks() -> None:
    assert clean("a\x1b[31mb\nc\u202ed") == "a [31mb c d"


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=8), WORDS, WORDS), max_size=6), st.integers(60, 160))
def test_no_line_is_longer_than_the_width(rows: list[tuple[str, str, str]], width: int) -> None:
    laid = table([Column("key"), Column("standard", 1), Column("what", 3)], rows, width)
    assert [line for line in laid.lines() if len(line) > width] == []
    assert len(laid.rows) == len(rows)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_each_row_has_its_own_lines(rows: list[tuple[str, str]]) -> None:
    laid = table([Column("one", 1), Column("two", 1)], rows, 60)
    for row, lines in zip(rows, laid.rows, strict=True):
        together = "".join(lines).replace(" ", "")
        assert sorted(together) == sorted("".join(row).replace(" ", ""))


def test_a_short_column_leaves_its_room_to_a_long_one() -> None:
    lines = table([Column("a", 1), Column("b", 1)], [("x", "word " * 11)], 60).lines()
    assert len(lines) == 3


def test_a_paragraph_breaks_no_word() -> None:
    assert paragraph("of plans.visit_every_wd", 10) == ["of", "plans.visit_every_wd"]


def test_further_lines_of_an_item_stand_under_the_first() -> None:
    assert item("one two three", 9) == ["- one two", "  three"]
