"""Runs of days without a case holder, or without a qualified one, held against a count of one day after the other."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, UNREAD, Rows, facts_of, shipped_book

from practice_audit.examples import records_of, with_base
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import FactTable
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.local import lay_over

FIRST = AS_AT - timedelta(days=30)
ANCHOR = {"allocation_id": "O99", "child_id": "K2", "worker_id": "W1", "role": "case_holder", "start_on": FIRST}
"""Another child's allocation: from its first day on the export is known to hold allocations."""
DATES = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
STRETCH = st.tuples(DATES, DATES, st.booleans()).map(lambda of: (min(of[:2]), None if of[2] else max(of[:2])))
ALLOCATION = st.tuples(
    st.sampled_from(["W1", "U1", "M1"]), st.sampled_from(["case_holder", "case_holder", "co_worker"]), STRETCH
)
Found = dict[date, tuple[date, bool, bool]]
"""For each first day of a run: its last day, whether it fails, whether it is set aside."""


def rows_of(allocations: list[Any], plans: list[Any], transfers: list[Any], closed: list[date]) -> Rows:
    """Give the rows of one child, who has child in need plans."""
    return {
        "allocations": [
            ANCHOR,
            *(
                {
                    "allocation_id": f"O{n}",
                    "child_id": "K1",
                    "worker_id": worker,
                    "role": role,
                    "start_on": start,
                    "end_on": end,
                }
                for n, (worker, role, (start, end)) in enumerate(allocations)
            ),
        ],
        "plans": [
            {"plan_id": f"L{n}", "child_id": "K1", "kind": "child_in_need", "start_on": start, "end_on": end}
            for n, (start, end) in enumerate(plans)
        ],
        "transfers": [
            {"transfer_id": f"T{n}", "child_id": "K1", "agreed_on": start, "completed_on": end}
            for n, (start, end) in enumerate(transfers)
        ],
        "case_closures": [{"closure_id": f"C{n}", "child_id": "K1", "closed_on": of} for n, of in enumerate(closed)],
    }


def covers(stretch: tuple[date, date | None], at: date) -> bool:
    """Whether a stretch includes a day."""
    return stretch[0] <= at and (stretch[1] is None or at <= stretch[1])


def opened_before(at: date, opened: list[date], closed: list[date]) -> date | None:
    """The first day of the open case that a day belongs to; none where it is not open."""
    day, first = at, None
    while day >= FIRST - timedelta(days=1):
        latest = max((of for of in opened if of <= day), default=None)
        if latest is None or any(latest <= of < day for of in closed):
            break
        first, day = day, day - timedelta(days=1)
    return first


def painted(
    question: str, allocations: list[Any], plans: list[Any], transfers: list[Any], closed: list[date]
) -> dict[date, tuple[bool, bool]]:
    """For each day of a run, whether it fails and whether it is set aside."""
    opened = [*(start for _, role, (start, _) in allocations if role == "case_holder"), *(start for start, _ in plans)]
    found = {}
    for at in (FIRST + timedelta(days=n) for n in range(31)):
        since = opened_before(at, opened, closed)
        if since is None:
            continue
        there = [(worker, role) for worker, role, stretch in allocations if covers(stretch, at)]
        holders = {worker for worker, role in there if role == "case_holder"}
        moving = any(covers(of, at) for of in transfers)
        if question == "qualified":
            if holders and any(covers(plan, at) for plan in plans) and not moving:
                found[at] = (holders == {"U1"}, False)
            continue
        until = next((of for of in sorted(closed) if of >= at), AS_AT)
        starts = [
            max(start, since)
            for _, role, (start, end) in allocations
            if role == "case_holder" and start <= until and (end is None or end >= since)
        ]
        if at < min(starts, default=since) or holders & {"W1", "U1"}:
            continue
        if moving and there and all(worker == "U1" for worker, _ in there):
            continue  # AL-04 reports it
        now = [
            stretch
            for worker, role, stretch in allocations
            if (worker, role) == ("M1", "case_holder") and (stretch[1] is None or stretch[1] > AS_AT)
        ]
        found[at] = (True, any(covers(stretch, at) for stretch in now))
    return found


def in_runs(days: dict[date, tuple[bool, bool]]) -> Found:
    """Put days that follow each other and are alike together."""
    found = {}
    for (_, state), group in groupby(
        enumerate(sorted(days)), lambda pair: (pair[1].toordinal() - pair[0], days[pair[1]])
    ):
        run = [at for _, at in group]
        found[run[0]] = (run[-1], *state)
    return found


def as_runs(table: FactTable, question: str) -> Found:
    """Give what the engine found of K1 in the same form."""
    found = {}
    for row, asked in enumerate(table.text("question").value):
        if asked == question and table.text("child_id").value[row] == "K1":
            last = table.day("last_day")
            to = date.fromordinal(int(last.lo[row])) if last.sure[row] else AS_AT
            first = date.fromordinal(int(table.day("first_day").lo[row]))
            assert table.day("days").lo[row] == (to - first).days + 1
            found[first] = (to, bool(table.day("fails").lo[row]), bool(table.day("set_aside").lo[row]))
    return found


RANDOM = (
    st.lists(ALLOCATION, max_size=4),
    st.lists(STRETCH, max_size=2),
    st.lists(STRETCH, max_size=1),
    st.lists(DATES, max_size=1),
)


@given(*RANDOM)
def test_runs_with_a_case_holder_are_those_of_a_count_day_by_day(
    allocations: list[Any], plans: list[Any], transfers: list[Any], closed: list[date]
) -> None:
    given = (allocations, plans, transfers, closed)
    table = facts_of(with_base(rows_of(*given))).table("holding_runs")
    assert as_runs(table, "qualified") == in_runs(painted("qualified", *given))


@given(*RANDOM)
def test_runs_without_one_are_those_of_a_count_day_by_day(
    allocations: list[Any], plans: list[Any], transfers: list[Any], closed: list[date]
) -> None:
    given = (allocations, plans, transfers, closed)
    table = facts_of(with_base(rows_of(*given))).table("holding_runs")
    assert as_runs(table, "held") == in_runs(painted("held", *given))


UNQUALIFIED = rows_of([("U1", "case_holder", (FIRST, None))], [(FIRST, None)], [], [])


def sure(rows: Rows, make: Callable[[Rows], Facts] = facts_of) -> list[bool]:
    """Whether each run of K1 is surely one."""
    table = make(with_base(rows)).table("holding_runs")
    assert table.population_sure is not None
    return [
        bool(known)
        for known, child in zip(table.population_sure, table.text("child_id").value, strict=True)
        if child == "K1"
    ]


def test_the_key_is_the_child_and_the_first_day() -> None:
    assert f"K1/{FIRST}" in facts_of(with_base(UNQUALIFIED)).table("holding_runs").origin.id.tolist()


def test_a_worker_of_whom_it_is_not_recorded_whether_they_are_qualified_makes_a_doubt() -> None:
    assert sure(UNQUALIFIED) == [True]
    assert sure({**UNQUALIFIED, "workers": [{"worker_id": "U1"}]}) == [False]
    assert sure({**UNQUALIFIED, "allocations": [{**UNQUALIFIED["allocations"][1], "worker_id": "X9"}]}) == [False]


def test_a_date_that_could_not_be_read_makes_a_doubt() -> None:
    assert sure(
        {
            **UNQUALIFIED,
            "plans": [
                *UNQUALIFIED["plans"],
                {"plan_id": "L9", "child_id": "K1", "kind": "child_protection", "start_on": UNREAD},
            ],
        }
    ) == [False]


def test_before_its_first_allocation_a_case_is_judged_from_the_day_after_its_referral_was_to_be_allocated() -> None:
    accepted = {
        "referral_id": "R1",
        "child_id": "K1",
        "received_on": FIRST,
        "decision": "assessment",
        "decided_on": FIRST,
    }
    found = as_runs(
        facts_of(with_base({"allocations": [ANCHOR], "referrals": [accepted]})).table("holding_runs"), "held"
    )
    assert found == {FIRST + timedelta(days=3): (AS_AT, True, False)}  # Monday, two working days, Thursday


def test_from_the_day_of_the_setting_another_practitioner_may_lead_a_child_in_need_case() -> None:
    book = shipped_book()
    local = lay_over(book.local, None, {"cin_other_lead_from": FIRST + timedelta(days=10)})
    facts = Facts(records_of(with_base(UNQUALIFIED), AS_AT), Rulebook(book.rules, local, book.exemptions, book.links))
    before, after = FIRST + timedelta(days=9), FIRST + timedelta(days=10)
    assert as_runs(facts.table("holding_runs"), "qualified") == {
        FIRST: (before, True, False),
        after: (AS_AT, True, True),
    }


def test_it_rests_on_the_records_that_reach_into_it_and_on_its_workers() -> None:
    gone = {
        "plan_id": "L9",
        "child_id": "K1",
        "kind": "child_protection",
        "start_on": date(2011, 1, 3),
        "end_on": date(2011, 2, 1),
    }
    table = facts_of(with_base({**UNQUALIFIED, "plans": [gone, *UNQUALIFIED["plans"]]})).table("holding_runs")
    rests = {name: set(there.tolist()) for name, _, there in table.also_from}
    assert rests["plans"] == {1}
    assert set(rests) == {"allocations", "plans", "workers"}
