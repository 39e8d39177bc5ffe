"""The outcomes of rules that ran before, as a rule about them sees them."""

from datetime import timedelta

from tests.making import AS_AT, Rows, book_of, rule_of

from practice_audit.audit import RELATIONAL, run_audits
from practice_audit.examples import records_of, with_base

VISITED = """
id: ZA-01
for_each: {plan: plans}
clock: plan.start_on
expect: {visit: visits, where: visit.child_id == plan.child_id, on: visit.visited_on, by: "days(clock, 10)"}
dates: {asked_on: "days(clock, 5)"}
"""
ABOUT = """
id: ZZ-02
check: aggregate
for_each: {child: children}
after: [ZA]
counts:
  breaches: {past: outcomes, where: past.child_id == child.child_id and past.is_breach}
tallies:
  rules:
    past: outcomes
    where: past.child_id == child.child_id and past.outcome == "not_met"
    by: past.rule
    counted: false
  asked:
    past: outcomes
    where: past.child_id == child.child_id and past.asked_on < past.due_on
    by: past.subject_id
    counted: false
where: child.child_id == "K1"
read: breaches >= 1
finding: {read: "{breaches} of {rules}, asked earlier: {asked}."}
"""
PLAN = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": AS_AT - timedelta(days=30)}


def about(rows: Rows, absent: tuple[str, ...] = ()) -> tuple[str, str]:
    """The outcome and words of the rule about outcomes."""
    book = book_of(rule_of(VISITED), rule_of(ABOUT))
    records = records_of(with_base(rows), AS_AT, absent)
    (audit,) = run_audits([records], book, matcher=RELATIONAL, verify=False)
    (row,) = audit.outcomes[audit.outcomes["rule"] == "ZZ-02"].itertuples()
    return str(row.outcome), str(row.explanation)


def test_a_breach_is_seen_with_its_rule_and_the_day_asked_for() -> None:
    assert about({"plans": [PLAN]}) == ("to_read", "1 of ZA-01, asked earlier: PL1.")


def test_without_one_there_is_nothing_to_read() -> None:
    visit = {"visit_id": "V1", "child_id": "K1", "visited_on": AS_AT - timedelta(days=25)}
    assert about({"plans": [PLAN], "visits": [visit]}) == ("met", "0 of none, asked earlier: PL1.")


def test_one_that_could_not_be_told_leaves_it_open() -> None:
    visit = {"visit_id": "V1", "child_id": "K1", "visited_on": "??"}
    assert about({"plans": [PLAN], "visits": [visit]})[0] == "cannot_tell"
