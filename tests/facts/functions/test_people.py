"""Who is newly qualified and who is experienced on a day, by each way in which it may be recorded."""

from datetime import date
from typing import Any

import pytest
from tests.making import day, facts_of

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.rulebook.expressions import parse

YEAR: dict[str, Any] = {"qualified": True, "support_year_start": day(9, 3), "support_year_end": day(9, 2, 2013)}
CASES = [
    ("before the supported year", YEAR, day(9, 2), (False, False)),
    ("the first day of it", YEAR, day(9, 3), (True, True)),
    ("its last day", YEAR, day(9, 2, 2013), (True, True)),
    ("the day after", YEAR, day(9, 3, 2013), (False, False)),
    ("twelve months where it has no end", {**YEAR, "support_year_end": None}, day(9, 3, 2013), (True, True)),
    ("without it, a year from qualifying", {"qualified_on": day(9, 3)}, day(9, 2, 2013), (True, True)),
    ("a year to the day is over", {"qualified_on": day(9, 3)}, day(9, 3, 2013), (False, False)),
    ("the role, where there is no date", {"role": "newly_qualified"}, day(9, 3), (True, True)),
    ("another role", {"role": "social_worker"}, day(9, 3), (False, False)),
    (
        "dates go before the role",
        {"role": "newly_qualified", "qualified_on": day(9, 3, 2002)},
        day(9, 3),
        (False, False),
    ),
    ("nothing is recorded", {}, day(9, 3), (False, True)),
    ("a start that cannot be read", {"support_year_start": "??"}, day(9, 3), (False, True)),
]


def asked(written: str, worker: dict[str, Any], at: date) -> tuple[bool, bool]:
    """Whether it surely and whether it possibly holds of a worker."""
    facts = facts_of({"workers": [{"worker_id": "X1", **worker}]}, as_at=day(12, 31, 2013))
    scope = facts.scope(1, {"worker": Rows.whole(facts.native("workers"))})
    found = condition(scope, parse(f'{written}(worker, day("{at}"))'))
    return bool(found.yes[0]), bool(found.may[0])


@pytest.mark.parametrize(("worker", "at", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_newly_qualified(worker: dict[str, Any], at: date, expected: tuple[bool, bool]) -> None:
    assert asked("newly_qualified", worker, at) == expected


@pytest.mark.parametrize(
    ("worker", "expected"),
    [
        ({"qualified": True, "qualified_on": day(9, 3, 2008), "role": "social_worker"}, (True, True)),
        ({"qualified": True, "qualified_on": day(9, 3, 2013), "role": "social_worker"}, (False, False)),
        ({"qualified": False, "role": "family_support_worker"}, (False, False)),
        ({"qualified": None, "qualified_on": day(9, 3, 2008)}, (False, True)),
        (YEAR, (False, False)),
        ({"qualified": True}, (False, True)),
    ],
    ids=["long qualified", "not yet", "never", "not recorded whether", "in the first year", "nothing else recorded"],
)
def test_experienced(worker: dict[str, Any], expected: tuple[bool, bool]) -> None:
    assert asked("experienced", worker, day(12, 3)) == expected
