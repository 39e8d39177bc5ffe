"""A folder of CSV files, whole and damaged."""

from pathlib import Path

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources import Damaged, Ignored, RawTable, read

VISITS = "visit_id,child_id,visited_on,kind,seen,child_views,recorded_on\n"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def only_table(folder: Path, text: str | bytes, name: str = "visits.csv") -> RawTable:
    [source] = read([write(folder, {name: text})])
    [table] = source.tables
    return table


def test_cells_are_as_they_stand_in_the_file(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + "V1,007,2012-12-03,child protection,Y, said so ,\n")
    assert list(table.frame.iloc[0]) == ["V1", "007", "2012-12-03", "child protection", "Y", " said so ", ""]
    assert list(table.rows) == [2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_any_usual_file_reads_the_same(tmp_path: Path, delimiter: str, newline: str, encoding: str) -> None:
    text = VISITS + "V1,K1,2012-12-03,other,Y,café,\n"
    data = text.replace(",", delimiter).replace("\n", newline).encode(encoding)
    table = only_table(tmp_path, data)
    assert list(table.frame["child_views"]) == ["café"]
    assert list(table.frame.columns) == VISITS.strip().split(",")


def test_an_encoding_other_than_utf_8_is_said(tmp_path: Path) -> None:
    table = only_table(tmp_path, (VISITS + "V1,K1,2012-12-03,other,Y,café,\n").encode("windows-1252"))
    assert table.notes == ("visits.csv: not UTF-8, so read as Windows-1252.",)


def test_a_text_over_many_lines_is_one_row_and_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + 'V1,K1,2012-12-03,other,Y,"one\ntwo, ""three""",\n\nV2,K1,2012-12-04,,,,\n')
    assert table.frame["child_views"][0] == 'one\ntwo, "three"'
    assert list(table.rows) == [2, 3, 4]


def test_a_row_that_is_too_long_is_damaged_from_its_first_text_on(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + "V1,K1,2012-12-03,other,Y,tea, and cake,2012-12-04\n")
    row = list(table.frame.iloc[0])
    assert row[:5] == ["V1", "K1", "2012-12-03", "other", "Y"]
    assert all(isinstance(cell, Damaged) for cell in row[5:])


def test_blank_cells_beyond_the_headings_do_no_harm(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + "V1,K1,2012-12-03,other,Y,,,,,\n")
    assert (list(table.frame.iloc[0])[:2], table.notes) == (["V1", "K1"], ())


def test_a_short_row_is_damaged_where_other_rows_write_their_blanks(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + "V1,K1,2012-12-03,other,Y,,\nV2,K1,2012-12-04,other\n")
    assert [isinstance(cell, Damaged) for cell in table.frame.iloc[1]] == [False] * 3 + [True] * 4


def test_a_short_row_is_blank_at_its_end_where_no_row_writes_its_blanks(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + "V1,K1,2012-12-03,other\nV2,K1,2012-12-04\n")
    assert list(table.frame.iloc[1]) == ["V2", "K1", "2012-12-04", None, None, None, None]
    assert "fewer cells than headings in 2 rows" in table.notes[0]


def test_a_file_cut_off_in_its_last_row_is_damaged_there(tmp_path: Path) -> None:
    table = only_table(tmp_path, VISITS + "V1,K1,2012-12-03,other,Y,x,2012-12-03\nV2,K1,2012-1")
    assert [isinstance(cell, Damaged) for cell in table.frame.iloc[1]] == [False] * 2 + [True] * 5


def test_headings_below_a_title_are_found_and_said(tmp_path: Path) -> None:
    table = only_table(tmp_path, "Visits of December; all teams\n" + VISITS + "V1,K1,2012-12-03,other,Y,x,\n")
    assert list(table.rows) == [3]
    assert "the headings are in row 2" in table.notes[-1]


def test_a_separator_line_is_obeyed(tmp_path: Path) -> None:
    table = only_table(tmp_path, "sep=;\n" + (VISITS + "V1,K1,2012-12-03,other,Y,x,\n").replace(",", ";"))
    assert (list(table.rows), table.frame["kind"][0]) == ([3], "other")


def test_other_files_are_listed_with_the_table_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    others: dict[str, str | bytes] = {"visit.csv": VISITS, "readme.md": "", ".hidden": "", "workers.xlsx": "PK"}
    [source] = read([write(tmp_path, {"visits.csv": VISITS, **others})])
    folder = tmp_path.name
    assert source.ignored == [
        Ignored(folder, "old", "folder", "no such table in the layout"),
        Ignored(folder, "readme.md", "file", "no such table in the layout"),
        Ignored(folder, "visit.csv", "file", "no such table in the layout; did you mean visits?"),
        Ignored(folder, "workers.xlsx", "file", "not CSV: if it holds records, give it by itself"),
    ]


def test_an_empty_file_is_no_table_and_a_heading_row_is_one(tmp_path: Path) -> None:
    [source] = read([write(tmp_path, {"visits.csv": VISITS, "plans.csv": ""})])
    assert [table.name for table in source.tables] == ["visits"]
    assert source.ignored[0].reason == "empty: not even headings"


def test_one_file_named_after_a_table_is_a_source(tmp_path: Path) -> None:
    [source] = read([write(tmp_path, {"Visits.CSV": VISITS}) / "Visits.CSV"])
    assert [(table.name, table.file) for table in source.tables] == [("visits", "Visits.CSV")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("visits.csv", VISITS.encode() + b'V1,K1,2012-12-03,other,Y,"never closed,\n', "line 2"),
        ("visits.csv", VISITS.encode() + b'V1,K1,2012-12-03,other,Y,"a"b,\n', "line 2"),
        ("visits.csv", b"PK\x03\x04 and so on", "a workbook"),
        ("visits.csv", b"\x00\x01\x02", "not text"),
        ("visits.csv", VISITS.encode() + b"\x81\x8d", "neither UTF-8 nor Windows-1252"),
        ("visits.csv", b"a,b,c\n1,2,3\n", "none of the headings"),
        ("stuff.csv", b"a,b\n1,2\n", "no table that could be read"),
        ("stuff.doc", b"x", "no table that could be read"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(RecordsUnreadable, match=said) as wrong:
        read([write(tmp_path, {name: data})])
    assert wrong.value.exit_code == 3


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable, match="there is nothing in it"):
        read([tmp_path])
