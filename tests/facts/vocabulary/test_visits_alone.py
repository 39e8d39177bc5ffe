"""Visits at which a child was seen alone, or not for a reason that counts."""

from typing import Any

import pytest
from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.values import Numbers

ALONE = {"seen": True, "seen_alone": True}
REASON = {"seen": True, "seen_alone": False, "not_alone_reason": "Child ill in bed"}
OTHER_REASON = {"seen": True, "seen_alone": False, "not_alone_reason": "n/a", "not_seen_reason": "Asleep"}
NO_REASON = {"seen": True, "seen_alone": False}
PLAN = {"plan_id": "L1", "child_id": "K1", "kind": "child_protection", "start_on": day(10, 1)}


def counted(visits: list[dict[str, Any]], **more: list[dict[str, Any]]) -> Numbers:
    """Give the flag of visits on the first, the second … of November."""
    rows: Rows = {
        "plans": [PLAN],
        "visits": [
            {"visit_id": f"V{n}", "child_id": "K1", "visited_on": day(11, n), **visit}
            for n, visit in enumerate(visits, 1)
        ],
        **more,
    }
    return facts_of(with_base(rows)).native("visits").day("alone_or_excused")


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ([ALONE, ALONE], [1, 1]),
        ([REASON, OTHER_REASON, REASON], [1, 0, 0]),
        ([REASON, ALONE, OTHER_REASON], [1, 1, 1]),
        ([REASON, NO_REASON, REASON], [1, 0, 0]),
        ([{**ALONE, "kind": "family_support"}, {**ALONE, "worker_id": "U1"}, {**REASON, "seen": False}], [0, 0, 0]),
        ([{**REASON, "child_id": "K2"}, REASON], [1, 1]),
    ],
    ids=["alone", "once", "again after a visit alone", "no reason", "no seeing visit", "another child"],
)
def test_a_reason_excuses_once(visits: list[dict[str, Any]], expected: list[int]) -> None:
    assert counted(visits).if_settled.tolist() == expected


def test_a_reason_counts_again_with_a_new_plan_and_after_care() -> None:
    later = {**PLAN, "plan_id": "L2", "start_on": day(11, 2)}
    assert counted([REASON, REASON], plans=[PLAN, later]).if_settled.tolist() == [1, 1]
    care = {"care_episode_id": "C1", "child_id": "K1", "start_on": day(11, 1), "end_on": day(11, 2)}
    assert counted([REASON, REASON], care_episodes=[care]).if_settled.tolist() == [1, 1]


def test_a_plan_of_another_kind_changes_nothing() -> None:
    later = {**PLAN, "plan_id": "L2", "kind": "child_in_need", "start_on": day(11, 2)}
    assert counted([REASON, REASON], plans=[PLAN, later]).if_settled.tolist() == [1, 0]


@pytest.mark.parametrize(
    "between",
    [{"seen": True, "seen_alone": UNREAD}, {**ALONE, "visited_on": UNREAD}],
    ids=["whether alone", "which day"],
)
def test_a_visit_alone_in_doubt_leaves_the_next_reason_in_doubt(between: dict[str, Any]) -> None:
    value = counted([REASON, between, REASON])
    assert value.settled.tolist()[0::2] == [True, False]


def test_a_first_reason_in_doubt_leaves_the_second_in_doubt() -> None:
    value = counted([{**REASON, "seen": UNREAD}, REASON])
    assert not value.settled.any()
