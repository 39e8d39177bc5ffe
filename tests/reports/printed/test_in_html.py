"""The page holds what the document says, as text, and asks nothing of a network."""

import re

from tests.reports.printed.example import DOCUMENT, EVIL

from practice_audit.reports.printed.in_html import in_html

HTML = in_html(DOCUMENT)


def test_what_a_record_holds_is_text_and_never_markup() -> None:
    assert "<script" not in HTML
    assert HTML.count("&lt;script&gt;") == 6
    assert EVIL not in HTML


def test_headings_tables_and_pictures_can_be_heard() -> None:
    assert re.findall(r"<h(\d)>", HTML) == ["1", "2", "2", "2"]
    assert HTML.count('<th scope="col"') == 3
    assert HTML.count('<th scope="row"') == 1
    assert 'role="img" aria-label="In words' in HTML
    assert '<html lang="en-GB">' in HTML


def test_sections_side_by_side_are_together_and_another_begins_a_page() -> None:
    assert HTML.count('<div class="side">') == 1
    assert HTML.count('<section class="page">') == 1


def test_nothing_is_fetched() -> None:
    assert not re.search(r"(?:src|href)=\"(?!#)", HTML)
    assert "url(" not in HTML.replace("url(#hatch)", "")
