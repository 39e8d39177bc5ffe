"""What a judged rule has to tell: each way out, and the day that was asked for."""

from datetime import timedelta
from typing import Any

from tests.making import AS_AT, book_of, rule_of

from practice_audit.audit import RELATIONAL, run_audits
from practice_audit.examples import records_of, with_base
from practice_audit.outcomes.telling import told_of

RULE = """
for_each: {plan: plans}
clock: plan.start_on
expect: {visit: visits, where: visit.child_id == plan.child_id, on: visit.visited_on, by: "days(clock, 10)"}
"""


def test_breaches_are_told_surely_and_what_cannot_be_told_perhaps() -> None:
    start = AS_AT - timedelta(days=30)
    plans = [
        {"plan_id": f"PL{n}", "child_id": f"K{n}", "kind": "child_protection", "start_on": start} for n in (1, 2, 3)
    ]
    visits: list[dict[str, Any]] = [
        {"visit_id": "V2", "child_id": "K2", "visited_on": start},
        {"visit_id": "V3", "child_id": "K3", "visited_on": "??"},
    ]
    records = records_of(with_base({"plans": plans, "visits": visits}), AS_AT)
    (audit,) = run_audits([records], book_of(rule_of(RULE)), matcher=RELATIONAL, verify=False)
    told = told_of(audit.judged[0])
    assert list(told.outcome) == ["not_met", "met", "cannot_tell"]
    assert list(told.breach) == [True, False, False]
    assert list(told.may_be_breach) == [True, False, True]
    assert list(told.asked) == list(told.due)
