"""The models are the layout that was agreed, column by column (layout.csv is a copy of the agreed file)."""

import csv
from pathlib import Path

import pytest

from practice_audit.layout import TABLES, Column

with (Path(__file__).parent / "layout.csv").open(encoding="utf-8") as file:
    AGREED = list(csv.DictReader(file))


def as_agreed(table: str, column: Column) -> dict[str, str]:
    key = TABLES[table].key == column.name
    return {
        "table": table,
        "column": column.name,
        "type": f"ref:{column.target}" if column.type == "ref" else column.type,
        "need": "key" if key else "need" if column.need else "",
        "main": "main" if column.main else "",
        "values": "|".join(column.values),
        "meaning": column.meaning,
    }


def test_every_column_is_as_agreed_and_in_its_order() -> None:
    assert [as_agreed(name, column) for name, table in TABLES.items() for column in table.columns.values()] == AGREED


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("contacts", "contact"),
        ("case_closures", "case_closure"),
        ("section_47_enquiries", "section_47_enquiry"),
        ("strategy_discussions", "strategy_discussion"),
        ("early_help", "early_help"),
        ("children", "child"),
    ],
)
def test_a_row_has_the_word_that_people_use(table: str, word: str) -> None:
    assert TABLES[table].singular == word


def test_every_kind_of_subject_is_the_word_of_a_table() -> None:
    words = {table.singular for table in TABLES.values()}
    kinds = {
        TABLES[table].columns[column] for table, column in (("actions", "subject_kind"), ("early_help", "from_kind"))
    }
    assert {value for kind in kinds for value in kind.values} <= words


def test_every_reference_points_to_a_table() -> None:
    targets = {column.target for table in TABLES.values() for column in table.columns.values() if column.type == "ref"}
    assert targets <= set(TABLES)


def test_the_main_date_is_named() -> None:
    assert (TABLES["visits"].main, TABLES["children"].main) == ("visited_on", None)
