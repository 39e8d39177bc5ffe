"""The year of a return."""

from datetime import date

import pytest

from practice_audit.sources.cin_year import reference_date, year_begins


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2007-03-31", None),
        ("31/02/2026", None),
        ("", None),
        (None, None),
    ],
)
def test_the_reference_date(stated: str | None, day: date | None) -> None:
    assert reference_date(stated) == day


@pytest.mark.parametrize(
    ("until", "since"),
    [
        (date(2026, 3, 31), date(2025, 4, 1)),
        (date(2025, 9, 30), date(2025, 4, 1)),  # drawn within the year, to try the return
        (date(2025, 4, 1), date(2025, 4, 1)),
    ],
)
def test_the_year_begins_on_the_last_first_of_april(until: date, since: date) -> None:
    assert year_begins(until) == since
