"""Rows of an alias, lined up with those of a subject: what a path reads, and in doubt where a step is."""

import numpy as np
from tests.making import UNREAD, day, facts_of
from tests.making import Rows as Tables

from practice_audit.facts.rows import Rows
from practice_audit.facts.values import as_numbers, as_texts

TABLES: Tables = {
    "children": [{"child_id": "K1", "date_of_birth": day(3, 1)}, {"child_id": "K2", "date_of_birth": None}],
    "visits": [
        {"visit_id": "V1", "child_id": "K1"},
        {"visit_id": "V2", "child_id": "K2"},
        {"visit_id": "V3", "child_id": UNREAD},
        {"visit_id": "V4"},
    ],
}
BORN = ["child", "date_of_birth"]


def visits() -> Rows:
    """Give every visit."""
    return Rows.whole(facts_of(TABLES).native("visits"))


def test_a_path_reads_the_record_at_its_end() -> None:
    born = as_numbers(visits().value(BORN, {}))
    assert born.sure.tolist() == [True, False, False, False]
    assert born.may.tolist() == [True, False, True, False], "an unreadable id may lead to anybody"


def test_what_is_read_from_a_held_back_record_is_in_doubt() -> None:
    born = as_numbers(visits().value(BORN, {"children": np.array([True, True])}))
    assert not born.sure.any()
    assert born.may.tolist() == [True, True, True, False]


def test_a_row_without_a_record_reads_blanks_and_one_in_doubt_anything() -> None:
    table = visits().table
    rows = Rows(table, np.array([-1, 0]), np.array([False, True]))
    ids = as_texts(rows.value(["visit_id"], {}))
    assert (ids.may.tolist(), ids.sure.tolist()) == ([False, True], [False, False])


def test_nothing_is_read_from_an_empty_table() -> None:
    rows = Rows(facts_of({}).native("visits"), np.array([-1, -1]), np.array([False, True]))
    born = as_numbers(rows.value(BORN, {}))
    assert (born.may.tolist(), born.sure.tolist()) == ([False, True], [False, False])


def test_some_rows_in_another_order() -> None:
    assert as_texts(visits().take(np.array([1, 0])).value(["visit_id"], {})).value.tolist() == ["V2", "V1"]
