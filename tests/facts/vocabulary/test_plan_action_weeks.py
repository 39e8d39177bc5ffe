"""What falls to one owner in one week of a plan."""

from tests.making import UNREAD, Row, day, facts_of

from practice_audit.facts.tables import FactTable


def weeks(*actions: Row) -> FactTable:
    """Give the weeks of one plan with these actions."""
    rows = [
        {"plan_action_id": f"A{number}", "plan_id": "L1", "child_id": "K1", **action}
        for number, action in enumerate(actions, start=1)
    ]
    plan = {"plan_id": "L1", "child_id": "K1", "kind": "child_in_need", "start_on": day(6, 1)}
    return facts_of({"plans": [plan], "plan_actions": rows}).table("plan_action_weeks")


def counted(table: FactTable) -> dict[str, tuple[float, float]]:
    """Give the least and greatest number of actions of each week, by key."""
    actions = table.day("actions")
    return dict(zip(table.origin.id, zip(actions.lo.tolist(), actions.hi.tolist(), strict=True), strict=True))


def test_a_week_runs_from_monday_to_sunday() -> None:
    table = weeks(*({"owner": "Mother", "due_on": day(12, of)} for of in (9, 10, 16, 17)))
    assert counted(table) == {
        "L1/mother/2012-12-03": (1, 1),
        "L1/mother/2012-12-10": (2, 2),
        "L1/mother/2012-12-17": (1, 1),
    }


def test_owners_are_compared_without_case_and_punctuation_and_their_key_is_safe() -> None:
    table = weeks({"owner": "Aunt Mary", "due_on": day(12, 10)}, {"owner": " aunt mary. ", "due_on": day(12, 11)})
    assert counted(table) == {"L1/aunt%20mary/2012-12-10": (2, 2)}
    assert table.text("owner").value.tolist() == ["Aunt Mary"]


def test_only_live_actions_with_an_owner_count() -> None:
    table = weeks(
        {"owner": "Mother", "due_on": day(12, 10), "status": "done"},
        {"owner": "Mother", "due_on": day(12, 10), "completed_on": day(12, 1)},
        {"owner": "TBC", "due_on": day(12, 10)},
        {"due_on": day(12, 10)},
    )
    assert counted(table) == {}


def test_what_could_not_be_read_may_be_one_more() -> None:
    table = weeks(
        {"owner": "Mother", "due_on": day(12, 10)},
        {"owner": "Mother", "due_on": UNREAD},
        {"owner": UNREAD, "due_on": day(12, 10)},
        {"owner": "Mother", "due_on": day(12, 10), "status": UNREAD},
        {"owner": "Father", "due_on": day(12, 10), "status": UNREAD},
    )
    assert counted(table) == {"L1/father/2012-12-10": (0, 2), "L1/mother/2012-12-10": (1, 4)}
    assert table.population_sure is not None
    assert table.population_sure.tolist() == [False, True]
