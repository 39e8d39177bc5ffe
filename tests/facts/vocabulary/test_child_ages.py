"""The age of the child on the day of a record."""

from datetime import date

import pytest
from tests.making import UNREAD, facts_of

from practice_audit.facts.values import as_numbers


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(2001, 1, 14), 12), (date(2001, 1, 15), 11), (date(2013, 2, 1), None), (None, None)],
    ids=["a birthday", "the day before one", "not yet born", "not known"],
)
def test_whole_years_on_the_main_date(born: date | None, age: int | None) -> None:
    facts = facts_of(
        {
            "children": [{"child_id": "K1", "date_of_birth": born}],
            "reviews": [{"review_id": "V1", "child_id": "K1", "held_on": date(2013, 1, 14)}],
        },
        as_at=date(2013, 2, 1),
    )
    value = as_numbers(facts.native("reviews").column("child_age"))
    assert value.if_settled.tolist() == ([age] if age else pytest.approx([float("nan")], nan_ok=True))


def test_a_date_of_birth_that_cannot_be_read_is_in_doubt() -> None:
    facts = facts_of(
        {
            "children": [{"child_id": "K1", "date_of_birth": UNREAD}],
            "plans": [{"plan_id": "L1", "child_id": "K1", "start_on": date(2012, 1, 14)}],
        }
    )
    value = as_numbers(facts.native("plans").column("child_age"))
    assert value.may.all()
    assert not value.settled.any()
