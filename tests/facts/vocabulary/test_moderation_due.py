"""The day by which an audit is moderated is counted from it."""

from tests.making import UNREAD, day, facts_of


def test_moderation_is_due_twenty_working_days_after_and_in_doubt_with_the_day() -> None:
    rows = [{"audit_id": f"AU{n}", "child_id": "K1", "audited_on": on} for n, on in enumerate([day(11, 12), UNREAD])]
    due = facts_of({"audits": rows}).native("audits").day("moderation_due_on")
    assert (due.lo[0], due.settled.tolist()) == (day(12, 10).toordinal(), [True, False])
