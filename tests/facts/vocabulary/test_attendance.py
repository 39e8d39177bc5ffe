"""Professions at a meeting are counted one by one."""

import pytest
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.values import Numbers

TABLES = {"conferences": "agencies_attended", "reviews": "agencies_attended", "core_groups": "attended_by"}
IDS = {"conferences": "conference_id", "reviews": "review_id", "core_groups": "core_group_id"}


def counted(listed: str | None, table: str = "conferences") -> Numbers:
    """Give the number of other professions at a meeting with this list."""
    row = {IDS[table]: "F1", "child_id": "K1", "held_on": day(10, 8), TABLES[table]: listed}
    value = facts_of({table: [row]}).native(table).column("other_professions")
    assert isinstance(value, Numbers)
    return value


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("social care; mother; health visitor; health visitor student", 1),
        ("social care; mother; health visitor; community midwife", 2),
        ("School nurse, Beech School", 2),
        ("Homestart | homestart | GP | gp practice", 2),
        ("gpx", 1),
        ("tbc; social worker", 0),
        (None, 0),
    ],
)
def test_two_of_one_profession_are_one(listed: str | None, expected: int) -> None:
    assert counted(listed).if_settled.tolist() == [expected]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_sort_of_meeting_has_its_count(table: str) -> None:
    assert counted("police; father", table).if_settled.tolist() == [1]


def test_a_list_that_cannot_be_read_is_in_doubt() -> None:
    assert not counted(UNREAD).settled.any()
