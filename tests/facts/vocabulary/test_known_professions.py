"""Professions at a review are counted with and without those that no word list knows."""

import pytest
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.values import Numbers


def counted(column: str, listed: str | None) -> Numbers:
    """Give one of the two numbers of a review with this list."""
    row = {"review_id": "V1", "child_id": "K1", "plan_id": "L1", "held_on": day(8, 30), "agencies_attended": listed}
    value = facts_of({"reviews": [row]}).native("reviews").column(column)
    assert isinstance(value, Numbers)
    return value


@pytest.mark.parametrize(
    ("listed", "known", "others"),
    [
        ("social care; school; health visitor", 2, 2),
        ("social care; probation; Safe Homes", 1, 2),
        ("social care; teacher; doctor", 2, 2),
        ("social care; mother; police", 1, 1),
        ("social care; health visitor; student health visitor", 1, 1),
        (None, 0, 0),
    ],
    ids=["of the list", "one that nobody knows", "of a word list only", "family", "the same twice", "blank"],
)
def test_an_item_that_no_list_knows_is_left_out(listed: str | None, known: int, others: int) -> None:
    assert counted("known_professions", listed).if_settled.tolist() == [known]
    assert counted("other_professions", listed).if_settled.tolist() == [others]


def test_a_list_that_cannot_be_read_is_in_doubt() -> None:
    assert not counted("known_professions", UNREAD).certain[0]
