"""When a worker first held a case and was first supervised."""

from typing import Any

from tests.making import AS_AT, UNREAD, day, facts_of

from practice_audit.facts.values import Numbers

WORKERS = [{"worker_id": "W1"}, {"worker_id": "W2"}]
HELD = {"allocation_id": "O1", "child_id": "K1", "worker_id": "W1", "role": "case_holder", "start_on": day(6, 1)}
SESSION = {"supervision_id": "SV1", "worker_id": "W1", "held_on": day(6, 1)}


def first(column: str, table: str, *rows: dict[str, Any]) -> Numbers:
    """Give the first day of each worker."""
    value = facts_of({"workers": WORKERS, table: list(rows)}).native("workers").column(column)
    assert isinstance(value, Numbers)
    return value


def test_the_first_case_held() -> None:
    earlier = {**HELD, "allocation_id": "O2", "start_on": day(5, 1)}
    beside = {**HELD, "allocation_id": "O3", "role": "co_worker", "start_on": day(4, 1)}
    value = first("cases_from", "allocations", HELD, earlier, beside)
    assert value.if_settled[0] == day(5, 1).toordinal()
    assert not value.may[1]


def test_the_first_session_that_is_not_marked_informal() -> None:
    chat = {**SESSION, "supervision_id": "SV0", "held_on": day(5, 1), "formal": False}
    assert first("supervised_from", "supervisions", SESSION, chat).if_settled[0] == day(6, 1).toordinal()


def test_a_day_that_cannot_be_read_may_be_the_first() -> None:
    value = first("supervised_from", "supervisions", SESSION, {**SESSION, "supervision_id": "SV2", "held_on": UNREAD})
    assert value.sure[0]
    assert not value.settled[0]
    assert value.hi[0] == day(6, 1).toordinal()
    only = first("supervised_from", "supervisions", {**SESSION, "held_on": UNREAD})
    assert not only.sure[0]
    assert only.may[0]
    assert only.hi[0] == AS_AT.toordinal()


def test_without_a_table_there_is_no_first() -> None:
    value = facts_of({"workers": WORKERS}).native("workers").column("cases_from")
    assert isinstance(value, Numbers)
    assert not value.may.any()
