"""What is written about a child, in one list."""

from tests.making import day, facts_of

VISIT = {"visit_id": "V1", "child_id": "K1", "visited_on": day(11, 19), "recorded_on": day(11, 20)}
NOTE = {"note_id": "B1", "child_id": "K2", "event_on": day(11, 21)}


def test_each_record_has_its_own_day_and_that_of_its_writing() -> None:
    table = facts_of({"visits": [VISIT], "case_notes": [{**NOTE, "recorded_on": None}]}).table("written_records")
    assert table.text("row_table").value.tolist() == ["visits", "case_notes"]
    assert table.text("child_id").value.tolist() == ["K1", "K2"]
    assert table.day("on").lo.tolist() == [day(11, 19).toordinal(), day(11, 21).toordinal()]
    assert table.day("recorded_on").sure.tolist() == [True, False]


def test_a_table_without_a_day_of_writing_is_left_out() -> None:
    facts = facts_of({"visits": [VISIT], "case_notes": [NOTE]}, absent=("case_notes.recorded_on",))
    assert facts.table("written_records").text("row_table").value.tolist() == ["visits"]
