"""Shared holding: how many working days an allocation shares with another case holder."""

from tests.making import UNREAD, Row, day, facts_of

from practice_audit.examples import with_base

ONE = {"allocation_id": "L1", "child_id": "K1", "worker_id": "W1", "role": "case_holder", "start_on": day(10, 1)}
OTHER = {**ONE, "allocation_id": "L2", "worker_id": "W2", "start_on": day(11, 5)}


def shared(*allocations: Row) -> list[tuple[float, float]]:
    """Give the fewest and the most days that each allocation shares."""
    days = facts_of(with_base({"allocations": list(allocations)})).native("allocations").day("shared_wd")
    return list(zip(days.lo, days.hi, strict=True))


def test_both_allocations_share_the_run() -> None:
    assert shared({**ONE, "end_on": day(11, 12)}, OTHER) == [(6, 6), (6, 6)]


def test_an_allocation_outside_the_run_shares_nothing() -> None:
    before = {**ONE, "allocation_id": "L0", "worker_id": "W2", "start_on": day(10, 1), "end_on": day(10, 5)}
    assert shared(before, {**ONE, "start_on": day(10, 8), "end_on": day(11, 12)}, OTHER) == [(0, 0), (6, 6), (6, 6)]


def test_one_worker_or_a_co_worker_shares_nothing() -> None:
    assert shared(ONE, {**OTHER, "worker_id": "W1"}) == [(0, 0), (0, 0)]
    assert shared(ONE, {**OTHER, "role": "co_worker"}) == [(0, 0), (0, 0)]


def test_an_end_that_could_not_be_read_puts_it_in_doubt() -> None:
    (first, _), _ = shared({**ONE, "end_on": UNREAD}, OTHER), None
    assert first[0] == 0
    assert first[1] > 0
