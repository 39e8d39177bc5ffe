"""Without children nothing can be read."""

from collections.abc import Callable

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.records import load
from practice_audit.sources import Cell, Ignored, RawTable, Source

Make = Callable[..., Source]


@pytest.mark.parametrize("children", [[], [{"child_id": ""}], [{"child_id": "1.2E+07"}], [{"gender": "female"}]])
def test_without_a_child_nothing_can_be_read(make: Make, children: list[dict[str, Cell]]) -> None:
    with pytest.raises(RecordsUnreadable, match="children"):
        load([make(children=children)])


def test_without_a_table_of_children_nothing_can_be_read() -> None:
    raw = RawTable.of("visits", "v.csv", headings=["visit_id"], cells=[["V1"]])
    with pytest.raises(RecordsUnreadable, match="no table of children"):
        load([Source("native", (), [raw])])


def test_a_table_of_children_that_was_left_out_is_named_with_the_reason() -> None:
    raw = RawTable.of("visits", "v.csv", headings=["visit_id"], cells=[["V1"]])
    left = [
        Ignored("export", "children.csv", "file", "empty: not even headings"),
        Ignored("export", "childs.csv", "file", "no such table in the layout; did you mean children?"),
        Ignored("export", "readme.md", "file", "no such table in the layout"),
    ]
    with pytest.raises(RecordsUnreadable, match=r"not even headings; childs\.csv: .* mean children") as refused:
        load([Source("native", (), [raw], ignored=left)])
    assert "readme" not in str(refused.value)
