"""How an enquiry moved: the last activity and the longest time without one."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, UNREAD, Rows, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.tables import FactTable
from practice_audit.working_days import working_days_after

FIRST = AS_AT - timedelta(days=40)
DATES = st.integers(-3, 40).map(lambda n: FIRST + timedelta(days=n))


def rows_of(seen: list[date], decided: list[date], completed: date | None = None) -> Rows:
    """Give the rows of one enquiry."""
    return {
        "section_47_enquiries": [
            {"enquiry_id": "Q1", "child_id": "K1", "started_on": FIRST, "completed_on": completed}
        ],
        "visits": [
            {"visit_id": f"V{n}", "child_id": "K1", "visited_on": on, "seen": True} for n, on in enumerate(seen)
        ],
        "management_decisions": [
            {"decision_id": f"D{n}", "child_id": "K1", "decided_on": on} for n, on in enumerate(decided)
        ],
    }


def movement(rows: Rows) -> FactTable:
    """Give the table."""
    return facts_of(with_base(rows)).table("enquiry_movement")


def at(table: FactTable, column: str) -> date | None:
    """The day in the first row."""
    value = table.day(column)
    return date.fromordinal(int(value.lo[0])) if value.sure[0] else None


@given(
    st.lists(DATES, max_size=4),
    st.lists(DATES, max_size=3),
    st.none() | st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n)),
)
def test_gaps_run_from_one_activity_to_the_next(seen: list[date], decided: list[date], completed: date | None) -> None:
    table = movement(rows_of(seen, decided, completed))
    inside = sorted(
        {
            FIRST,
            *(on for on in [*seen, *decided] if FIRST <= on <= (completed or AS_AT)),
            *([completed] if completed else []),
        }
    )
    assert at(table, "since") == (None if completed else inside[-1])
    gaps = [(working_days_after(a.toordinal(), b.toordinal()), a, b) for a, b in pairwise(inside)]
    longest = max(gaps, key=lambda gap: gap[0], default=(0, None, None))
    assert (at(table, "quiet_from"), at(table, "quiet_to")) == longest[1:]
    assert not gaps or table.day("quiet_days").lo[0] == longest[0]


def test_its_key_is_the_enquirys() -> None:
    origin = movement(rows_of([], [])).origin
    assert (origin.table.tolist(), origin.id.tolist()) == (["section_47_enquiries"], ["Q1"])


def test_a_visit_at_which_the_child_was_not_seen_is_no_activity() -> None:
    rows = rows_of([FIRST + timedelta(days=9)], [])
    assert at(movement({**rows, "visits": [{**rows["visits"][0], "seen": False}]}), "since") == FIRST


def test_an_activity_whose_day_could_not_be_read_makes_a_doubt() -> None:
    for rows, expected in (
        (rows_of([FIRST], []), True),
        (
            {**rows_of([], []), "visits": [{"visit_id": "V1", "child_id": "K1", "visited_on": UNREAD, "seen": True}]},
            False,
        ),
    ):
        known = movement(rows).population_sure
        assert known is not None
        assert known.tolist() == [expected]


def test_it_rests_on_what_happened_in_it() -> None:
    table = movement(rows_of([FIRST - timedelta(days=1), FIRST], [FIRST]))
    assert [(name, there.tolist()) for name, _, there in table.also_from] == [
        ("visits", [1]),
        ("management_decisions", [0]),
    ]
