"""Tables that show only the latest row of each child."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from practice_audit.records import coverage_lines, covers_from, load
from practice_audit.sources import Cell, LeftOut, RawTable, Source

Make = Callable[..., Source]
AS_AT = date(2012, 12, 12)
CELLS: list[list[Cell]] = [
    ["V1", "K1", date(2012, 11, 1)],
    ["V2", "K1", date(2012, 11, 20)],
    ["V3", "K2", date(2013, 1, 4)],
]


def visits(latest_of: frozenset[str] | None, window: int | None = None) -> RawTable:
    headings = ["visit_id", "child_id", "visited_on"]
    return RawTable.of("visits", "v.xlsx", headings=headings, cells=CELLS, latest_of=latest_of, window_months=window)


def test_each_child_is_covered_from_its_latest_row_on_also_where_that_is_in_the_future(make: Make) -> None:
    source = replace(make(), tables=[*make().tables, visits(frozenset({"K1", "K2", "K3"}))])
    records = load([source], as_at=AS_AT)
    first = [date.fromordinal(max(1, records.latest["visits"].first(child, records.as_at))) for child in ("K1", "K2")]
    assert first == [date(2012, 11, 20), date(2013, 1, 4)]
    assert records.latest["visits"].first("K3", records.as_at) == 0
    assert records.latest["visits"].first("K9", records.as_at) == records.as_at + 1
    assert coverage_lines(records)[1] == "visits: only the latest of each child"


def test_a_child_not_shown_is_covered_where_the_format_lists_everyone_of_some_months(make: Make) -> None:
    source = replace(make(), tables=[*make().tables, visits(frozenset({"K1"}), window=6)])
    records = load([source], as_at=AS_AT)
    assert records.latest["visits"].first("K9", records.as_at) == date(2012, 6, 12).toordinal()


def test_what_the_user_says_and_a_source_that_shows_all_go_before(make: Make) -> None:
    source = replace(make(), tables=[*make().tables, visits(frozenset({"K1"}))])
    assert load([source], as_at=AS_AT, covers=covers_from(["visits=2012-01-01"])).latest == {}
    whole = replace(make(), tables=[replace(visits(None), file="all.csv")])
    assert load([source, whole], as_at=AS_AT).latest == {}


def test_a_format_may_list_so_many_months_before_the_audit_date(make: Make) -> None:
    source = replace(make(), tables=[*make().tables, visits(None, window=6)])
    records = load([source], as_at=AS_AT)
    assert date.fromordinal(records.covers["visits"]) == date(2012, 6, 12)
    assert "lists 6 months before the audit date" in records.covers_how["visits"]


def test_a_row_that_a_reader_left_out_is_among_the_rejected(make: Make) -> None:
    source = replace(make(), left_out=(LeftOut("a.xlsx, List 7", "List 7", (9,), "a total"),))
    assert load([source], as_at=AS_AT).rejected.to_numpy().tolist() == [
        ["a.xlsx, List 7", "List 7", 9, "", "row", "a total"]
    ]
