"""The rows of outcomes.csv: keys, holders, evidence and words."""

from typing import Any

import pytest
from tests.making import AS_AT, UNREAD, Rows, book_of, day, only_outcome, outcomes_of, rule_of

from practice_audit.audit import run_audit
from practice_audit.examples import records_of, with_base
from practice_audit.findings import COLUMNS, findings_of

WITHIN = """
for_each: {plan: plans}
clock: plan.start_on
expect:
  visit: visits
  where: visit.child_id == plan.child_id
  on: visit.visited_on
  by: days(clock, 10)
  reason: visit.not_seen_reason
"""
RULE = rule_of(WITHIN)
PLAN: dict[str, Any] = {"plan_id": "PL1", "child_id": "K1", "start_on": day(5, 1)}
LATE: dict[str, Any] = {
    "visit_id": "V1",
    "child_id": "K1",
    "visited_on": day(5, 12),
    "not_seen_reason": "the family was away",
}


def test_a_row_says_it_all() -> None:
    row = only_outcome(RULE, {"plans": [PLAN], "visits": [LATE]})
    assert set(row) == set(COLUMNS)
    assert row == {
        "key": "ZZ-01/plans/PL1", "rule": "ZZ-01", "version": "1", "severity": "S2", "stage": "first response",
        "check": "definite", "child_id": "K1", "team_id": "none", "worker_id": "none", "subject_table": "plans",
        "subject_id": "PL1", "outcome": "late", "open": "no", "confirmed": "yes", "started_on": "2012-05-01",
        "due_on": "2012-05-11", "found_on": "2012-05-12", "over": "1", "unit": "days", "exemption": "", "missing": "",
        "reason": "the family was away", "evidence": "plans:PL1 visits:V1",
        "explanation": "Found on 12 May 2012. Reason recorded: the family was away.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("plan_id", "key"),
    [
        ("PL1/2", "PL1%2F2"),
        ("PL 1", "PL%201"),
        ("a:b#c", "a%3Ab%23c"),
        ("50%", "50%25"),
        ("é", "é"),
        (None, "row-1"),
    ],
)
def test_an_id_is_safe_in_a_key(plan_id: str | None, key: str) -> None:
    assert only_outcome(RULE, {"plans": [{**PLAN, "plan_id": plan_id}]})["key"] == f"ZZ-01/plans/{key}"


def test_a_repeated_id_is_two_keys() -> None:
    assert outcomes_of(RULE, {"plans": [PLAN, PLAN]})["key"].tolist() == ["ZZ-01/plans/PL1", "ZZ-01/plans/PL1~2"]


def test_a_subject_may_be_the_record_that_it_belongs_to() -> None:
    rule = rule_of(WITHIN + "key: children\nkeep: {latest: plan.start_on}\n")
    later = {**PLAN, "plan_id": "PL2", "start_on": day(6, 1)}
    row = only_outcome(rule, {"plans": [PLAN, later], "visits": [LATE]})
    assert (row["key"], row["started_on"], row["subject_table"]) == ("ZZ-01/children/K1", "2012-06-01", "children")


def test_breaches_are_picked_out_and_rows_are_in_order() -> None:
    rows: Rows = {
        "plans": [{**PLAN, "plan_id": f"PL{n}", "child_id": f"K{n}"} for n in (3, 1, 2)],
        "visits": [{**LATE, "child_id": "K2", "visited_on": day(5, 2)}],
    }
    frame = outcomes_of(RULE, rows)
    assert frame["child_id"].tolist() == ["K1", "K2", "K3"]
    assert findings_of(frame)["child_id"].tolist() == ["K1", "K3"]


def test_without_an_outcome_there_is_a_table_without_rows() -> None:
    audit = run_audit(records_of(with_base({}), AS_AT), book_of(RULE), matcher="relational", verify=False)
    assert list(audit.outcomes.columns) == COLUMNS
    assert audit.outcomes.empty


def test_no_cell_that_could_not_be_read_is_quoted() -> None:
    row = only_outcome(RULE, {"plans": [{**PLAN, "start_on": UNREAD}]})
    assert UNREAD not in "".join(map(str, row.values()))
