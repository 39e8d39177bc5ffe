"""Plans that follow on each other."""

from datetime import date

from tests.making import UNREAD, Row, day, facts_of

from practice_audit.facts.store import Facts


def plan(name: str, start: object, end: object = None, kind: str = "child_protection", child: str = "K1") -> Row:
    """Give one plan."""
    return {"plan_id": name, "child_id": child, "kind": kind, "start_on": start, "end_on": end}


def runs(facts: Facts) -> dict[str, tuple[str, float]]:
    """Give, by first plan, the last plan and the number of plans of each run."""
    table = facts.table("plan_runs")
    last, number = table.text("plan_id").value, table.day("plans").lo.tolist()
    return dict(zip(table.origin.id, zip(last, number, strict=True), strict=True))


def test_one_follows_up_to_the_day_after_the_end() -> None:
    first = plan("L1", day(1, 1), day(3, 5))
    assert runs(facts_of({"plans": [plan("L2", day(3, 6)), first]})) == {"L1": ("L2", 2)}
    assert runs(facts_of({"plans": [plan("L2", day(3, 7)), first]})) == {"L1": ("L1", 1), "L2": ("L2", 1)}


def test_other_kinds_and_children_stand_alone() -> None:
    rows = [
        plan("L1", day(1, 1), day(3, 5)),
        plan("L2", day(3, 5), kind="child_in_need"),
        plan("L3", day(3, 5), child="K2"),
    ]
    assert runs(facts_of({"plans": rows})) == {"L1": ("L1", 1), "L2": ("L2", 1), "L3": ("L3", 1)}


def test_the_start_of_the_first_and_the_end_of_the_last() -> None:
    table = facts_of(
        {"plans": [plan("L1", day(1, 1), day(2, 1)), plan("L2", day(2, 1), day(3, 1)), plan("L3", day(3, 2))]}
    ).table("plan_runs")
    assert table.day("first_on").lo.tolist() == [date(2012, 1, 1).toordinal()]
    assert not table.day("end_on").may[0]
    assert [name for name, _, _ in table.also_from] == ["plans"]


def test_a_day_that_could_not_be_read_puts_the_runs_of_the_child_in_doubt() -> None:
    table = facts_of({"plans": [plan("L1", day(1, 1), UNREAD), plan("L2", day(3, 6), child="K2")]}).table("plan_runs")
    assert table.population_sure is not None
    assert table.population_sure.tolist() == [False, True]


def test_a_decision_leads_to_the_run_of_its_plan() -> None:
    decisions = [
        {"decision_id": "D1", "child_id": "K1", "subject_kind": "plan", "subject_id": "L2", "decided_on": day(5, 1)},
        {"decision_id": "D2", "child_id": "K1", "subject_kind": "enquiry", "subject_id": "L2", "decided_on": day(5, 1)},
    ]
    facts = facts_of(
        {"plans": [plan("L1", day(1, 1), day(3, 5)), plan("L2", day(3, 6))], "management_decisions": decisions}
    )
    assert facts.native("management_decisions").text("plan_run_id").value.tolist() == ["L1", None]
