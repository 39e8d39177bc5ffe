"""Compiled rules in the engine's own form keep every guard."""

from typing import Any

from hypothesis import given
from tests.facts.joints import joints_and_orders
from tests.matchers.test_by_engine import compiled

from practice_audit.facts.sides import Joint, Order
from practice_audit.matchers.durable import _refuse
from practice_audit.matchers.engine_rules import MAYBE, SURE, engine_rules, facts_of


@given(joints_and_orders())
def test_no_rule_is_one_that_the_engine_gets_wrong(drawn: tuple[Joint, list[Order]]) -> None:
    numbering = engine_rules([compiled(*drawn), compiled(*drawn)])
    for rule in numbering.rules.values():
        _refuse(rule)
    assert set(numbering.meaning) == set(numbering.rules)


@given(joints_and_orders())
def test_each_side_in_each_mode_has_a_number_of_its_own(drawn: tuple[Joint, list[Order]]) -> None:
    numbering = engine_rules([compiled(*drawn), compiled(*drawn)])
    numbers = [
        of.number(side, mode) for of in numbering.joints.values() for side in range(of.sides) for mode in (SURE, MAYBE)
    ]
    assert len(numbers) == len(set(numbers))
    for rule in numbering.rules.values():
        for pattern in rule["all"]:
            kind, number = next(iter(pattern.values()))["$and"][:2]
            assert kind == {"kind": f"k{number['n'] // 16}"}


@given(joints_and_orders())
def test_facts_are_whole_numbers_and_texts_only(drawn: tuple[Joint, list[Order]]) -> None:
    joint, _ = drawn
    numbered = engine_rules([compiled(*drawn)]).joints[0, 0]
    for place, side in enumerate(joint.sides):
        for mode in (SURE, MAYBE):
            facts: list[dict[str, Any]] = facts_of(side, numbered, place, mode)
            assert {type(value) for fact in facts for value in fact.values()} <= {int, str}
            assert [fact["row"] for fact in facts] == side.rows.tolist()


@given(joints_and_orders())
def test_sure_facts_are_cautious_and_possible_ones_generous(drawn: tuple[Joint, list[Order]]) -> None:
    joint, _ = drawn
    numbered = engine_rules([compiled(*drawn)]).joints[0, 0]
    for place, side in enumerate(joint.sides):
        pairs = zip(facts_of(side, numbered, place, SURE), facts_of(side, numbered, place, MAYBE), strict=True)
        for sure, maybe in pairs:
            assert all(sure[f"a_{name}"] >= maybe[f"a_{name}"] for name in side.lo)
            assert all(sure[f"b_{name}"] <= maybe[f"b_{name}"] for name in side.lo)
