"""What a reader inferred is said wherever an outcome rests on it, and nowhere else."""

from dataclasses import replace

from tests.making import AS_AT, book_of, day, rule_of

from practice_audit.audit import run_audit
from practice_audit.examples import records_of, with_base

KIND = rule_of("id: ZZ-01\nfor_each: {plan: plans}\nexpect: {where: 'plan.kind == \"child_protection\"'}")
START = rule_of("id: ZZ-02\nfor_each: {plan: plans}\nexpect: {where: filled(plan.start_on)}")


def test_only_a_rule_that_reads_the_column_says_it() -> None:
    records = records_of(
        with_base({"plans": [{"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}]}),
        AS_AT,
    )
    records.tables["plans"] = replace(records.tables["plans"], inferred={"kind": "Kind taken from the census module."})
    outcomes = run_audit(records, book_of(KIND, START), matcher="relational", verify=False).outcomes
    assert outcomes["explanation"].tolist() == ["Met. (Kind taken from the census module.)", "Met."]
