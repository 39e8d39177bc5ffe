"""Raw tables made of rows."""

import pytest

from practice_audit.sources import RawTable


def test_rows_are_numbered_from_one_and_a_heading_may_stand_twice() -> None:
    table = RawTable.of("visits", "x.csv", headings=["kind", "kind"], cells=[["a", None], ["b", 1]])
    assert (list(table.rows), list(table.frame.columns)) == ([1, 2], ["kind", "kind"])
    assert table.frame.to_numpy().tolist() == [["a", None], ["b", 1]]
    assert {str(kind) for kind in table.frame.dtypes} == {"object"}


def test_no_rows_keep_their_headings() -> None:
    assert list(RawTable.of("visits", "x.csv", headings=["kind"], cells=[]).frame.columns) == ["kind"]
    assert len(RawTable.of("visits", "x.csv", headings=[], cells=[]).frame.columns) == 0


def test_a_row_of_another_length_is_the_fault_of_the_reader() -> None:
    with pytest.raises(ValueError, match="zip"):
        RawTable.of("visits", "x.csv", headings=["a", "b"], cells=[["1", "2"], ["3"]])
