"""The whole way from sources to records: nothing lost, doubt where there is doubt."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_audit import sources
from practice_audit.layout import TABLES
from practice_audit.records import FUTURE, REJECTED, Records, load
from practice_audit.sources import Cell, RawTable, Source

Make = Callable[..., Source]
AS_AT = date(2013, 2, 1)


def visit(key: str, **cells: Cell) -> dict[str, Cell]:
    return {"visit_id": key, "child_id": "K1", "visited_on": "2013-01-09", **cells}


def loaded(*given_sources: Source, **options: object) -> Records:
    return load(list(given_sources), **{"as_at": AS_AT, **options})  # type: ignore[arg-type]


def adds_up(records: Records) -> bool:
    tally = records.tally
    parts = tally[["blank", "copies", "merged", "future", "read"]].sum(axis=1)
    read = tally.groupby("table", sort=False)["read"].sum().to_dict()
    return bool((parts == tally["in_file"]).all()) and read == {
        name: len(table.frame) for name, table in records.tables.items()
    }


def test_every_column_of_the_layout_is_there_in_its_type(make: Make) -> None:
    rows = [visit("V1", seen="yes", kind="Child in need", child_views="  well  "), visit("V2")]
    table = loaded(make(visits=rows)).tables["visits"]
    assert list(table.frame.columns) == list(TABLES["visits"].columns)
    assert table.frame["visited_on"].tolist() == [date(2013, 1, 9).toordinal()] * 2
    assert [table.frame[name][0] for name in ("seen", "kind", "child_views")] == [1.0, "child_in_need", "well"]
    assert table.frame["kind"][1] is None
    assert np.isnan(table.frame["seen"][1])
    assert [str(table.frame[name].dtype) for name in ("visited_on", "seen", "kind")] == ["float64", "float64", "object"]
    assert "worker_id" in table.absent
    assert table.unread == {}


def test_a_value_that_cannot_be_read_is_rejected_on_its_own(make: Make) -> None:
    records = loaded(make(visits=[visit("V1", seen="perhaps", visited_on="30/02/2013"), visit("V2", kind="tea")]))
    table = records.tables["visits"]
    assert len(table.frame) == 2
    assert {name: mask.tolist() for name, mask in table.unread.items()} == {
        "visited_on": [True, False],
        "kind": [False, True],
        "seen": [True, False],
    }
    assert list(records.rejected.columns) == REJECTED
    found = records.rejected.set_index("column")
    assert found["row"].to_dict() == {"visited_on": 1, "kind": 2, "seen": 1}
    assert found["value_kind"].to_dict() == {"visited_on": "date-like text", "kind": "text", "seen": "text"}
    assert found["reason"]["kind"].startswith("not one of: assessment, section_47")


def test_rows_without_a_key_or_a_main_date_stay(make: Make) -> None:
    table = loaded(make(visits=[visit("", visited_on=""), visit("V2", visited_on="soon")])).tables["visits"]
    assert table.frame["visit_id"].tolist() == [None, "V2"]
    assert table.unread["visited_on"].tolist() == [False, True]


def test_a_row_blank_in_every_column_is_no_row_and_is_counted(make: Make) -> None:
    blank: dict[str, Cell] = {"visit_id": " ", "child_id": "NULL", "visited_on": None}
    records = loaded(make(visits=[blank, visit("V1")]))
    assert records.tables["visits"].rows.tolist() == [2]
    assert records.tally.set_index("table").loc["visits", "blank"] == 1
    assert any("NULL" in note for note in records.notes)


def test_rows_after_the_audit_date_are_left_out_and_listed(make: Make) -> None:
    records = loaded(make(visits=[visit("V1", visited_on="2103-01-14"), visit("V2", visited_on="2013-02-01")]))
    assert records.tables["visits"].frame["visit_id"].tolist() == ["V2"]
    assert records.ignored_future == {"visits": 1}
    assert list(records.future.columns) == FUTURE
    assert records.future[["id", "child_id", "effect", "row"]].to_numpy().tolist() == [["V1", "K1", "row ignored", 1]]
    assert adds_up(records)


def test_an_end_after_the_audit_date_is_still_running_and_other_dates_are_in_doubt(make: Make) -> None:
    plan = {
        "plan_id": "P1",
        "child_id": "K1",
        "start_on": "2013-01-07",
        "end_on": "2013-06-01",
        "written_on": "2013-06-01",
    }
    action = {"plan_action_id": "A1", "child_id": "K1", "plan_id": "P1", "due_on": "2013-06-01"}
    records = loaded(make(plans=[plan], plan_actions=[action]))
    plans = records.tables["plans"]
    assert np.isnan(plans.frame["end_on"][0])
    assert {name: mask.tolist() for name, mask in plans.unread.items()} == {"written_on": [True]}
    assert records.tables["plan_actions"].frame["due_on"][0] == date(2013, 6, 1).toordinal()
    assert sorted(records.future["effect"]) == ["in doubt", "still running"]


def test_an_end_that_stands_for_never_is_still_running_and_no_other_date_is(make: Make) -> None:
    never = "31/12/9999"
    plan = {"plan_id": "P1", "child_id": "K1", "start_on": "2013-01-07", "end_on": never, "written_on": never}
    plans = loaded(make(plans=[plan])).tables["plans"]
    assert {name: mask.tolist() for name, mask in plans.unread.items()} == {"written_on": [True]}
    assert np.isnan(plans.frame["end_on"][0])


def test_rows_alike_are_one_and_rows_that_differ_stay(make: Make) -> None:
    rows = [visit("V1", seen="y"), visit("V1", seen="Yes"), visit("V2", seen="y"), visit("V2", seen="n"), visit("")]
    records = loaded(make(visits=[*rows, visit("")]))
    table = records.tables["visits"]
    assert table.frame["visit_id"].tolist() == ["V1", "V2", "V2", None, None]
    assert table.copies == {"V1": 1}
    assert records.rejected[["table", "row", "column", "value_kind"]].to_numpy().tolist() == [["visits", 2, "", "row"]]
    assert any("1 row with the visit_id of another row" in note for note in records.notes)
    assert adds_up(records)


def test_an_unreadable_value_makes_a_copy_only_of_the_same_text(make: Make) -> None:
    rows = [
        visit("V1", seen="perhaps"),
        visit("V1", seen="perhaps"),
        visit("V2", seen="perhaps"),
        visit("V2", seen="who knows"),
    ]
    records = loaded(make(visits=rows))
    assert records.tables["visits"].frame["visit_id"].tolist() == ["V1", "V2", "V2"]
    assert records.tables["visits"].unread["seen"].tolist() == [True] * 3
    assert len(records.rejected) == 4


def test_two_sources_fill_each_other_and_the_first_wins_in_doubt(make: Make) -> None:
    first = make("a.csv", visits=[visit("V1", kind="other", seen=None), visit("V2")])
    second = make("b.csv", visits=[visit("V1", kind="assessment", seen="y"), visit("V3")])
    records = loaded(first, second)
    table = records.tables["visits"]
    assert table.frame["visit_id"].tolist() == ["V1", "V2", "V3"]
    assert table.frame["seen"].tolist()[0] == 1.0
    assert (table.frame["kind"][0], table.unread["kind"].tolist()) == ("other", [True, False, False])
    assert table.files.tolist() == ["a.csv", "a.csv", "b.csv"]
    assert any("visits.kind differs between a.csv and b.csv on 1 row" in note for note in records.notes)
    assert len(records.tables["children"].frame) == 2
    assert adds_up(records)


def test_two_birth_dates_of_one_child_are_listed_and_neither_is_settled(make: Make) -> None:
    first = make("a.xml", children=[{"child_id": "K1", "date_of_birth": "2010-05-14", "ethnicity": "Kestrel"}])
    second = make("b.csv", children=[{"child_id": "K1", "date_of_birth": "2010-06-14", "ethnicity": "Heron"}])
    records = loaded(first, second)
    assert records.tables["children"].unread["date_of_birth"].tolist() == [True]
    found = records.rejected.set_index("column").loc["date_of_birth"]
    assert (found["file"], found["row"]) == ("b.csv", 1)
    assert found["reason"] == "not the same as in a.xml, row 1, which is used and is in doubt"
    said = [note for note in records.notes if "differs between" in note]
    assert any("(K1 2010-05-14 and 2010-06-14)" in note for note in said)
    assert not any("Kestrel" in note or "Heron" in note for note in said)
    assert [one.columns["children"] >= {"date_of_birth"} for one in records.held] == [True, True]


def test_a_table_whose_rows_nobody_can_tie_is_said_to_show_nothing(make: Make) -> None:
    records = loaded(make(visits=[{"visit_id": "V1", "visited_on": "2013-01-09"}]))
    assert any(note.startswith("visits: no child_id") for note in records.notes)
    assert not any(note.startswith("visits: no") for note in loaded(make(visits=[visit("V1")])).notes)


def test_a_column_is_absent_only_where_no_source_has_it(make: Make) -> None:
    first = make("a.csv", visits=[visit("V1", kind="other")])
    second = make("b.csv", visits=[visit("V2", seen="y")])
    table = loaded(first, second).tables["visits"]
    assert {"kind", "seen"}.isdisjoint(table.absent)
    assert table.frame["kind"].tolist() == ["other", None]


def test_a_column_blank_on_twenty_rows_is_empty(make: Make) -> None:
    rows = [visit(f"V{n}", kind=None, seen=None) for n in range(20)]
    assert loaded(make(visits=rows[:19])).tables["visits"].empty == frozenset()
    assert loaded(make(visits=rows)).tables["visits"].empty == {"kind", "seen"}
    assert loaded(make(visits=[*rows[1:], visit("V0", seen="perhaps")])).tables["visits"].empty == {"kind"}


def test_a_table_without_its_key_has_row_numbers_for_ids(make: Make) -> None:
    rows = [{"child_id": "K1", "visited_on": "2013-01-09"}] * 2
    records = loaded(make("a.csv", visits=rows), make("b.csv", visits=rows))
    table = records.tables["visits"]
    assert table.frame["visit_id"].tolist() == ["row-1", "row-2", "row-1-1", "row-1-2"]
    assert "visit_id" in table.absent


def test_unknown_and_repeated_headings_are_listed() -> None:
    headings = ["child_id", "Colour", "Child ID", ""]
    raw = RawTable.of("children", "c.csv", headings=headings, cells=[["K1", "red", "K2", "x"]])
    ignored = load([Source("native", (), [raw])], as_at=AS_AT).ignored
    assert [one.what for one in ignored] == ["column Colour", "column child_id", "column 4"]


def test_local_words_are_read_where_they_are_given(make: Make) -> None:
    source = make(visits=[visit("V1", kind="CP Visit"), visit("V2", kind="other")])
    table = loaded(source, wording={"visits.kind": {"cp visit": "child_protection"}}).tables["visits"]
    assert table.frame["kind"].tolist() == ["child_protection", "other"]


def test_files_have_their_fingerprint_and_rows(tmp_path: Path) -> None:
    (tmp_path / "children.csv").write_text("child_id\nK1\nK2\n")
    [(file, sha, rows)] = load(sources.read([tmp_path]), as_at=AS_AT).sources
    assert (file, len(sha), rows) == (str(tmp_path / "children.csv"), 64, 2)


CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "NULL", "V1", "V2", "2013-01-09", "30/02/2013", "13/01/2013", "2103-01-01", "yes", "#N/A"]
    ),
    st.none(),
    st.booleans(),
    st.integers(-5, 100_000),
    st.floats(allow_infinity=False),
    st.dates(date(1890, 1, 1), date(2110, 1, 1)),
    st.text(max_size=5),
)
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(TABLES["visits"].columns, CELLS)), max_size=12)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_every_row_is_read_or_said(make: Make, files: list[list[dict[str, Cell]]]) -> None:
    made = [make(f"{at}.csv", visits=rows) for at, rows in enumerate(files)]
    records = loaded(*made, date_order="dmy")
    table = records.tables["visits"]
    assert adds_up(records)
    left_out = records.rejected[records.rejected["column"] == ""]
    assert records.tally["copies"].sum() == len(left_out)
    assert len(table.files) == len(table.rows) == len(table.frame)
    assert all(len(mask) == len(table.frame) and mask.any() for mask in table.unread.values())
    assert all((table.frame[name].dropna() <= AS_AT.toordinal()).all() for name in ("visited_on", "recorded_on"))


@given(st.lists(st.dates(date(2012, 1, 1), date(2013, 1, 31)), min_size=50, max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=10)
def test_a_table_of_fifty_rows_is_covered_from_its_earliest_day(make: Make, days: list[date]) -> None:
    rows = [visit(f"V{at}", visited_on=day) for at, day in enumerate(days)]
    assert loaded(make(visits=rows)).covers == {"visits": min(days).toordinal()}
    assert loaded(make(visits=rows[:49])).covers == {}


def test_today_is_the_audit_date_where_nothing_says_another(make: Make) -> None:
    source = make(visits=[visit("V1"), visit("V2", visited_on="2012-12-03")])
    day = date(2013, 1, 9)
    assert load([source], today=day + timedelta(7)).notes == ["Audit date 2013-01-16: today, since none was given."]
    assert "8 days before the audit date" in load([source], today=day + timedelta(8)).notes[-1]
