"""The words of a contact's source or reason may set the working days for its decision."""

from typing import Any

import numpy as np
import pytest
from tests.making import UNREAD, book_of, day, shipped_book

from practice_audit.examples import records_of, with_settings
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Numbers

PRIORITIES = ["urgent: 0", "police: 3", "no number"]


def decided_in(contact: dict[str, Any], priorities: list[str]) -> Numbers:
    """Give the working days for one contact."""
    rows = {"contacts": [{"contact_id": "C1", "child_id": "K1", "received_on": day(11, 5), **contact}]}
    book = with_settings(
        book_of(*list(shipped_book().rules.values())[:1]), {"contact_decision_by_priority": priorities}
    )
    value = Facts(records_of(rows, day(12, 12)), book).native("contacts").column("decision_wd")
    assert isinstance(value, Numbers)
    return value


@pytest.mark.parametrize(
    ("contact", "days"),
    [
        ({"source": "Police"}, 3),
        ({"reason": "Urgent: child left alone"}, 0),
        ({"source": "police", "reason": "urgent"}, 0),
        ({"source": "school", "reason": "not an insurgent"}, np.nan),
        ({}, np.nan),
    ],
    ids=["its source", "its reason", "the fewest", "inside another word", "nothing said"],
)
def test_words_at_the_start_of_a_word_set_the_days(contact: dict[str, Any], days: float) -> None:
    np.testing.assert_equal(decided_in(contact, PRIORITIES).if_settled.tolist(), [days])


def test_a_reason_that_cannot_be_read_may_hold_any_words() -> None:
    assert decided_in({"reason": UNREAD}, PRIORITIES).may.tolist() == [True]


def test_without_priorities_no_contact_has_days_of_its_own() -> None:
    assert decided_in({"reason": UNREAD}, []).may.tolist() == [False]
