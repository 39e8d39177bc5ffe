"""Columns: all of them native ones, and each inference a sentence about a column that is given."""

import csv
from pathlib import Path

import pytest

from practice_audit.sources.cin_columns import COLUMNS, INFERRED

LAYOUT = Path(__file__).parents[1] / "layout" / "layout.csv"


def test_every_column_is_in_the_native_layout_in_its_order() -> None:
    with LAYOUT.open(encoding="utf-8", newline="") as file:
        native = [(row["table"], row["column"]) for row in csv.DictReader(file)]
    given = [(table, column) for table, columns in COLUMNS.items() for column in columns]
    assert set(given) <= set(native)
    for table, columns in COLUMNS.items():
        assert [column for name, column in native if name == table and column in columns] == list(columns)


def test_needed_columns_are_given() -> None:
    with LAYOUT.open(encoding="utf-8", newline="") as file:
        needed = {(row["table"], row["column"]) for row in csv.DictReader(file) if row["need"]}
    assert {(table, column) for table, column in needed if table in COLUMNS} <= {
        (table, column) for table, columns in COLUMNS.items() for column in columns
    }


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in INFERRED for column in INFERRED[table]])
def test_an_inference_is_a_short_sentence_on_a_given_column(table: str, column: str) -> None:
    assert column in COLUMNS[table]
    assert not INFERRED[table][column].endswith(".")
    assert not set(INFERRED[table][column]) & set("()[]\n")
    assert len(INFERRED[table][column]) < 90
