"""From whom a worker took over a case."""

from typing import Any

import pytest
from tests.making import AS_AT, UNREAD, day, facts_of

from practice_audit.facts.values import Numbers, Texts

FIRST = {"allocation_id": "O1", "child_id": "K1", "worker_id": "W1", "role": "case_holder", "start_on": day(1, 2)}
NEXT = {**FIRST, "allocation_id": "O2", "worker_id": "W2", "start_on": day(6, 1)}
BACK = {**FIRST, "allocation_id": "O3", "start_on": day(9, 3)}


def before(*rows: dict[str, Any], **others: list[dict[str, Any]]) -> Texts:
    """Give who held the case before each allocation."""
    value = facts_of({"allocations": list(rows), **others}).native("allocations").column("took_over_from")
    assert isinstance(value, Texts)
    return value


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([FIRST, NEXT, BACK], [None, "W1", "W2"]),
        ([FIRST, {**NEXT, "worker_id": "W1"}], [None, None]),
        ([FIRST, {**NEXT, "role": "co_worker"}, BACK], [None, None, None]),
        ([FIRST, {**NEXT, "end_on": day(6, 4)}, BACK], [None, None, None]),
        ([FIRST, {**NEXT, "end_on": day(6, 5)}, BACK], [None, "W1", "W2"]),
        ([FIRST, {**NEXT, "child_id": "K2"}], [None, None]),
    ],
)
def test_a_change_is_another_worker_for_five_days_or_more(
    rows: list[dict[str, Any]], expected: list[str | None]
) -> None:
    assert before(*rows).value.tolist() == expected


def test_the_first_worker_of_a_case_that_was_opened_again_is_no_change() -> None:
    closed = {"closure_id": "C1", "child_id": "K1", "closed_on": day(5, 1)}
    assert before(FIRST, NEXT, BACK, case_closures=[closed]).value.tolist() == [None, None, "W2"]


def test_what_cannot_be_read_puts_every_change_of_the_child_in_doubt() -> None:
    value = before(FIRST, {**NEXT, "start_on": UNREAD}, BACK)
    assert not value.sure.any()
    assert value.may.all()
    assert not value.known.any()


def test_the_first_allocation_of_the_export() -> None:
    children = [{"child_id": "K1"}, {"child_id": "K2"}]
    value = facts_of({"children": children, "allocations": [NEXT, FIRST]}).native("children").column("allocations_from")
    assert isinstance(value, Numbers)
    assert value.if_settled.tolist() == [day(1, 2).toordinal()] * 2
    assert day(1, 2) < AS_AT
