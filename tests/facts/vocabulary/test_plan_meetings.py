"""Core groups and reviews of a plan in one list, and the first core group."""

from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.facts.values import Numbers

PLAN = {"plan_id": "L1", "child_id": "K1", "kind": "child_protection", "start_on": day(9, 3), "end_on": day(12, 3)}
OF = {"child_id": "K1", "plan_id": "L1"}
ROWS: Rows = {
    "plans": [PLAN, {**PLAN, "plan_id": "L2"}],
    "core_groups": [
        {**OF, "core_group_id": "B2", "held_on": day(10, 15)},
        {**OF, "core_group_id": "B1", "held_on": day(9, 14)},
        {**OF, "core_group_id": "B3", "held_on": UNREAD},
        {**OF, "core_group_id": "B4", "plan_id": "L9", "held_on": day(9, 14)},
    ],
    "reviews": [
        {**OF, "review_id": "A1", "held_on": day(9, 14), "decision": "continue"},
        {**OF, "review_id": "V1", "held_on": day(11, 5), "decision": "adjourned"},
        {**OF, "review_id": "V2", "held_on": day(11, 5), "decision": "continue"},
    ],
}


def test_two_on_one_day_are_one_and_a_plan_that_is_not_there_has_none() -> None:
    table = facts_of(ROWS).table("plan_meetings")
    found = zip(table.origin.id, table.text("kind").value, table.text("decision").value, strict=True)
    assert list(found) == [
        ("L1/B2", "core_group", None),
        ("L1/B1", "core_group", None),
        ("L1/B3", "core_group", None),
        ("L1/V2", "review", "continue"),
    ]
    assert set(table.origin.table) == {"plans"}


def test_each_rests_on_its_own_record_and_knows_its_plan() -> None:
    table = facts_of(ROWS).table("plan_meetings")
    assert [(name, here.tolist(), there.tolist()) for name, here, there in table.also_from] == [
        ("core_groups", [0, 1, 2], [0, 1, 2]),
        ("reviews", [3], [2]),
    ]
    assert table.day("plan_end_on").if_settled.tolist() == [day(12, 3).toordinal()] * 4
    assert table.text("plan_kind").value.tolist() == ["child_protection"] * 4


def first(rows: Rows) -> Numbers:
    """Give the day of the first core group of each plan."""
    value = facts_of(rows).native("plans").column("first_core_group_on")
    assert isinstance(value, Numbers)
    return value


def test_the_first_core_group_of_a_plan() -> None:
    found = first({**ROWS, "core_groups": ROWS["core_groups"][:2]})
    assert found.lo[0] == found.hi[0] == day(9, 14).toordinal()
    assert found.may.tolist() == [True, False]


def test_one_that_cannot_be_read_may_have_been_earlier() -> None:
    found = first(ROWS)
    assert (found.sure[0], found.settled[0]) == (True, False)
    alone = first({**ROWS, "core_groups": ROWS["core_groups"][2:3]})
    assert (alone.sure[0], alone.may[0]) == (False, True)
