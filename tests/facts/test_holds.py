"""Rows held back: which, from which rules, and by which findings."""

from tests.making import Rows, day, facts_of, rule_of

from practice_audit.facts.holds import Holds
from practice_audit.rulebook.parts import Hold

ROWS: Rows = {
    "plans": [{"plan_id": "PL1", "child_id": "K1", "start_on": day(5, 1)}, {"plan_id": "PL2", "child_id": "K1"}],
    "core_groups": [{"core_group_id": "CG1", "plan_id": "PL1"}, {"core_group_id": "CG2", "plan_id": "PL2"}],
}
VISITING = rule_of("id: VI-01\nfor_each: {visit: visits}\nexpect: {where: visit.seen}")


def held(rows: str, rules: list[str]) -> tuple[dict[str, list[bool]], dict[tuple[str, int], list[str]]]:
    """Hold the first plan back, twice by the same finding and once by another."""
    holds = Holds(facts_of(ROWS))
    hold = Hold.model_validate({"rows": rows, "rules": rules})
    for key in ("DQ-01/plans/PL1", "DQ-01/plans/PL1", "DQ-06/plans/PL1"):
        holds.add(hold, [("plans", 0)], key)
    masks, reasons = holds.for_rule(VISITING)
    return {name: mask.tolist() for name, mask in masks.items()}, reasons


def test_a_row_is_held_back_and_each_finding_is_named_once() -> None:
    masks, reasons = held("self", ["all"])
    assert masks == {"plans": [True, False]}
    assert reasons == {("plans", 0): ["DQ-01/plans/PL1", "DQ-06/plans/PL1"]}


def test_only_from_the_rules_that_it_names() -> None:
    assert held("self", ["SU"]) == ({}, {})


def test_with_a_plan_all_that_belongs_to_it() -> None:
    masks, _ = held("plan", ["VI"])
    assert masks["core_groups"] == [True, False]
