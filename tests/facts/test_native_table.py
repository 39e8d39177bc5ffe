"""A native table as facts: columns, rows by id, references."""

from tests.making import AS_AT, UNREAD, Rows, day, facts_of

from practice_audit.facts.values import texts

ROWS: Rows = {
    "children": [{"child_id": "K1"}, {"child_id": "K2"}, {"child_id": "K1"}, {"child_id": None}],
    "visits": [
        {"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 1), "seen": True, "worker_id": "W9"},
        {"visit_id": "V2", "child_id": "K9", "visited_on": UNREAD, "seen": None},
        {"visit_id": "V3", "child_id": None},
    ],
}


def test_a_column_has_a_value_for_each_row() -> None:
    visits = facts_of(ROWS).native("visits")
    assert visits.day("seen").sure.tolist() == [True, False, False]
    assert visits.text("child_id").value.tolist() == ["K1", "K9", None]
    assert visits.text("id").value.tolist() == ["V1", "V2", "V3"]
    assert (visits.text("table").value[0], visits.text("kind_of_record").value[0]) == ("visits", "visit")


def test_a_main_date_that_cannot_be_read_is_no_later_than_the_audit_date() -> None:
    on = facts_of(ROWS).native("visits").day("visited_on")
    assert on.hi.tolist()[1] == AS_AT.toordinal()
    assert not on.sure[1]


def test_a_table_that_is_not_in_the_export_has_no_rows() -> None:
    visits = facts_of(ROWS, absent=("visits",)).native("visits")
    assert visits.size == len(visits.day("visited_on").lo) == len(visits.text("child_id").value) == 0
    assert visits.origin.id.tolist() == []


def test_rows_are_found_by_id_and_the_first_counts_where_one_stands_twice() -> None:
    children = facts_of(ROWS).native("children")
    assert children.find(texts(["K2", "K1", "K9", None])).tolist() == [1, 0, -1, -1]


def test_a_reference_leads_to_its_record_and_a_broken_one_into_doubt() -> None:
    visits = facts_of(ROWS).native("visits")
    child = visits.follow("child")
    assert child.positions.tolist() == [0, -1, -1]
    assert child.unsure.tolist() == [False, True, False]


def test_an_unknown_worker_is_just_not_known() -> None:
    worker = facts_of(ROWS).native("visits").follow("worker")
    assert worker.positions.tolist() == [-1, -1, -1]
    assert not worker.unsure.any()


def test_columns_and_steps_are_known_by_name() -> None:
    visits = facts_of(ROWS).native("visits")
    assert visits.has("seen")
    assert visits.has("id")
    assert not visits.has("sean")
    assert visits.has_step("child")
    assert not visits.has_step("seen")
