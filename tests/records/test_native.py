"""Records as native tables: what is written reads back as it was, in every form."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_audit.layout import TABLES
from practice_audit.records import (
    from_records,
    load,
    native_tables,
    templates,
    write_csv_folder,
    write_json,
    write_workbook,
)
from practice_audit.records.native import Native
from practice_audit.sources import Cell, Damaged, RawTable, Source, read

Make = Callable[..., Source]
Write = Callable[[Native, Path], None]
FORMS: list[tuple[str, Write]] = [
    ("out", write_csv_folder),
    ("out.xlsx", write_workbook),
    ("out.json", write_json),
]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8)
CELLS: dict[str, st.SearchStrategy[Cell]] = {
    "note_id": st.from_regex(r"\A[A-Z0-9/ ]{1,5}\Z"),
    "child_id": st.sampled_from(["K1", "007", "12", None]),
    "event_on": st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.none(),
    "recorded_on": st.sampled_from(["31/02/2012", "2012-03-04", "9999-12-31", None, Damaged("cut")]),
    "text": TEXTS | st.sampled_from(["=1+1", "+44", "-", "@x", '"', "a,b;c\td\r\ne", "a\rb", "_x0041_", "  x"]),
}


@pytest.mark.parametrize(("name", "write"), FORMS)
@settings(deadline=None, max_examples=40)
@given(rows=st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=5))
def test_what_is_written_reads_back(name: str, write: Write, rows: list[dict[str, Cell]]) -> None:
    cells = [[row[name] for name in CELLS] for row in rows]
    source = Source("native", (), [RawTable.of("case_notes", "x", headings=list(CELLS), cells=cells)])
    before = native_tables([source])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(before, path)
        after = native_tables(read([path]))
    pd.testing.assert_frame_equal(after["case_notes"], before["case_notes"])


def test_a_doubt_of_order_stays_a_doubt(make: Make) -> None:
    days = ["03/04/2012", "13/04/2012", "04/13/2012", "04/14/2012", "31/02/2012"]
    visits = [{"visit_id": f"V{at}", "child_id": "K1", "visited_on": day} for at, day in enumerate(days)]
    frame = native_tables([make(visits=visits)])["visits"]
    assert frame["visited_on"].tolist() == ["#VALUE!", date(2012, 4, 13), "#VALUE!", "#VALUE!", "31/02/2012"]


def test_sources_with_the_same_table_are_one_below_the_other(make: Make) -> None:
    first = make("a", visits=[{"visit_id": "V1", "seen": "y"}])
    second = make("b", visits=[{"visit_id": "V2", "kind": "other"}])
    frame = native_tables([first, second])["visits"]
    assert frame.to_numpy().tolist() == [["V1", None, True], ["V2", "other", None]]


def test_records_are_given_back_as_at_their_date_with_doubt_marked(make: Make) -> None:
    visits = [
        {"visit_id": "V1", "child_id": "K1", "visited_on": date(2013, 1, 9), "seen": "?"},
        {"visit_id": "V2", "child_id": "K1", "visited_on": date(2014, 1, 9), "seen": "y"},
    ]
    tables = from_records(load([make(visits=visits)], as_at=date(2013, 2, 1)))
    assert tables["visits"].to_numpy().tolist() == [["V1", "K1", date(2013, 1, 9), "#VALUE!"]]


def test_templates_have_every_heading_and_no_row(tmp_path: Path) -> None:
    write_csv_folder(templates(), tmp_path / "t")
    [source] = read([tmp_path / "t"])
    assert {table.name: list(table.frame.columns) for table in source.tables} == {
        name: list(table.columns) for name, table in TABLES.items()
    }
