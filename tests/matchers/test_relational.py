"""The relational matcher answers each question over all of its alternatives."""

import numpy as np
from tests.facts.joints import as_found
from tests.matchers.test_by_engine import SUBJECTS

from practice_audit.facts.sides import Joint, Order, Side
from practice_audit.matchers import relational
from practice_audit.matchers.tree import CompiledRule, Query


def side(*keys: str, sure: bool = True, day: float = 1.0) -> Side:
    """Give a side with a row for each key."""
    rows = np.arange(len(keys))
    days = {"d": np.full(len(keys), day)}
    return Side("s", rows, np.full(len(keys), sure), {"k": np.array(keys, dtype=object)}, days, days)


SAME = [((0, "k"), (1, "k"))]


def asked(joints: list[Joint], query: Query) -> dict[tuple[int, ...], bool]:
    """Give what one question finds."""
    nobody = np.empty(0, dtype=object)
    (found,) = relational.match([CompiledRule(SUBJECTS, joints, [query], nobody)])
    return as_found(found[query.name])


def test_what_two_alternatives_find_is_sure_where_one_is() -> None:
    joints = [Joint([side("a", "b"), side("a", sure=False)], SAME), Joint([side("a", "b"), side("a", "b")], SAME)]
    assert asked(joints, Query("met", [0, 1], 2)) == {(0, 0): True, (1, 1): True}
    assert asked(joints, Query("met", [0], 2)) == {(0, 0): False}


def test_a_question_may_ask_for_a_further_order_of_days() -> None:
    joint = Joint([side("a", day=1.0), side("a", day=2.0)], SAME)
    assert asked([joint], Query("late", [0], 2, [Order((0, "d"), (1, "d"), strict=True)])) == {(0, 0): True}
    assert asked([joint], Query("met", [0], 2, [Order((1, "d"), (0, "d"), strict=False)])) == {}
