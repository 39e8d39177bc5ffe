"""Day first or month first is shown, told or asked for; never guessed."""

from collections.abc import Callable
from datetime import date

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.records import Records, load
from practice_audit.sources import Source

Make = Callable[..., Source]


def visits(*days: str, recorded: str = "") -> list[dict[str, str]]:
    return [
        {"visit_id": f"V{at}", "child_id": "K1", "visited_on": day, "recorded_on": recorded}
        for at, day in enumerate(days)
    ]


def read(source: Source, **options: object) -> Records:
    return load([source], as_at=date(2013, 2, 1), **options)  # type: ignore[arg-type]


def days(records: Records, table: str = "visits", column: str = "visited_on") -> list[date | None]:
    cells = records.tables[table].frame[column]
    return [None if cell != cell else date.fromordinal(int(cell)) for cell in cells]  # noqa: PLR0124 - NaN


def test_a_day_above_twelve_shows_the_order_of_its_column(make: Make) -> None:
    records = read(make(visits=visits("03/04/2012", "13/04/2012")))
    assert days(records) == [date(2012, 4, 3), date(2012, 4, 13)]
    assert "Dates in numbers read day first, as days above 12 show: visits.csv, visits.visited_on." in records.notes


def test_month_first_is_read_where_the_column_shows_it_and_is_said(make: Make) -> None:
    records = read(make(visits=visits("03/04/2012", "04/13/2012")))
    assert days(records) == [date(2012, 3, 4), date(2012, 4, 13)]
    assert any("read month first" in note for note in records.notes)


def test_another_column_of_the_file_shows_it(make: Make) -> None:
    records = read(make(visits=visits("03/04/2012", recorded="04/13/2012")))
    assert days(records) == [date(2012, 3, 4)]


def test_another_file_of_the_source_shows_day_first_only(make: Make) -> None:
    children = [{"child_id": "K1", "date_of_birth": "13/04/2005"}]
    assert days(read(make(children=children, visits=visits("03/04/2012")))) == [date(2012, 4, 3)]
    with pytest.raises(RecordsUnreadable, match="--date-order"):
        read(make(children=[{"child_id": "K1", "date_of_birth": "04/13/2005"}], visits=visits("03/04/2012")))


def test_where_nothing_shows_it_the_user_is_asked(make: Make) -> None:
    with pytest.raises(RecordsUnreadable, match=r"visits\.csv, visits\.visited_on.*\n.*--date-order dmy"):
        read(make(visits=visits("03/04/2012")))
    assert days(read(make(visits=visits("03/04/2012")), date_order="mdy")) == [date(2012, 3, 4)]
    assert days(read(make(visits=visits("03/04/2012")), date_order="dmy")) == [date(2012, 4, 3)]


def test_a_date_that_is_the_same_in_both_orders_asks_nobody(make: Make) -> None:
    assert days(read(make(visits=visits("04/04/2012", "2012-04-05")))) == [date(2012, 4, 4), date(2012, 4, 5)]


def test_one_slip_does_not_change_a_column(make: Make) -> None:
    records = read(make(visits=visits("03/04/2012", "13/04/2012", "04/13/2012")))
    assert days(records) == [date(2012, 4, 3), date(2012, 4, 13), None]


def test_where_both_orders_are_mixed_what_could_be_either_is_in_doubt(make: Make) -> None:
    records = read(make(visits=visits("03/04/2012", "13/04/2012", "04/13/2012", "04/14/2012")))
    assert days(records) == [None, date(2012, 4, 13), None, None]
    assert records.tables["visits"].unread["visited_on"].tolist() == [True, False, True, True]
    assert any("are mixed" in note for note in records.notes)
