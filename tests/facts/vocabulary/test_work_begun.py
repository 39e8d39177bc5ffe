"""Assessments and enquiries in one list."""

from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.examples import with_base

ROWS: Rows = {
    "assessments": [{"assessment_id": "S1", "child_id": "K1", "kind": "core", "started_on": day(10, 1)}],
    "section_47_enquiries": [
        {"enquiry_id": "Q1", "child_id": "K1", "started_on": day(10, 2), "completed_on": day(10, 9)},
        {"enquiry_id": "Q2", "child_id": "K2", "started_on": day(10, 3), "completed_on": UNREAD},
    ],
}


def test_each_row_remembers_its_record() -> None:
    table = facts_of(with_base(ROWS)).table("work_begun")
    assert list(zip(table.origin.table, table.origin.id, strict=True)) == [
        ("assessments", "S1"),
        ("section_47_enquiries", "Q1"),
        ("section_47_enquiries", "Q2"),
    ]
    assert table.text("kind").value.tolist() == ["core", None, None]


def test_a_completion_that_could_not_be_read_is_in_doubt() -> None:
    completed = facts_of(with_base(ROWS)).table("work_begun").day("completed_on")
    assert (completed.sure.tolist(), completed.may.tolist()) == ([False, True, False], [False, True, True])


def test_one_of_the_tables_may_be_absent() -> None:
    table = facts_of(with_base({"assessments": ROWS["assessments"]}), absent=("section_47_enquiries",)).table(
        "work_begun"
    )
    assert table.origin.id.tolist() == ["S1"]
