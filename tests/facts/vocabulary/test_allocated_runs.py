"""Runs of days with several case holders, or inside a transfer, held against a count of one day after the other."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, UNREAD, Cell, Rows, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.tables import FactTable

FIRST = AS_AT - timedelta(days=30)
DATES = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
STRETCH = st.tuples(DATES, DATES, st.booleans()).map(lambda of: (min(of[:2]), None if of[2] else max(of[:2])))
ALLOCATION = st.tuples(st.sampled_from(["W1", "W2", "U1"]), st.sampled_from(["case_holder", "co_worker"]), STRETCH)
PLAN = {"plan_id": "L1", "child_id": "K1", "kind": "child_in_need", "start_on": FIRST}
ANCHOR = {"allocation_id": "O99", "child_id": "K2", "worker_id": "W1", "role": "case_holder", "start_on": FIRST}
Found = dict[date, tuple[date, bool]]


def allocation(number: int, worker: str | None, role: str, start: Cell, end: Cell = None) -> dict[str, Any]:
    """Give a row."""
    return {
        "allocation_id": f"O{number}",
        "child_id": "K1",
        "worker_id": worker,
        "role": role,
        "start_on": start,
        "end_on": end,
    }


def rows_of(allocations: list[Any], transfers: list[Any]) -> Rows:
    """Give the rows of a child whose case is open throughout."""
    return {
        "plans": [PLAN],
        "allocations": [ANCHOR, *(allocation(n, who, role, *of) for n, (who, role, of) in enumerate(allocations))],
        "transfers": [
            {"transfer_id": f"T{n}", "child_id": "K1", "agreed_on": start, "completed_on": end}
            for n, (start, end) in enumerate(transfers)
        ],
    }


def test_a_case_opened_on_a_day_that_cannot_be_read_is_in_doubt_and_not_passed_over() -> None:
    rows = {
        "allocations": [ANCHOR, allocation(1, "U1", "case_holder", UNREAD)],
        "transfers": [{"transfer_id": "T1", "child_id": "K1", "agreed_on": FIRST, "completed_on": AS_AT}],
    }
    table = facts_of(with_base(rows)).table("allocated_runs")
    assert list(table.text("child_id").value) == ["K1"]
    assert table.population_sure is not None
    assert not table.population_sure.any()


def covers(stretch: tuple[date, date | None], at: date) -> bool:
    """Whether a stretch includes a day."""
    return stretch[0] <= at and (stretch[1] is None or at <= stretch[1])


def counted(question: str, allocations: list[Any], transfers: list[Any]) -> Found:
    """For each first day of a run its last day, and whether it fails."""
    states = []
    for at in (FIRST + timedelta(days=n) for n in range(31)):
        there = [(worker, role) for worker, role, stretch in allocations if covers(stretch, at)]
        holders = {worker for worker, role in there if role == "case_holder"}
        if question == "several":
            state = True if len(holders) > 1 else None
        else:
            asked = there and any(covers(of, at) for of in transfers)
            state = all(worker == "U1" for worker, _ in there) if asked else None
        states.append((at, state))
    found = {}
    for state, group in groupby(states, key=lambda of: of[1]):
        days = [at for at, _ in group]
        if state is not None:
            found[days[0]] = (days[-1], state)
    return found


def as_runs(table: FactTable, question: str) -> Found:
    """Give the runs of K1 as `counted` does."""
    asked, child = table.text("question").value, table.text("child_id").value
    first, last, fails = (table.day(name) for name in ("first_day", "last_day", "fails"))
    return {
        date.fromordinal(int(first.lo[row])): (
            date.fromordinal(int(last.lo[row])) if last.sure[row] else AS_AT,
            bool(fails.lo[row]),
        )
        for row in range(table.size)
        if (asked[row], child[row]) == (question, "K1")
    }


@pytest.mark.parametrize("question", ["several", "moving"])
@given(allocations=st.lists(ALLOCATION, max_size=5), transfers=st.lists(STRETCH, max_size=2))
def test_runs_are_those_of_a_count_day_by_day(question: str, allocations: list[Any], transfers: list[Any]) -> None:
    table = facts_of(with_base(rows_of(allocations, transfers))).table("allocated_runs")
    assert as_runs(table, question) == counted(question, allocations, transfers)


BOTH = [allocation(1, "W1", "case_holder", FIRST), allocation(2, "W2", "case_holder", FIRST + timedelta(days=5))]
MOVING = {"transfer_id": "T1", "child_id": "K1", "agreed_on": FIRST}


def sure(rows: Rows, question: str) -> list[bool]:
    """Whether each run of a question is surely one."""
    table = facts_of(with_base({"plans": [PLAN], **rows})).table("allocated_runs")
    assert table.population_sure is not None
    asked = table.text("question").value == question
    return [bool(known) for known in table.population_sure[asked]]


def test_what_cannot_be_read_makes_a_doubt_only_where_it_changes_a_run() -> None:
    third = allocation(3, "M1", "case_holder", FIRST + timedelta(days=9), UNREAD)
    assert sure({"allocations": BOTH}, "several") == [True]
    assert sure({"allocations": [*BOTH, third]}, "several") == [True]
    assert sure({"allocations": [BOTH[0], third]}, "several") == [False]
    assert sure({"allocations": [BOTH[0], {**BOTH[1], "role": UNREAD}]}, "several") == [False]
    assert sure({"allocations": [BOTH[0], {**BOTH[1], "worker_id": None}]}, "several") == [False]


def test_a_closure_that_cannot_be_read_makes_a_doubt() -> None:
    closure = {"closure_id": "C1", "child_id": "K1", "closed_on": UNREAD}
    assert sure({"allocations": BOTH, "case_closures": [closure]}, "several") == [False]


def test_a_worker_of_whom_it_is_not_recorded_whether_they_are_qualified_makes_a_doubt() -> None:
    of = [allocation(1, "U1", "case_holder", FIRST)]
    assert sure({"allocations": of, "transfers": [MOVING]}, "moving") == [True]
    assert sure({"allocations": of, "transfers": [MOVING], "workers": [{"worker_id": "U1"}]}, "moving") == [False]
    assert sure({"allocations": of, "transfers": [{**MOVING, "completed_on": UNREAD}]}, "moving") == [False]


def test_it_rests_on_its_allocations_and_transfers() -> None:
    table = facts_of(with_base({"plans": [PLAN], "allocations": BOTH, "transfers": [MOVING]})).table("allocated_runs")
    assert {name for name, _, _ in table.also_from} == {"allocations", "plans", "workers", "transfers"}
    assert f"K1/{FIRST}" in table.origin.id.tolist()
