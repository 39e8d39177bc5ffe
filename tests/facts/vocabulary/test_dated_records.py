"""Dated records of a child: the first date of each, how early it can be, and how long after a closure it lies."""

from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.values import Numbers

CHILD: Rows = {"children": [{"child_id": "K1", "date_of_birth": day(12, 1)}]}
CLOSED: Rows = {"case_closures": [{"closure_id": "CC1", "child_id": "K1", "closed_on": day(5, 1), "reason": "other"}]}
VISIT = {"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 11)}


def records(rows: Rows) -> MadeTable:
    """Make the table of some rows."""
    table = facts_of(with_base(rows)).table("dated_records")
    assert isinstance(table, MadeTable)
    return table


def of(rows: Rows, table: str, column: str) -> tuple[float, bool, bool]:
    """Give a number of the only record of a table: its value, whether it is surely there, whether it may be."""
    made = records(rows)
    (row,) = [row for row, name in enumerate(made.origin.table) if name == table]
    value = made.column(column)
    assert isinstance(value, Numbers)
    return value.lo[row], bool(value.sure[row]), bool(value.may[row])


def test_the_first_date_that_is_filled_counts() -> None:
    rows: Rows = {
        "advocacy": [{"advocacy_id": "A1", "child_id": "K1", "offered_on": day(5, 4), "referred_on": day(5, 9)}]
    }
    assert of(rows, "advocacy", "on") == (day(5, 4).toordinal(), True, True)


def test_a_record_without_any_date_is_left_out() -> None:
    assert "actions" not in records({"actions": [{"action_id": "A1", "child_id": "K1"}]}).origin.table


def test_a_date_that_could_not_be_read_is_in_doubt() -> None:
    assert of({"visits": [{**VISIT, "visited_on": UNREAD}]}, "visits", "on")[1:] == (False, True)
    assert of({"visits": [{**VISIT, "visited_on": UNREAD}]}, "visits", "earliest_on")[1:] == (False, False)


def test_a_child_can_be_seen_from_birth_and_spoken_of_300_days_before() -> None:
    for seen, before in ((True, 0), (False, 300), (None, 300), (UNREAD, 300)):
        earliest = of({**CHILD, "visits": [{**VISIT, "seen": seen}]}, "visits", "earliest_on")
        assert earliest == (day(12, 1).toordinal() - before, True, True)


def test_a_child_not_born_has_no_earliest_day() -> None:
    assert of({"children": [{"child_id": "K1"}], "visits": [VISIT]}, "visits", "earliest_on")[1:] == (False, False)


def test_days_are_counted_from_the_last_closure_before() -> None:
    assert of({**CLOSED, "visits": [VISIT]}, "visits", "days_closed") == (10, True, True)
    assert of({**CLOSED, "visits": [{**VISIT, "visited_on": day(5, 1)}]}, "visits", "days_closed")[1:] == (False, False)


def test_an_opening_event_by_then_ends_the_closure() -> None:
    for received, closed in ((day(5, 11), False), (day(5, 12), True), (day(5, 1), True)):
        referral = {"referral_id": "R1", "child_id": "K1", "received_on": received, "decision": "assessment"}
        assert of({**CLOSED, "visits": [VISIT], "referrals": [referral]}, "visits", "days_closed")[1] is closed


def test_an_opening_event_in_doubt_puts_the_closure_in_doubt() -> None:
    referral = {"referral_id": "R1", "child_id": "K1", "received_on": UNREAD, "decision": "assessment"}
    found = of({**CLOSED, "visits": [VISIT], "referrals": [referral]}, "visits", "days_closed")
    assert found == (10, False, True)


def test_three_records_before_birth_and_more_than_half_put_the_birth_date_in_doubt() -> None:
    early = [{"contact_id": f"C{n}", "child_id": "K1", "received_on": day(1, n)} for n in (1, 2, 3)]
    late = [{"contact_id": f"C{n}", "child_id": "K1", "received_on": day(12, n)} for n in (4, 5, 6)]
    for contacts, doubted in ((early, 1), (early[:2], 0), ([*early, *late[:2]], 1), ([*early, *late], 0)):
        facts = facts_of(with_base({**CHILD, "contacts": contacts}))
        assert facts.native("children").day("mostly_before_birth").lo.tolist() == [doubted]
