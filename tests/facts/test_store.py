"""All facts of one export: what is present, links between records, families."""

from tests.making import Rows, day, facts_of

ROWS: Rows = {
    "children": [{"child_id": "K1", "family_id": "F1"}, {"child_id": "K2"}, {"child_id": None}],
    "referrals": [
        {"referral_id": "R1", "child_id": "K1", "received_on": day(5, 1), "decision": "assessment"},
        {"referral_id": "R2", "child_id": "K1", "received_on": day(5, 8), "decision": "assessment"},
        {"referral_id": "R3", "child_id": "K1", "received_on": day(5, 9), "decision": "no_further_action"},
    ],
    "assessments": [
        {"assessment_id": "A1", "child_id": "K1", "referral_id": "R1", "started_on": day(5, 10)},
        {"assessment_id": "A2", "child_id": "K1", "started_on": day(5, 10)},
        {"assessment_id": "A3", "child_id": "K1", "referral_id": "R9", "started_on": day(5, 10)},
        {"assessment_id": "A4", "child_id": "K2", "started_on": day(5, 10)},
    ],
}


def test_a_named_link_goes_by_the_id_where_it_is_filled_and_else_is_looked_up() -> None:
    link = facts_of(ROWS).native("assessments").follow("referral")
    assert link.positions.tolist() == [0, 1, -1, -1]
    assert link.unsure.tolist() == [False, False, True, False], "an id that is not there is a broken link"


def test_children_of_a_family_are_one_case() -> None:
    assert facts_of(ROWS).families == {"K1": "family F1", "K2": "child K2"}


def test_what_is_in_the_export() -> None:
    facts = facts_of(ROWS, absent=("plans", "visits.seen"))
    assert facts.is_present("visits")
    assert not facts.is_present("plans")
    assert not facts.is_present("plans", "kind")
    assert facts.is_present("visits", "child_id")
    assert not facts.is_present("visits", "seen")
    assert facts.is_present("opening_events"), "the vocabulary is always there"


def test_a_table_of_the_vocabulary_is_made_once() -> None:
    facts = facts_of(ROWS)
    assert facts.table("opening_events") is facts.table("opening_events")
    assert facts.table("visits") is facts.native("visits")
