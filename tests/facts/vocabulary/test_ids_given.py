"""Ids given: on how many rows an id stands, and in what these differ."""

from pathlib import Path

from tests.making import AS_AT, UNREAD, Rows, day, facts_of, shipped_book

from practice_audit.facts.store import Facts
from practice_audit.records import load
from practice_audit.sources import read

PLAN = {"plan_id": "P1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}


def found(rows: Rows, *, absent: tuple[str, ...] = ()) -> list[tuple[str, float, float, str | None]]:
    """Give each row: its id, whether it is the first with it, how many have it, in what they differ."""
    table = facts_of(rows, absent=absent).table("ids_given")
    columns = (table.origin.id, table.day("is_first").lo, table.day("rows").lo, table.text("differ_in").value)
    return list(zip(*columns, strict=True))


def test_rows_that_differ_are_told_apart_by_the_columns_in_which_they_do() -> None:
    other = {**PLAN, "child_id": "K2", "start_on": day(5, 2)}
    assert found({"plans": [PLAN, other]}) == [("P1", 1, 2, "child_id, start_on"), ("P1~2", 0, 2, "child_id, start_on")]


def test_rows_alike_in_every_column_differ_in_nothing() -> None:
    assert found({"plans": [PLAN, PLAN]}) == [("P1", 1, 2, None), ("P1~2", 0, 2, None)]


def test_a_value_that_could_not_be_read_is_unlike_one_that_could() -> None:
    assert found({"plans": [PLAN, {**PLAN, "kind": UNREAD}]})[0][3] == "kind"


def test_one_id_in_two_tables_is_two_ids() -> None:
    assert [row[2] for row in found({"plans": [PLAN], "visits": [{"visit_id": "P1"}]})] == [1, 1]


def test_rows_without_an_id_are_left_out() -> None:
    assert found({"plans": [{**PLAN, "plan_id": None}, {**PLAN, "plan_id": UNREAD}]}) == []
    assert found({"plans": [PLAN]}, absent=("plans.plan_id",)) == []


def test_a_row_left_out_when_reading_is_counted(tmp_path: Path) -> None:
    (tmp_path / "children.csv").write_text("child_id,date_of_birth\nK1,2005-03-01\nK1,2005-03-01\n", encoding="utf-8")
    table = Facts(load(read([tmp_path]), as_at=AS_AT), shipped_book()).table("ids_given")
    assert (table.origin.id.tolist(), table.day("rows").lo.tolist()) == (["K1"], [2])
