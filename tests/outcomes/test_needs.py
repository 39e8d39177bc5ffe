"""What a rule needs and the export does not hold, in words."""

import pytest
from tests.making import day, facts_of, only_outcome, rule_of

from practice_audit.outcomes.needs import absent_needs

TEXT = "for_each: {visit: visits}\nexpect: {where: visit.seen}\nneeds: [%s]"


@pytest.mark.parametrize(
    ("need", "absent", "words"),
    [
        ("plans", (), []),
        ("plans", ("plans",), ["table plans is not in the export"]),
        ("plans.kind", ("plans.kind",), ["column plans.kind is not in the export"]),
        ("plans.kind", ("plans",), ["table plans is not in the export"]),
        ("plans | reviews", ("plans",), []),
        ("plans | reviews", ("plans", "reviews"), ["none of plans, reviews is in the export"]),
        ("2 of plans | reviews | visits", ("plans",), []),
        (
            "2 of plans | reviews | visits",
            ("plans", "reviews"),
            ["fewer than 2 of plans, reviews, visits is in the export"],
        ),
        ("visit.seen", ("visits.seen",), []),
        ("visit.seen | visit.seen_alone", ("visits.seen",), []),
        (
            "visit.seen | visit.seen_alone",
            ("visits.seen", "visits.seen_alone"),
            ["none of visits.seen, visits.seen_alone is in the export"],
        ),
    ],
)
def test_absent_needs(need: str, absent: tuple[str, ...], words: list[str]) -> None:
    assert absent_needs(facts_of({}, absent=absent), rule_of(TEXT % need)) == words


def test_a_column_of_the_subjects_own_table_is_asked_of_the_tables_one_by_one() -> None:
    rule = rule_of(
        "for_each: {asked: [contacts, referrals]}\nneeds: [asked.closed_by]\nexpect: {where: filled(asked.closed_by)}"
    )
    assert rule.own_needs == ["closed_by"]
    rows = {"contacts": [{"contact_id": "C1", "child_id": "K1", "received_on": day(5, 1)}]}
    assert only_outcome(rule, rows)["outcome"] == "not_met"
    found = only_outcome(rule, rows, absent=("contacts.closed_by",))
    assert (found["outcome"], found["missing"]) == ("cannot_tell", "column contacts.closed_by is not in the export")
