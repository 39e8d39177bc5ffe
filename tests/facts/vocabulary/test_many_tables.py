"""Rows of many tables as one."""

from tests.making import day, facts_of

from practice_audit.facts.vocabulary.many_tables import made_of, parts_of, text_or_blank

ROWS: dict[str, list[dict[str, object]]] = {
    "visits": [{"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 1), "kind": "other"}],
    "supervisions": [{"supervision_id": "S1", "worker_id": "W1", "held_on": day(5, 2)}],
}


def test_each_row_keeps_its_record_and_a_column_that_its_table_lacks_is_blank() -> None:
    facts = facts_of(ROWS)
    parts = parts_of(facts, ["visits", "supervisions", "panels"])
    table = made_of(facts, "all", parts, {"kind": lambda each: text_or_blank(each, "kind")})
    assert list(zip(table.origin.table, table.origin.id, strict=True)) == [("visits", "V1"), ("supervisions", "S1")]
    assert table.text("kind").value.tolist() == ["other", None]
    assert table.text("child_id").value.tolist() == ["K1", None]
    assert table.text("row_table").value.tolist() == ["visits", "supervisions"]


def test_some_rows_can_be_chosen() -> None:
    facts = facts_of(ROWS)
    parts = parts_of(facts, ["visits", "supervisions"], lambda table: text_or_blank(table, "kind").sure)
    assert made_of(facts, "all", parts, {}).origin.id.tolist() == ["V1"]
