"""Names as people write them."""

import pytest

from practice_audit.sources.headings import heading_row, native_table, no_such, plain


@pytest.mark.parametrize("name", ["Visited On", "visited-on", "\ufeffVISITED_ON ", "visited  on"])
def test_a_heading_is_known_however_it_is_written(name: str) -> None:
    assert plain(name) == "visited_on"


def test_a_table_is_known_however_it_is_written() -> None:
    assert (native_table("Section 47 enquiries"), native_table("stuff")) == ("section_47_enquiries", None)


def test_what_may_be_meant_is_said() -> None:
    assert no_such("visted_on", ["visited_on", "kind"], "column").endswith("did you mean visited_on?")
    assert no_such("colour", ["visited_on", "kind"], "column") == "no such column in the layout"


def test_the_row_with_most_columns_holds_the_headings() -> None:
    assert heading_row("visits", [["kind"], ["visit_id", "kind"], ["V1", "other"]]) == 1
    assert heading_row("visits", []) == 0
