"""Typed records out of rows, and what every example takes for granted."""

from tests.making import AS_AT, UNREAD, Row, day

from practice_audit.examples import records_of, with_base


def test_workers_teams_and_a_child_for_each_id_are_taken_for_granted() -> None:
    rows = with_base(
        {"visits": [{"visit_id": "V1", "child_id": "K7"}], "workers": [{"worker_id": "W1", "role": "other"}]}
    )
    assert [child["child_id"] for child in rows["children"]] == ["K7"]
    assert [worker["role"] for worker in rows["workers"] if worker["worker_id"] == "W1"] == ["other"]
    assert {"W2", "N1", "M1"} <= {worker["worker_id"] for worker in rows["workers"]}


def test_a_row_of_the_future_is_no_row_and_a_future_date_in_it_is_in_doubt() -> None:
    rows: list[Row] = [
        {"visit_id": "V1", "visited_on": day(12, 13)},
        {"visit_id": "V2", "visited_on": day(12, 12), "recorded_on": day(12, 13)},
    ]
    table = records_of({"visits": rows}, AS_AT).tables["visits"]
    assert table.frame["visit_id"].tolist() == ["V2"]
    assert table.unread["recorded_on"].tolist() == [True]


def test_a_value_that_could_not_be_read_is_blank_and_in_doubt() -> None:
    table = records_of({"visits": [{"visit_id": "V1", "seen": UNREAD}]}, AS_AT).tables["visits"]
    assert table.frame["seen"].isna().all()
    assert table.unread["seen"].tolist() == [True]


def test_tables_and_columns_that_are_absent_are_not_there() -> None:
    records = records_of({"visits": [{"visit_id": "V1", "seen": True}]}, AS_AT, ["plans", "visits.seen"])
    assert "plans" not in records.tables
    assert records.tables["visits"].absent == {"seen"}
    assert records.tables["visits"].frame["seen"].isna().all()
