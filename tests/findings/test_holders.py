"""Whose case it is at the audit date."""

from typing import Any

import pytest
from tests.making import UNREAD, Cell, Row, day, facts_of

from practice_audit.findings.holders import holders, teams

WORKERS = [{"worker_id": "W1", "team_id": "T1"}, {"worker_id": "W2", "team_id": "T2"}, {"worker_id": "W3"}]


def held(worker: str, start: Cell, end: Cell = None, role: str = "case_holder") -> Row:
    """Give an allocation of K1."""
    return {"child_id": "K1", "worker_id": worker, "role": role, "start_on": start, "end_on": end}


@pytest.mark.parametrize(
    ("allocations", "expected"),
    [
        ([held("W1", day(5, 1))], ("W1", "T1")),
        ([held("W1", day(5, 1), day(6, 1)), held("W2", day(6, 2))], ("W2", "T2")),
        ([held("W1", day(5, 1)), held("W2", day(6, 2))], ("two", "two")),
        ([held("W1", day(5, 1)), held("W1", day(6, 2))], ("W1", "T1")),
        ([held("W1", day(5, 1), day(6, 1)), held("W2", day(4, 1), day(7, 1))], ("W2", "T2")),
        ([held("W1", day(5, 1), day(12, 12))], ("W1", "T1")),
        ([held("W2", day(6, 1)), held("W1", day(5, 1), role="co_worker")], ("W2", "T2")),
        ([held("W3", day(5, 1))], ("W3", "none")),
        ([held("W1", day(5, 1), role="co_worker")], None),
        ([held("W1", UNREAD)], None),
        ([], None),
    ],
    ids=[
        "one",
        "the one now",
        "two now",
        "one twice",
        "the latest of the past",
        "until today",
        "not the co-worker",
        "without a team",
        "nobody",
        "an unreadable start",
        "no rows",
    ],
)
def test_the_holder_and_the_team(allocations: list[dict[str, Any]], expected: tuple[str, str] | None) -> None:
    rows = [{"allocation_id": f"O{n}", **row} for n, row in enumerate(allocations)]
    frame = holders(facts_of({"allocations": rows, "workers": WORKERS}))
    found = None if frame.empty else (frame.loc["K1", "worker_id"], frame.loc["K1", "team_id"])
    assert found == expected


def test_an_export_without_allocations_has_no_holders() -> None:
    assert holders(facts_of({}, absent=("allocations",))).empty


def test_a_worker_without_a_team_has_none() -> None:
    assert teams(facts_of({"workers": WORKERS})) == {"W1": "T1", "W2": "T2", "W3": "none"}
