"""The page is one file, asks nothing of a network, escapes what it is told, and can be read by everybody."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.reports.board.axe import CHROMIUM, axe_says
from tests.reports.board.example import board

from practice_audit.reports.board.charts import charts_of
from practice_audit.reports.board.in_html import board_in_html


class Links(HTMLParser):
    """Whatever a page points at."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what this one points at."""
        self.found += [f"{tag} {value}" for name, value in attrs if name in {"src", "href", "srcset", "action"}]


def test_nothing_is_asked_of_a_network() -> None:
    links = Links()
    page = board_in_html(board(), charts_of(board()))
    links.feed(page)
    assert links.found
    assert all(re.match(r"a #|img data:image/svg\+xml;base64,", link) for link in links.found)
    assert not re.search(r"@import|url\(|<script|<link", page)


def test_what_a_record_holds_is_text() -> None:
    page = board_in_html(replace(board(), audited=["<script>alert(1)</script> & more"]), [])
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "<script" not in page


def test_the_first_page_holds_the_warning_before_any_number() -> None:
    page = board_in_html(board(), [])
    assert page.index("Few findings do not mean that children are safe.") < page.index('class="tiles"')
    assert "In pictures" not in page


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to look with")
def test_axe_finds_nothing_wrong(tmp_path: Path) -> None:
    page = tmp_path / "board.html"
    page.write_text(board_in_html(board(), charts_of(board())), "utf-8")
    said = axe_says(page, tmp_path)
    assert {"color-contrast", "image-alt", "heading-order", "html-has-lang", "th-has-data-cells"} <= set(said["passes"])
    assert said["violations"] == []


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to look with")
def test_axe_would_find_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text('<!doctype html><html><body><p style="color:#ccc">pale</p><img src=""></body></html>', "utf-8")
    wrong = {violation[0] for violation in axe_says(page, tmp_path)["violations"] if isinstance(violation, list)}
    assert {"color-contrast", "image-alt", "html-has-lang"} <= wrong
