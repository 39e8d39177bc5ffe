"""Words of rules and records become Markdown that shows them as they are."""

import pytest

from practice_audit.reports.markdown_page import MarkdownPage, escaped, in_table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* <c> [d](e)", r"a \*b\* \<c> \[d\](e)"),
        ("the `a[0] * b` of\n  two lines", "the `a[0] * b` of two lines"),
        ("held_on of section_47", "held_on of section_47"),
    ],
)
def test_no_word_is_taken_for_a_mark(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_bar_does_not_end_a_cell() -> None:
    assert in_table(["a", "b"], [["x|y", ""]]) == ["| a | b |", "|---|---|", "| x\\|y |  |"]


def test_a_page_grows_and_a_heading_with_nothing_under_it_is_left_out() -> None:
    page = MarkdownPage("Title")
    page.head("Empty")
    page.head("Full")
    page.item("label", "text")
    page.items("one", ["a"])
    page.items("two", ["b", "c"])
    page.items("none", [])
    page.bullet("d")
    page.say("Said.")
    page.bullet("e")
    page.head("Last")
    assert page.text == (
        "# Title\n\n## Full\n\n- **label**: text\n- **one**: a\n- **two**, all of:\n  - b\n  - c\n- d\n\nSaid.\n\n- e\n"
    )
