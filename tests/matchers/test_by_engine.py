"""The engine finds what a nested loop and the relational matcher find, and sends nothing that can't match."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.joints import as_found, by_nested_loop, joints, joints_and_orders
from tests.making import facts_of, rule_of

from practice_audit.facts.population import subjects_of
from practice_audit.facts.sides import Joint, Order, Side
from practice_audit.facts.values import Objects
from practice_audit.matchers import by_engine, relational
from practice_audit.matchers.tree import CompiledRule, Query
from practice_audit.matchers.workers import Answered, Case, answer

pytestmark = pytest.mark.skipif(not by_engine.is_usable(), reason="durable-rules is not installed")

SUBJECTS = subjects_of(facts_of({}), rule_of("for_each: {visit: visits}\nexpect: {where: visit.seen}"), {})


class InProcess:
    """Workers without processes, that keep what they were sent."""

    def __init__(self) -> None:
        """Have been sent nothing."""
        self.sent: list[Case] = []

    def match(self, rules: dict[str, Any], cases: list[Case], done: Callable[[int], None] = lambda _: None) -> Answered:
        """Answer in this process."""
        self.sent += cases
        answered = Answered()
        for number, found in answer(f"rules {hash(repr(rules))}", rules, cases):
            if found is None:
                answered.lost.append(number)
            else:
                answered.found[number] = found
            done(1)
        return answered


def compiled(joint: Joint, extra: list[Order], cases: Objects | None = None) -> CompiledRule:
    """Give a rule with one joint and two questions, the second with a further order of days."""
    number = len(joint.sides)
    queries = [Query("met", [0], number), Query("late", [0], number, extra)]
    subjects = max(joint.sides[0].rows.tolist(), default=0) + 1
    return CompiledRule(
        SUBJECTS, [joint], queries, np.full(subjects, "whole", dtype=object) if cases is None else cases
    )


@given(joints_and_orders())
def test_the_engine_finds_what_a_nested_loop_finds(drawn: tuple[Joint, list[Order]]) -> None:
    joint, extra = drawn
    rule = compiled(joint, extra)
    (found,) = by_engine.match([rule], workers=InProcess()).matches  # type: ignore[arg-type]
    (second,) = relational.match([rule])
    with_extra = Joint(joint.sides, joint.same, joint.differ, [*joint.orders, *extra])
    assert as_found(found["met"]) == as_found(second["met"]) == by_nested_loop(joint)
    assert as_found(found["late"]) == as_found(second["late"]) == by_nested_loop(with_extra)


@given(joints(), joints())
def test_rules_over_two_exports_do_not_meet(one: Joint, other: Joint) -> None:
    rules = [compiled(one, []), compiled(other, [])]
    outcome = by_engine.match(rules, workers=InProcess(), exports=[0, 1])  # type: ignore[arg-type]
    assert [as_found(each["met"]) for each in outcome.matches] == [by_nested_loop(one), by_nested_loop(other)]


@given(joints(), st.data())
def test_a_record_is_met_in_whatever_case_its_subject_is(joint: Joint, data: st.DataObject) -> None:
    names = st.sampled_from(["family A", "family B", "family C"])
    subjects = max(joint.sides[0].rows.tolist(), default=0) + 1
    cases = np.array(data.draw(st.lists(names, min_size=subjects, max_size=subjects)), dtype=object)
    workers = InProcess()
    (found,) = by_engine.match([compiled(joint, [], cases)], workers=workers).matches  # type: ignore[arg-type]
    assert as_found(found["met"]) == by_nested_loop(joint)
    assert len(workers.sent) <= len(set(cases[joint.sides[0].rows].tolist()))


def test_a_text_that_is_too_long_for_the_engine_still_joins() -> None:
    long = np.array(["x" * 70_000], dtype=object)
    one = np.zeros(1, dtype=np.int64)
    side = Side("s", one, one == 0, {"k": long}, {}, {})
    rule = compiled(Joint([side, side], [((0, "k"), (1, "k"))]), [])
    (found,) = by_engine.match([rule], workers=InProcess()).matches  # type: ignore[arg-type]
    assert as_found(found["met"]) == {(0, 0): True}


def test_nothing_is_sent_where_there_is_nothing_to_match() -> None:
    workers = InProcess()
    outcome = by_engine.match([], workers=workers)  # type: ignore[arg-type]
    assert (outcome.matches, outcome.lost, workers.sent) == ([], [], [])
