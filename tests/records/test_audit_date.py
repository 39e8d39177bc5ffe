"""The audit date."""

from datetime import date

from practice_audit.records.audit_date import audit_date
from practice_audit.sources import Source

TODAY = date(2013, 2, 1)


def stating(day: date | None) -> Source:
    return Source("native", (), [], stated_as_at=day)


def test_the_date_given_goes_before_all() -> None:
    assert audit_date(date(2013, 1, 1), [stating(date(2012, 3, 31))], None, TODAY) == (date(2013, 1, 1), [])


def test_the_date_that_the_source_states_is_next() -> None:
    day, notes = audit_date(None, [stating(None), stating(date(2012, 3, 31))], None, TODAY)
    assert (day, notes) == (date(2012, 3, 31), ["Audit date 2012-03-31: the date that the source states."])


def test_where_sources_differ_the_earliest_is_used_and_said() -> None:
    day, [note] = audit_date(None, [stating(date(2013, 3, 31)), stating(date(2012, 3, 31))], None, TODAY)
    assert day == date(2012, 3, 31)
    assert "2 dates; the earliest" in note


def test_today_is_last_and_an_old_export_is_warned_of() -> None:
    assert audit_date(None, [], TODAY.toordinal() - 7, TODAY)[1] == [
        "Audit date 2013-02-01: today, since none was given."
    ]
    assert "Warning" in audit_date(None, [], TODAY.toordinal() - 8, TODAY)[1][1]
    assert audit_date(None, [], None, TODAY)[0] == TODAY
