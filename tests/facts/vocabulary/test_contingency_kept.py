"""Whether an export keeps contingencies at all."""

import pytest
from tests.making import UNREAD, day, facts_of


@pytest.mark.parametrize(
    ("absent", "kind", "expected"),
    [
        ((), "child_protection", (1, 1)),
        (("plans.contingency",), "child_protection", (0, 0)),
        (("plans.contingency",), "contingency", (1, 1)),
        (("plans.contingency",), UNREAD, (0, 1)),
    ],
    ids=["a column for them", "neither", "plans of that kind", "perhaps a plan of that kind"],
)
def test_a_column_or_a_plan_of_whatever_child(absent: tuple[str, ...], kind: str, expected: tuple[int, int]) -> None:
    plan = {"plan_id": "L1", "child_id": "K2", "kind": kind, "start_on": day(6, 1)}
    facts = facts_of({"children": [{"child_id": "K1"}, {"child_id": "K2"}], "plans": [plan]}, absent=absent)
    kept = facts.native("children").day("contingency_kept")
    assert (kept.lo[0], kept.hi[0]) == expected
