"""A clock before the period that a table covers can't be answered by finding nothing in it."""

from dataclasses import replace

from tests.making import AS_AT, Rows, book_of, day, rule_of

from practice_audit.audit import run_audit
from practice_audit.examples import records_of, with_base

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
