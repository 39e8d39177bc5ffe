"""The significant events of one day are one."""

from tests.making import UNREAD, Rows, day, facts_of

PLAN = {"child_id": "K1", "kind": "child_protection"}
ROWS: Rows = {
    "children": [{"child_id": "K1"}, {"child_id": "K2"}],
    "plans": [
        {**PLAN, "plan_id": "L1", "start_on": day(5, 1), "end_on": day(6, 1)},
        {**PLAN, "plan_id": "L2", "start_on": day(7, 1), "kind": UNREAD},
        {**PLAN, "plan_id": "L3", "start_on": UNREAD},
    ],
    "conferences": [{"conference_id": "F1", "child_id": "K1", "held_on": day(5, 1)}],
    "missing_episodes": [
        {"episode_id": "M/1", "child_id": "K2", "missing_on": day(5, 1)},
        {"episode_id": "M2", "child_id": "K1", "missing_on": day(7, 1)},
    ],
}


def test_each_day_of_a_child_has_its_names_and_the_key_of_its_first_record() -> None:
    table = facts_of(ROWS).table("significant_days")
    assert dict(zip(table.origin.id, table.text("names").value, strict=True)) == {
        "K1/conferences:F1": "conference and start of a plan",
        "K1/plans:L1:end": "end of a plan",
        "K2/missing_episodes:M%2F1": "missing episode",
        "K1/missing_episodes:M2": "missing episode and start of a plan",
        "K1/plans:L3": "start of a plan",
    }


def test_a_sure_event_makes_the_day_sure_and_one_without_a_day_stays_in_doubt() -> None:
    table = facts_of(ROWS).table("significant_days")
    settled = dict(zip(table.origin.id, table.day("on").settled.tolist(), strict=True))
    assert settled["K1/missing_episodes:M2"]
    assert not settled["K1/plans:L3"]


def test_a_day_rests_on_all_its_records() -> None:
    table = facts_of(ROWS).table("significant_days")
    row = table.origin.id.tolist().index("K1/conferences:F1")
    rests = {
        (name, int(there))
        for name, rows, positions in table.also_from
        for here, there in zip(rows, positions, strict=True)
        if here == row
    }
    assert rests == {("conferences", 0), ("plans", 0)}
