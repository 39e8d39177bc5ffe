"""A gap of the chronology is eight weeks without an entry, in which something else was recorded."""

from practice_audit.reports.case_page.gaps import Gap, gaps
from practice_audit.reports.events import Event


def visit(day: int) -> Event:
    return Event(day, "visits", f"V{day}", "Visit made", is_main=True)


def test_a_silence_with_records_in_it_is_a_gap() -> None:
    assert gaps([100, 160], [visit(100), visit(130)], 200) == [Gap(100, 160, 1)]


def test_a_silence_of_everything_or_a_short_one_is_none() -> None:
    assert gaps([100, 160, 400], [visit(100)], 420) == []
    assert gaps([100, 155], [visit(100), visit(130)], 160) == []


def test_without_any_entry_the_gap_runs_from_the_first_record_to_the_audit_date() -> None:
    assert gaps([], [visit(100), visit(130)], 200) == [Gap(100, 200, 1)]
    assert gaps([], [], 200) == []


def test_entries_about_the_time_before_the_case_change_nothing() -> None:
    assert gaps([10, 50, 100], [visit(100), visit(130)], 130) == []
