"""A clock before the period that a table covers can't be answered by finding nothing in it."""

from dataclasses import replace

from tests.making import AS_AT, Rows, book_of, day, rule_of

from practice_audit.audit import run_audit
from practice_audit.examples import records_of, with_base
from practice_audit.records.shown import Latest
from practice_audit.rulebook.model import Rule

RULE = rule_of("""
for_each: {plan: plans}
clock: plan.start_on
expect: {visit: visits, where: visit.child_id == plan.child_id, on: visit.visited_on, by: "days(clock, 10)"}
""")
PLANS = [{"plan_id": f"PL{n}", "child_id": f"K{n}", "start_on": day(5, n)} for n in (1, 2)]


def outcomes(rows: Rows) -> list[tuple[str, str]]:
    """Give outcome and reason of each plan, where visits are covered from 2 May."""
    records = replace(records_of(with_base({"plans": PLANS, **rows}), AS_AT), covers={"visits": day(5, 2).toordinal()})
    frame = run_audit(records, book_of(RULE), matcher="relational", verify=False).outcomes
    return list(zip(frame["outcome"], frame["missing"], strict=True))


def test_nothing_found_before_the_covered_period_cannot_be_told() -> None:
    assert outcomes({}) == [("cannot_tell", "visits before 2012-05-02 is not in the export"), ("not_met", "")]


def test_what_was_found_in_time_is_met_all_the_same() -> None:
    assert outcomes({"visits": [{"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 3)}]})[0] == ("met", "")


SEEN = rule_of("""
for_each: {plan: plans}
finds: {last: {visit: visits, where: visit.child_id == plan.child_id, latest: visit.visited_on}}
clock: first_filled(last.visited_on, plan.start_on)
until: as_at
expect: {where: as_at <= due, by: "days(clock, 10)"}
""")


def judged(rule: Rule, latest: Latest, **rows: list[dict[str, object]]) -> list[tuple[str, str]]:
    records = replace(records_of(with_base({"plans": PLANS, **rows}), AS_AT), latest={"visits": latest})
    frame = run_audit(records, book_of(rule), matcher="relational", verify=False).outcomes
    return list(zip(frame["outcome"], frame["missing"], strict=True))


def test_what_lies_before_the_only_row_shown_cannot_be_told() -> None:
    visits = [{"visit_id": "V1", "child_id": "K1", "visited_on": day(6, 20)}]
    latest = Latest({"K1": day(6, 20).toordinal(), "K2": 0}, None)
    said = "of visits the export shows only this child's latest, of 2012-06-20"
    assert judged(RULE, latest, visits=visits) == [("cannot_tell", said), ("not_met", "")]


def test_a_child_that_is_not_shown_cannot_be_told() -> None:
    said = "the export does not show the visits of this child up to the audit date"
    assert judged(RULE, Latest({}, None)) == [("cannot_tell", said)] * 2
    assert judged(SEEN, Latest({}, None)) == [("cannot_tell", said)] * 2


def test_the_latest_row_answers_what_asks_for_the_latest() -> None:
    visits = [{"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 20)}]
    latest = Latest({"K1": day(5, 20).toordinal(), "K2": 0}, None)
    assert judged(SEEN, latest, visits=visits) == [("not_met", ""), ("not_met", "")]
