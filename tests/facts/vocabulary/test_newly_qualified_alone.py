"""Runs of a newly qualified worker alone with a complex case, held against a count of one day after the other."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, UNREAD, Rows, day, facts_of, shipped_book

from practice_audit.examples import records_of, with_base
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import FactTable
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.local import lay_over
from practice_audit.working_days import working_days_in

GRACE = 5
"""Working days, the shipped nq_alone_grace_wd."""
FIRST = AS_AT - timedelta(days=40)
NEW = (day(9, 3), day(9, 2, 2013))
"""The supported first year of N1 in the base records; W1 is long qualified."""
DATES = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
STRETCH = st.one_of(st.tuples(DATES, st.none()), st.tuples(DATES, DATES).map(lambda both: (min(both), max(both))))
ALLOCATION = st.tuples(
    st.sampled_from(["N1", "N1", "W1"]), st.sampled_from(["case_holder", "case_holder", "co_worker"]), STRETCH
)


def rows_of(allocations: list[Any], plans: list[Any], enquiries: list[Any], closed: list[date]) -> Rows:
    """Give the rows of one child."""
    return {
        "allocations": [
            {
                "allocation_id": f"O{n}",
                "child_id": "K1",
                "worker_id": worker,
                "role": role,
                "start_on": start,
                "end_on": end,
            }
            for n, (worker, role, (start, end)) in enumerate(allocations)
        ],
        "plans": [
            {"plan_id": f"L{n}", "child_id": "K1", "kind": "child_protection", "start_on": start, "end_on": end}
            for n, (start, end) in enumerate(plans)
        ],
        "section_47_enquiries": [
            {"enquiry_id": f"E{n}", "child_id": "K1", "started_on": start, "completed_on": end}
            for n, (start, end) in enumerate(enquiries)
        ],
        "case_closures": [{"closure_id": f"C{n}", "child_id": "K1", "closed_on": of} for n, of in enumerate(closed)],
    }


def covers(stretch: tuple[date, date | None], at: date, *, through: bool = True) -> bool:
    """Whether a stretch includes a day."""
    start, end = stretch
    return start <= at and (end is None or at < end or (through and at == end))


def states(allocations: list[Any], plans: list[Any], enquiries: list[Any], closed: list[date]) -> dict[date, bool]:
    """For each day of a run, whether nobody experienced was there."""
    opened = [
        *(start for _, role, (start, _) in allocations if role == "case_holder"),
        *(start for start, _ in plans),
        *(start for start, _ in enquiries),
    ]
    known_from = min((start for _, _, (start, _) in allocations), default=AS_AT)
    found = {}
    for at in (known_from + timedelta(days=n) for n in range((AS_AT - known_from).days + 1)):
        latest = max((of for of in opened if of <= at), default=None)
        is_open = latest is not None and not any(latest <= of < at for of in closed)
        is_complex = any(covers(plan, at) for plan in plans) or any(covers(of, at, through=False) for of in enquiries)
        there = [(worker, role) for worker, role, stretch in allocations if covers(stretch, at)]
        holders = [worker for worker, role in there if role == "case_holder"]
        if is_open and is_complex and holders and set(holders) == {"N1"}:
            found[at] = ("W1", "co_worker") not in there
    return found


def runs(states: dict[date, bool]) -> dict[date, tuple[date, date | None, date | None, int]]:
    """For each first day of a run: its last day, and first day, last day and working days of the part that counts."""
    found: dict[date, tuple[date, date | None, date | None, int]] = {}
    for _, group in groupby(enumerate(sorted(states)), lambda pair: pair[1].toordinal() - pair[0]):
        days = [at for _, at in group]
        parts = [
            [at for _, at in part]
            for alone, part in groupby(((states[at], at) for at in days), lambda pair: pair[0])
            if alone
        ]
        longest = max(parts, key=lambda part: working(part[0], part[-1]), default=None)
        now = next((part for part in parts if part[-1] == AS_AT), None)
        hides = now and longest and working(now[0], now[-1]) <= GRACE < working(longest[0], longest[-1])
        best = longest if hides or not now else now
        found[days[0]] = (
            (days[-1], best[0], best[-1], working(best[0], best[-1])) if best else (days[-1], None, None, 0)
        )
    return found


def working(first: date, last: date) -> int:
    """Count the working days of a part."""
    return working_days_in(first.toordinal(), last.toordinal())


def as_runs(table: FactTable) -> dict[date, tuple[date, date | None, date | None, int]]:
    """Give what the engine found in the same form."""
    columns = {}
    for name in ("first_day", "last_day", "alone_from", "alone_to", "alone_days"):
        value = table.day(name)
        columns[name] = [float(lo) if sure else None for lo, sure in zip(value.lo, value.sure, strict=True)]

    def at(name: str, row: int) -> date | None:
        found = columns[name][row]
        return None if found is None else date.fromordinal(int(found))

    result = {}
    for row in range(table.size):
        first, since = at("first_day", row), at("alone_from", row)
        assert first is not None
        to = None if since is None else at("alone_to", row) or AS_AT
        result[first] = (at("last_day", row) or AS_AT, since, to, int(columns["alone_days"][row] or 0))
    return result


@given(
    st.lists(ALLOCATION, max_size=4),
    st.lists(STRETCH, max_size=2),
    st.lists(STRETCH, max_size=1),
    st.lists(DATES, max_size=1),
)
def test_runs_are_those_of_a_count_day_by_day(
    allocations: list[Any], plans: list[Any], enquiries: list[Any], closed: list[date]
) -> None:
    facts = facts_of(with_base(rows_of(allocations, plans, enquiries, closed)))
    assert as_runs(facts.table("newly_qualified_alone")) == runs(states(allocations, plans, enquiries, closed))


ALONE = rows_of([("N1", "case_holder", (FIRST, None))], [(FIRST, None)], [], [])


def sure(rows: Rows) -> list[bool]:
    """Whether each run is surely one."""
    table = facts_of(with_base(rows)).table("newly_qualified_alone")
    assert table.population_sure is not None
    return [bool(each) for each in table.population_sure]


def test_a_short_stretch_now_does_not_hide_a_long_one_that_ended() -> None:
    helped = [("N1", "case_holder", (FIRST, None)), ("W1", "co_worker", (day(11, 10), day(12, 5)))]
    table = facts_of(with_base(rows_of(helped, [(FIRST, None)], [], []))).table("newly_qualified_alone")
    assert [date.fromordinal(int(of)) for of in table.day("alone_to").lo] == [day(11, 9)]


def test_the_key_is_the_child_and_the_first_day() -> None:
    assert facts_of(with_base(ALONE)).table("newly_qualified_alone").origin.id.tolist() == [f"K1/{FIRST}"]


def test_a_run_with_a_worker_of_whom_nothing_is_recorded_is_in_doubt() -> None:
    unknown = [{"worker_id": "N1", "qualified": True}]
    assert sure(ALONE) == [True]
    assert sure({**ALONE, "workers": unknown}) == [False]


def test_a_run_in_which_a_date_could_not_be_read_is_in_doubt() -> None:
    co_worker = {"allocation_id": "O9", "child_id": "K1", "worker_id": "W1", "role": "co_worker", "start_on": FIRST}
    beside = [*ALONE["allocations"], {**co_worker, "end_on": UNREAD}]
    assert sure({**ALONE, "allocations": beside}) == [False]
    assert sure({**ALONE, "plans": [{**ALONE["plans"][0], "end_on": UNREAD}]}) == [False]
    year = [{"worker_id": "N1", "qualified": True, "support_year_start": UNREAD}]
    assert sure({**ALONE, "workers": year}) == [False]


def test_a_plan_that_may_have_begun_makes_a_run_that_may_be_one() -> None:
    assert sure({**ALONE, "plans": [{**ALONE["plans"][0], "start_on": UNREAD}]}) == [False]


def test_it_rests_on_the_records_of_the_child_and_on_its_workers() -> None:
    table = facts_of(with_base(ALONE)).table("newly_qualified_alone")
    names = {name for name, _, _ in table.also_from}
    assert names == {"allocations", "plans", "workers"}


def test_an_authority_may_count_a_child_in_care_as_complex() -> None:
    rows = {**ALONE, "plans": [], "care_episodes": [{"episode_id": "CE1", "child_id": "K1", "start_on": FIRST}]}
    book = shipped_book()
    for complex_care, expected in ((False, 0), (True, 1)):
        local = lay_over(book.local, None, {"complex_care": complex_care})
        facts = Facts(records_of(with_base(rows), AS_AT), Rulebook(book.rules, local, book.exemptions, book.links))
        assert facts.table("newly_qualified_alone").size == expected
