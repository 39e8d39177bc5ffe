"""A column typed over its distinct values."""

from datetime import date

import numpy as np
import pytest

from practice_audit.layout import TABLES
from practice_audit.records.cells import Reading, typed, value_kind
from practice_audit.records.columns import distinct
from practice_audit.sources import Cell, Damaged

VISITS = TABLES["visits"].columns


def column(cells: list[Cell]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return array


def test_each_row_has_the_value_of_its_cell() -> None:
    read = typed("visits", VISITS["seen"], distinct(column(["y", None, "n", "?", "y", 1, True, 0.0])), Reading())
    np.testing.assert_array_equal(read.cells, [1, np.nan, 0, np.nan, 1, 1, 1, 0])
    assert read.unread.tolist() == [False] * 3 + [True] + [False] * 4
    assert (read.kinds.tolist(), len(read.reasons)) == (["text"], 1)


def test_damaged_cells_and_errors_of_a_spreadsheet_are_rejected_in_text_too() -> None:
    read = typed(
        "visits", VISITS["child_views"], distinct(column([" a ", Damaged("why"), "#REF!", float("nan")])), Reading()
    )
    assert read.cells.tolist() == ["a", None, None, None]
    assert read.reasons.tolist() == ["why", "the cell holds a spreadsheet's error"]


def test_types_that_are_equal_stay_apart() -> None:
    read = typed("visits", VISITS["child_views"], distinct(column([1, True, 1.0, "1"])), Reading())
    assert read.cells.tolist() == ["1", "true", "1", "1"]


KINDS = {
    "31/02/2012": "date-like text",
    "12.5": "number-like text",
    "Zebedee": "text",
    True: "true or false",
    1.5: "number",
    date(2012, 1, 1): "date",
    Damaged("x"): "damaged cell",
}


@pytest.mark.parametrize(("value", "kind"), KINDS.items())
def test_a_refused_value_is_told_by_its_kind(value: object, kind: str) -> None:
    assert value_kind(value) == kind
