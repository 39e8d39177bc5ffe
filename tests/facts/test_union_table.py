"""Several like tables read as one."""

import pytest
from tests.making import Rows, day, facts_of

ROWS: Rows = {
    "contacts": [{"contact_id": "C1", "child_id": "K1", "received_on": day(5, 1), "closed_by": "W1"}],
    "case_closures": [
        {"closure_id": "CC1", "child_id": "K2", "closed_on": day(5, 2), "reason": "needs_met", "closed_by": "W9"}
    ],
    "children": [{"child_id": "K1"}, {"child_id": "K2"}],
    "workers": [{"worker_id": "W1"}],
}
READS = {"decision": {"contacts": "outcome", "case_closures": "reason"}}


def test_rows_stand_one_under_the_other_and_know_where_they_came_from() -> None:
    table = facts_of(ROWS).union(["contacts", "case_closures"], READS)
    assert table.size == 2
    assert list(zip(table.origin.table, table.origin.id, table.origin.position, strict=True)) == [
        ("contacts", "C1", 0),
        ("case_closures", "CC1", 0),
    ]
    assert table.text("kind_of_record").value.tolist() == ["contact", "case_closure"]


def test_a_column_may_be_called_something_else_in_a_table() -> None:
    table = facts_of(ROWS).union(["contacts", "case_closures"], READS)
    assert table.text("decision").value.tolist()[1] == "needs_met"


def test_a_column_that_only_one_has_is_blank_in_the_others() -> None:
    table = facts_of(ROWS).union(["contacts", "case_closures"], {})
    assert table.day("received_on").may.tolist() == [True, False]


def test_steps_lead_on_from_each() -> None:
    table = facts_of(ROWS).union(["contacts", "case_closures"], {})
    assert table.follow("child").positions.tolist() == [0, 1]
    assert table.follow("closed_by").positions.tolist() == [0, -1]
    with pytest.raises(KeyError):
        table.follow("plan")
