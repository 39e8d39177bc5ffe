"""Linked records: a record, another one that it names, and whether both are of one child."""

from tests.making import Rows, day, facts_of

from practice_audit.examples import with_base

PLANS: Rows = {"plans": [{"plan_id": "P1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}]}
REVIEW = {"review_id": "R1", "child_id": "K2", "plan_id": "P1", "held_on": day(6, 1)}


def links(rows: Rows) -> list[tuple[str, str, str, str | None, float]]:
    """Give each link: the record, the column, what it names, whose child that is, whether they are of one family."""
    table = facts_of(with_base(rows)).table("linked_records")
    named = [table.text(name).value for name in ("link", "linked_id", "linked_child_id")]
    return list(zip(table.origin.id, *named, table.day("same_family").lo, strict=True))


def test_a_reference_and_the_child_of_what_it_names() -> None:
    assert links({**PLANS, "reviews": [REVIEW]}) == [("R1", "plan_id", "P1", "K1", 0)]


def test_a_reference_by_kind() -> None:
    rows: Rows = {
        "contacts": [{"contact_id": "C1", "child_id": "K1", "received_on": day(5, 1)}],
        "actions": [
            {"action_id": "A1", "child_id": "K2", "subject_kind": "contact", "subject_id": "C1"},
            {"action_id": "A2", "child_id": "K2", "subject_kind": "referral", "subject_id": "C1"},
        ],
    }
    assert links(rows) == [("A1", "subject_id", "C1", "K1", 0)]


def test_brothers_and_sisters_have_one_family_that_is_filled() -> None:
    for family, same in (("F1", 1), (None, 0)):
        children = [{"child_id": name, "family_id": family} for name in ("K1", "K2")]
        assert links({**PLANS, "children": children, "reviews": [REVIEW]})[0][-1] == same


def test_what_is_not_in_the_export_or_has_no_child_is_no_link() -> None:
    assert (
        links({"reviews": [REVIEW], "allocations": [{"allocation_id": "A1", "child_id": "K1", "worker_id": "W1"}]})
        == []
    )
