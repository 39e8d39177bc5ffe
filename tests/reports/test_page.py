"""A page keeps to its width and shows nothing that would steer a terminal."""

import pytest

from practice_audit.reports.page import Page


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    page = Page(width)
    page.say("word " * 80)
    page.item("label", "word " * 80)
    page.bullet("word " * 80)
    assert max(map(len, page.text.splitlines())) <= width


def test_a_long_label_stands_on_a_line_of_its_own() -> None:
    page = Page(80)
    page.item("a label that is longer than its column", "text")
    assert page.text.splitlines() == ["  a label that is longer than its column", "                    text"]


def test_what_would_steer_a_terminal_is_left_out() -> None:
    page = Page(80)
    page.say("a\x1b[2Jb\u202ec")
    page.item("x", "a\x1b]0;title\x07b")
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text
