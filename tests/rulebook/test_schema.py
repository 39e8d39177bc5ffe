"""Which columns and steps a subject has."""

from tests.making import rule_of, shipped_book

from practice_audit.facts.store import COLUMN_MAKERS, MAKERS
from practice_audit.facts.vocabulary import open_cases
from practice_audit.rulebook.schema import DERIVED_COLUMNS, VOCABULARY, known_table, shape_of, subject_shape

LINKS = shipped_book().link_targets


def shape(text: str) -> tuple[set[str], dict[str, str]]:
    """Give the columns and steps of a rule's subject."""
    found = subject_shape(rule_of(f"{text}\nforbid: {{where: True == True}}"), LINKS)
    return set(found.columns), found.steps


def test_every_table_and_column_of_the_vocabulary_is_made_and_none_else() -> None:
    assert open_cases
    assert set(MAKERS) == set(VOCABULARY)
    assert set(COLUMN_MAKERS) == {(table, column) for table, columns in DERIVED_COLUMNS.items() for column in columns}


def test_a_row_leads_to_what_it_refers_to_and_to_what_is_linked() -> None:
    assert shape_of("plans", LINKS).steps["child"] == "children"
    assert LINKS["plans"].items() <= shape_of("plans", LINKS).steps.items()


def test_several_tables_have_what_they_share_and_what_is_read_under_one_name() -> None:
    columns, steps = shape(
        "for_each: {asked: [contacts, referrals]}\nreads: {way: {contacts: contact_id, referrals: referral_id}}"
    )
    assert {"child_id", "received_on", "way", "table"} <= columns
    assert "referral_id" not in columns
    assert steps["child"] == "children"


def test_an_interval_has_days_and_its_period() -> None:
    text = (
        "for_each: {gap: {interval: {of: {plan: plans}, from: plan.start_on, to: plan.end_on,"
        ' between: {visit: visits, "on": visit.visited_on}}}}'
    )
    columns, steps = shape(text)
    assert {"opened_on", "closed_on", "child_id"} <= columns
    assert steps == {"plan": "plans", "child": "children"}


def test_a_table_is_native_or_of_the_vocabulary() -> None:
    assert known_table("visits")
    assert known_table("opening_events")
    assert not known_table("visit")
