"""From when a table is complete."""

from collections.abc import Callable
from datetime import date

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.records import coverage_lines, covers_from, load
from practice_audit.sources import Source

Make = Callable[..., Source]
MANY = [{"visit_id": f"V{n}", "child_id": "K1", "visited_on": date(2012, 6, 1 + n % 20)} for n in range(50)]


def test_options_are_read() -> None:
    assert covers_from(["2012-04-01", "visits=01 May 2012", "plans=all"]) == {
        "*": date(2012, 4, 1),
        "visits": date(2012, 5, 1),
        "plans": "all",
    }
    assert covers_from(["all"]) == {"*": "all"}


@pytest.mark.parametrize(
    ("option", "said"), [("visit=all", "Did you mean visits"), ("visits=soon", "not a date"), ("", "date")]
)
def test_what_is_no_option_is_wrong_usage(option: str, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        covers_from([option])


def test_what_is_given_goes_before_what_is_inferred(make: Make) -> None:
    source = make(visits=MANY)

    def covered(*options: str) -> date | None:
        records = load([source], as_at=date(2013, 2, 1), covers=covers_from(options))
        return date.fromordinal(records.covers["visits"]) if "visits" in records.covers else None

    assert covered() == date(2012, 6, 1)
    assert covered("2012-05-01") == date(2012, 5, 1)
    assert covered("2012-05-01", "visits=2012-06-10") == date(2012, 6, 10)
    assert covered("2012-05-01", "visits=all") is None
    assert covered("all") is None


def test_every_table_has_a_line(make: Make) -> None:
    lines = coverage_lines(load([make(visits=MANY, plans=[])], as_at=date(2013, 2, 1)))
    assert lines == [
        "children: no bound: it has no main date",
        "plans: no bound: fewer than 50 rows",
        "visits: from 2012-06-01 (the earliest visited_on)",
    ]
