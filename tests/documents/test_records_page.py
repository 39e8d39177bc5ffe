"""The layout in docs/records.md is the layout of the program."""

import pytest
from tests.documents.pages import ROOT

from practice_audit.layout import TABLES
from practice_audit.reports.layout_page import BEGIN, END, layout_in_markdown, with_layout

PAGE = (ROOT / "docs" / "records.md").read_text("utf-8")


def test_the_page_holds_the_layout_as_it_is() -> None:
    assert with_layout(PAGE) == PAGE, "make docs writes it again"


def test_each_column_of_each_table_is_there() -> None:
    columns = sum(len(table.columns) for table in TABLES.values())
    assert layout_in_markdown().count("\n| `") == columns


def test_what_stands_around_the_layout_stays() -> None:
    page = with_layout(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    assert page.startswith(f"before\n{BEGIN}\n### children\n")
    assert page.endswith(f"\n{END}\nafter\n")


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no part between"):
        with_layout("nothing")
