"""Agencies besides social care are counted, whether a word list knows them or not."""

import pytest
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.values import Numbers


def counted(*listed: str | None) -> Numbers:
    """Give the number of other agencies of assessments with these lists."""
    rows = [
        {
            "assessment_id": f"S{n}",
            "child_id": "K1",
            "kind": "core",
            "started_on": day(10, 8),
            "agencies_contributing": text,
        }
        for n, text in enumerate(listed)
    ]
    value = facts_of({"assessments": rows}).native("assessments").column("other_agencies")
    assert isinstance(value, Numbers)
    return value


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("social care", 0),
        ("Social work; Beech Primary School", 1),
        ("probation | health visitor, police", 3),
        ("social care; n/a", 0),
        (None, 0),
    ],
)
def test_each_item_that_is_not_social_care_counts(listed: str | None, expected: int) -> None:
    assert counted(listed).if_settled.tolist() == [expected]


def test_each_assessment_has_its_own_count() -> None:
    assert counted("police", None, "police; school").if_settled.tolist() == [1, 0, 2]


def test_a_list_that_cannot_be_read_may_name_any_number() -> None:
    assert not counted(UNREAD).settled.any()


def test_an_export_without_assessments_has_none() -> None:
    assert counted().if_settled.tolist() == []
