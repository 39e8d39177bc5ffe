"""Each child says what its export keeps at all."""

from typing import Any

import pytest
from tests.making import AS_AT, UNREAD, day, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.values import Numbers

CHILDREN = [{"child_id": "K1"}, {"child_id": "K2"}]
CHECK = {"check_id": "G1", "child_id": "K9", "subject_id": "C9", "requested_on": day(11, 20)}


def kept(column: str, rows: dict[str, list[dict[str, Any]]], absent: tuple[str, ...] = ()) -> Numbers:
    """Give a flag of both children."""
    value = facts_of({"children": CHILDREN, **rows}, absent=absent).native("children").column(column)
    assert isinstance(value, Numbers)
    return value


@pytest.mark.parametrize("table", ["chronology", "early_help", "reviews"])
def test_a_table_without_rows_is_kept_and_an_absent_one_is_not(table: str) -> None:
    assert kept(f"{table}_kept", {}).if_settled.tolist() == [1, 1]
    assert kept(f"{table}_kept", {}, (table,)).if_settled.tolist() == [0, 0]


@pytest.mark.parametrize(("kind", "flag"), [("contact", 1), ("referral", 0)])
def test_one_check_of_a_contact_shows_that_such_checks_are_kept(kind: str, flag: int) -> None:
    assert (
        kept("contact_checks_kept", {"agency_checks": [{**CHECK, "subject_kind": kind}]}).if_settled.tolist()
        == [flag] * 2
    )


def test_a_check_of_something_that_cannot_be_read_leaves_it_in_doubt() -> None:
    assert not kept("contact_checks_kept", {"agency_checks": [{**CHECK, "subject_kind": UNREAD}]}).settled.any()


@pytest.mark.parametrize(
    ("inferred", "kind", "kept"),
    [
        ({}, "child_protection", True),
        ({"kind": "says"}, "child_protection", False),
        ({"kind": "says"}, "section_47", True),
    ],
    ids=["nothing is said of kinds", "of plans only", "one of an enquiry"],
)
def test_visits_of_enquiries_are_kept_unless_the_reader_says_of_what_kinds_they_are(
    inferred: dict[str, str], kind: str, *, kept: bool
) -> None:
    facts = facts_of(with_base({"visits": [{"visit_id": "V1", "child_id": "K1", "visited_on": AS_AT, "kind": kind}]}))
    facts.records.tables["visits"].inferred.update(inferred)
    assert bool(facts.native("children").day("enquiry_visits_kept").lo[0]) is kept
