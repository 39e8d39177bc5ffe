"""Events of one child: every dated column once, in order, in plain words."""

from datetime import date
from typing import Any

from practice_audit.examples import records_of
from practice_audit.reports.events import events_of

ROWS: dict[str, list[dict[str, Any]]] = {
    "children": [{"child_id": "K1", "date_of_birth": date(2005, 3, 1)}, {"child_id": "K2"}],
    "referrals": [
        {"referral_id": "R1", "child_id": "K1", "received_on": date(2012, 12, 5), "decided_on": date(2012, 12, 5),
         "closed_on": date(2012, 12, 7), "decision": "no_further_action", "source": "school"},
        {"referral_id": "R2", "child_id": "K2", "received_on": date(2012, 12, 5)},
    ],
    "actions": [{"action_id": "A1", "child_id": "K1", "subject_kind": "referral", "subject_id": "R1",
                 "set_on": date(2012, 12, 6), "due_on": date(2013, 1, 6)}],
}  # fmt: skip
EVENTS = events_of(records_of(ROWS, date(2012, 12, 12)), "K1")


def test_days_are_in_order_and_one_day_of_a_record_is_one_event() -> None:
    assert [(date.fromordinal(event.day).isoformat(), event.words) for event in EVENTS] == [
        ("2005-03-01", "Child K1 born"),
        ("2012-12-05", "Referral R1 received and decided (source: school; decision: no further action)"),
        ("2012-12-06", "Action A1 set (subject kind: referral)"),
        ("2012-12-07", "Referral R1 signed off or closed"),
    ]


def test_outcomes_stand_beside_the_main_date() -> None:
    assert [event.id for event in EVENTS if event.is_main] == ["K1", "R1", "A1"]
