"""An agency check is cancelled by an action of its own record that names its agency, with a reason."""

from typing import Any

import pytest
from tests.making import day, facts_of

CHECK = {"child_id": "K1", "subject_kind": "contact", "subject_id": "C1"}
CANCELLED = {"kind": "agency_check", "cancelled_on": day(5, 2), "cancelled_reason": "the family moved away"}


def cancelled(actions: list[dict[str, Any]], agencies: tuple[str, ...] = ("Police", "GP")) -> list[bool]:
    """Whether each check has a day of cancellation."""
    checks = [{**CHECK, "check_id": f"AC{n}", "agency": agency} for n, agency in enumerate(agencies)]
    rows = [{**CHECK, "action_id": f"A{n}", **action} for n, action in enumerate(actions)]
    value = facts_of({"agency_checks": checks, "actions": rows}).native("agency_checks").day("cancelled_on")
    return [bool(each) for each in value.sure]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ({"description": "Check with the police"}, [True, False]),
        ({"description": "Check"}, [False, False]),
        ({"description": "Check with police", "cancelled_reason": None}, [False, False]),
        ({"description": "Check with police", "subject_id": "C2"}, [False, False]),
        ({"description": "Check with police", "kind": "visit"}, [False, False]),
    ],
    ids=["names the agency", "names none", "no reason", "another record", "another kind"],
)
def test_the_check_whose_agency_it_names(action: dict[str, Any], expected: list[bool]) -> None:
    assert cancelled([{**CANCELLED, **action}]) == expected


def test_where_there_is_one_check_it_need_not_be_named() -> None:
    assert cancelled([{**CANCELLED, "description": "Check"}], ("Police",)) == [True]


def test_without_actions_nothing_is_cancelled() -> None:
    assert cancelled([]) == [False, False]
