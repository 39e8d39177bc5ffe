"""Whether a rule is in force on the day that starts a subject's clock."""

from datetime import date

import pytest
from tests.making import Cell, Rows, book_of, day, only_outcome, rule_of

from practice_audit.examples import evaluate_rows
from practice_audit.facts.in_force import limits_asked
from practice_audit.rulebook.expressions import parse

TEXT = "for_each: {referral: referrals}\nclock: referral.received_on\nexpect: {where: filled(referral.decision), %s}\n"


def exemption(more: str, received: Cell, within: str = "by: clock", profiles: str = "[statutory]") -> str:
    """Give why a referral of a day is not judged; blank where it is."""
    rule = rule_of(TEXT % within + f"profiles: {profiles}\n" + more)
    rows: Rows = {"referrals": [{"referral_id": "R1", "child_id": "K1", "received_on": received}]}
    return only_outcome(rule, rows)["exemption"]


@pytest.mark.parametrize(
    ("more", "received", "in_force"),
    [
        ("in_force: {from: 'day(\"2012-05-02\")'}", day(5, 1), False),
        ("in_force: {from: 'day(\"2012-05-02\")'}", day(5, 2), True),
        ("in_force: {before: 'day(\"2012-05-02\")'}", day(5, 1), True),
        ("in_force: {before: 'day(\"2012-05-02\")'}", day(5, 2), False),
        ('in_force: {from: \'day("2012-05-02")\', "on": referral.decided_on}', day(5, 1), True),
    ],
    ids=["before", "the first day", "the last day", "after", "by another day that is not known"],
)
def test_its_own_dates(more: str, received: date, *, in_force: bool) -> None:
    assert exemption(more, received) == ("" if in_force else "not in force")


def test_the_dates_of_its_limit() -> None:
    within = "on: referral.decided_on, by: \"deadline(clock, limit('referral_decision_wd'))\""
    assert exemption("", day(5, 1), within) == ""
    assert exemption("", date(2009, 5, 1), within) == "not in force"


def local(settings: dict[str, Cell], profiles: str) -> str:
    """Give why a referral of 1 May is not judged under an authority's own first days."""
    rule = rule_of(TEXT % "by: clock" + f"profiles: {profiles}\n")
    rows: Rows = {"referrals": [{"referral_id": "R1", "child_id": "K1", "received_on": day(5, 1)}]}
    frame = evaluate_rows(book_of(rule), rows, day(12, 12), matcher="relational", rule=rule.id, settings=settings)
    return str(frame.loc[0, "exemption"])


def test_local_first_days() -> None:
    assert local({"audit_from": day(5, 2)}, "[statutory]") == "not in force"
    assert local({"local_rules_from": day(5, 2)}, "[statutory]") == ""
    assert local({"local_rules_from": day(5, 2)}, "[core]") == "not in force"
    assert local({"local_rules_from": day(5, 1)}, "[core]") == ""


def test_the_limits_that_expressions_look_up() -> None:
    assert set(limits_asked(None, parse('deadline(a, limit("x")) < limit("y", b.role)'))) == {"x", "y"}
