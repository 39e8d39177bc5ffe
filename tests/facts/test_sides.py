"""The facts of a clause: which rows come into question, surely or possibly, and what two records may be compared by."""

from typing import Any

import numpy as np
import pytest
from tests.facts.joints import as_found
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.clauses import NotJoinable
from practice_audit.facts.lookups import tied
from practice_audit.facts.rows import Rows
from practice_audit.facts.sides import Side
from practice_audit.rulebook.parts import Tied

PLANS: list[dict[str, Any]] = [
    {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1), "end_on": day(6, 1)},
    {"plan_id": "PL2", "child_id": "K1", "kind": None, "start_on": day(5, 1), "end_on": None},
    {"plan_id": "PL3", "child_id": "K1", "kind": UNREAD, "start_on": UNREAD, "end_on": UNREAD},
]


def found(where: str) -> dict[tuple[int, ...], bool]:
    """Give the plans of the child that a condition ties to each of its plans."""
    facts = facts_of({"plans": PLANS})
    plans = facts.native("plans")
    what = Tied.model_validate({"other": "plans", "where": f"other.child_id == plan.child_id and {where}"})
    return as_found(tied(facts.scope(plans.size, {"plan": Rows.whole(plans)}), what, facts.tables(what.aliases)))


def test_a_blank_differs_from_everything_and_what_could_not_be_read_may() -> None:
    expected = {(one, other): 2 not in {one, other} for one in range(3) for other in range(3)}
    del expected[0, 0]
    assert found("other.kind != plan.kind") == expected


def test_a_blank_is_the_same_as_nothing_and_an_unreadable_choice_may_be_any() -> None:
    assert found("other.kind == plan.kind") == {(0, 0): True, (0, 2): False, (2, 0): False, (2, 2): False}


def test_an_unreadable_id_makes_nobody_doubtful() -> None:
    facts = facts_of({"plans": [{**PLANS[0], "child_id": UNREAD}, PLANS[1]]})
    plans = facts.native("plans")
    what = Tied.model_validate({"other": "plans", "where": "other.child_id == plan.child_id"})
    pairs = tied(facts.scope(2, {"plan": Rows.whole(plans)}), what, facts.tables(what.aliases))
    assert as_found(pairs) == {(1, 1): True}


def test_a_blank_day_is_neither_before_nor_after_and_an_unreadable_one_may_be_either() -> None:
    pairs = found("other.end_on >= plan.start_on")
    assert pairs == {(0, 0): True, (1, 0): True, (2, 0): False, (0, 2): False, (1, 2): False, (2, 2): False}


def test_days_may_be_the_same() -> None:
    assert {pair for pair, sure in found("other.start_on == plan.start_on").items() if sure} == {
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    }


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("other.start_on != plan.start_on", "order or equality"),
        ("other.kind == plan.start_on", "two kinds of value"),
        ("other.kind < plan.kind", "texts have no order"),
    ],
)
def test_what_cannot_be_compared_is_refused(where: str, says: str) -> None:
    with pytest.raises((NotJoinable, TypeError), match=says):
        found(where)


def test_a_record_must_be_tied_by_an_equality() -> None:
    facts = facts_of({"plans": PLANS})
    plans = facts.native("plans")
    what = Tied.model_validate({"other": "plans", "where": "other.start_on > plan.start_on"})
    with pytest.raises(NotJoinable, match="tied to the subject by no equality"):
        tied(facts.scope(plans.size, {"plan": Rows.whole(plans)}), what, facts.tables(what.aliases))


def test_a_row_is_in_doubt_where_it_is_not_sure_or_a_day_is_wide() -> None:
    lo, hi = np.array([1.0, 1.0, 1.0]), np.array([1.0, 2.0, 1.0])
    side = Side("s", np.arange(3), np.array([True, True, False]), {}, {"d": lo}, {"d": hi})
    assert side.doubtful.tolist() == [False, True, True]
    assert side.take(np.array([2])).rows.tolist() == [2]
