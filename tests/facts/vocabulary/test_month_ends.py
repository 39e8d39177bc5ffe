"""Who held each case at the end of each month, and what hangs on it."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, facts_of

from practice_audit.examples import with_base

STARTS = st.lists(st.tuples(st.integers(0, 300), st.none() | st.integers(0, 120)), max_size=4)


@given(STARTS)
def test_the_holder_on_a_day_is_one_whose_allocation_covers_it(spans: list[tuple[int, int | None]]) -> None:
    rows = [
        {
            "allocation_id": f"A{n}",
            "child_id": "K1",
            "worker_id": "W1" if n % 2 else "W2",
            "role": "case_holder",
            "start_on": AS_AT - timedelta(days=back),
            "end_on": None if days is None else min(AS_AT, AS_AT - timedelta(days=back - days)),
        }
        for n, (back, days) in enumerate(spans)
    ]
    table = facts_of(with_base({"allocations": rows, "children": [{"child_id": "K1"}]})).table("month_ends")
    assert table.size == 12
    for row in range(table.size):
        on = date.fromordinal(int(table.day("on").lo[row]))
        holding = sorted(
            str(one["worker_id"])
            for one in rows
            if one["start_on"] <= on and (one["end_on"] is None or one["end_on"] >= on)  # type: ignore[operator]
        )
        assert table.text("holder_id").value[row] == (holding[0] if holding else None)
        wanted = {"W1": "T1", "W2": "T2"}.get(holding[0], "none") if holding else "none"
        assert table.text("team_id").value[row] == wanted


def test_a_case_is_open_through_the_day_on_which_it_is_closed() -> None:
    rows = {
        "referrals": [
            {"referral_id": "R1", "child_id": "K1", "received_on": date(2012, 9, 5), "decision": "assessment"}
        ],
        "case_closures": [{"closure_id": "C1", "child_id": "K1", "closed_on": date(2012, 10, 31)}],
    }
    table = facts_of(with_base(rows)).table("month_ends")
    is_open = dict(zip(table.text("month").value, table.day("is_open").lo, strict=True))
    assert [is_open[f"2012-{month:02}"] for month in (8, 9, 10, 11)] == [0, 1, 1, 0]


def test_episodes_in_the_window_before_a_months_end_are_counted_but_not_those_from_school() -> None:
    ends = date(2012, 11, 30)
    days = [ends, ends - timedelta(days=89), ends - timedelta(days=90)]
    rows = [
        {"episode_id": f"M{n}", "child_id": "K1", "missing_from": "home", "missing_on": on} for n, on in enumerate(days)
    ]
    rows.append({"episode_id": "M9", "child_id": "K1", "missing_from": "education", "missing_on": ends})
    table = facts_of(with_base({"missing_episodes": rows})).table("month_ends")
    assert table.day("missing_times").lo[table.text("month").value == "2012-11"].tolist() == [2]


def test_the_team_of_an_audit_is_that_of_the_holder_at_the_end_of_its_month() -> None:
    held = {"child_id": "K1", "role": "case_holder"}
    rows = {
        "audits": [
            {"audit_id": f"U{n}", "child_id": "K1", "audited_on": on} for n, on in enumerate([date(2012, 10, 3), "??"])
        ],
        "allocations": [
            {
                **held,
                "allocation_id": "A1",
                "worker_id": "W1",
                "start_on": date(2012, 9, 1),
                "end_on": date(2012, 10, 20),
            },
            {**held, "allocation_id": "A2", "worker_id": "W2", "start_on": date(2012, 10, 21)},
        ],
    }
    team = facts_of(with_base(rows)).native("audits").text("month_end_team_id")
    assert team.value[0] == "T2"
    assert np.array_equal(team.known, [True, False])
