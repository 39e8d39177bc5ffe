"""From when a table is complete."""

from collections.abc import Callable
from dataclasses import replace
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


@pytest.mark.parametrize(
    ("slips", "first", "said"),
    [
        ([], date(2012, 6, 1), "(the earliest visited_on)"),
        ([date(2002, 6, 5)], date(2012, 6, 1), "(the earliest visited_on but for 1 long before all others)"),
        ([date(2011, 6, 2)], date(2011, 6, 2), "(the earliest visited_on)"),
        ([date(2002, 6, 5), date(2003, 6, 5)], date(2002, 6, 5), "(the earliest visited_on)"),
    ],
    ids=["no slip", "a year typed wrong", "within a year", "too many to be slips"],
)
def test_a_year_typed_wrong_does_not_move_the_first_day(make: Make, slips: list[date], first: date, said: str) -> None:
    rows = [{"visit_id": f"S{n}", "child_id": "K1", "visited_on": on} for n, on in enumerate(slips)]
    records = load([make(visits=[*MANY, *rows])], as_at=date(2013, 2, 1))
    assert records.covers["visits"] == first.toordinal()
    assert any(line.startswith("visits:") and said in line for line in coverage_lines(records))


def test_a_source_may_state_from_when_it_is_complete(make: Make) -> None:
    states = replace(make(visits=MANY[:1]), covers_from=date(2012, 4, 1), covers_how="the census year begins")
    loaded = load([states], as_at=date(2013, 2, 1))
    assert coverage_lines(loaded) == [
        "children: no bound: it has no main date",
        "visits: from 2012-04-01 (the census year begins)",
    ]
    assert load([states], as_at=date(2013, 2, 1), covers=covers_from(["visits=all"])).covers == {}
    given = load([states], as_at=date(2013, 2, 1), covers=covers_from(["2012-05-01"]))
    assert given.covers == {"visits": date(2012, 5, 1).toordinal()}


def test_of_two_sources_the_earliest_day_counts_and_only_for_their_tables(make: Make) -> None:
    earlier, later = (replace(make(visits=MANY[:1]), covers_from=date(year, 4, 1)) for year in (2011, 2012))
    native = replace(make(visits=MANY[:1], plans=[]), covers_from=None)
    loaded = load([later, earlier, native], as_at=date(2013, 2, 1))
    assert loaded.covers == {"visits": date(2011, 4, 1).toordinal()}
    assert loaded.covers_how["plans"].startswith("no bound")


def test_every_table_has_a_line(make: Make) -> None:
    lines = coverage_lines(load([make(visits=MANY, plans=[])], as_at=date(2013, 2, 1)))
    assert lines == [
        "children: no bound: it has no main date",
        "plans: no bound: fewer than 50 rows",
        "visits: from 2012-06-01 (the earliest visited_on)",
    ]
