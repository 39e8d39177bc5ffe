"""Annex A as a whole: the sample's stories, every spelling of a sheet and of its headings, and damaged files."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.sources.annex_a_files import COMMON, NEED, PLAN, WHO, on_plan, workbook

from practice_audit.errors import RecordsUnreadable
from practice_audit.records import Records, load, native_tables
from practice_audit.sources import Cell, Source, annex_a, read

SAMPLE = Path(__file__).parents[2] / "fixtures" / "annex_a" / "annex_a.xlsx"
START, VISIT = date(2024, 5, 13), date(2024, 9, 24)
ONE = on_plan("A1", START, VISIT, "a) Yes", None, None, "W")


def column(source: Source, table: str, name: str) -> list[object]:
    return [cell for found in source.tables if found.name == table for cell in found.frame[name]]


@pytest.fixture(scope="module")
def sample() -> Records:
    return load(read([SAMPLE]), as_at=date(2024, 9, 30))


def test_the_sample_gives_thirteen_tables(sample: Records) -> None:
    assert {name: len(table.frame) for name, table in sample.tables.items()} == {
        "children": 16,
        "contacts": 3,
        "referrals": 4,
        "case_closures": 1,
        "early_help": 1,
        "assessments": 6,
        "strategy_discussions": 3,
        "section_47_enquiries": 3,
        "conferences": 2,
        "plans": 6,
        "reviews": 4,
        "visits": 10,
        "care_episodes": 1,
    }


def test_every_row_of_the_sample_is_read_or_listed(sample: Records) -> None:
    sums = [note for note in sample.notes if " rows: " in note or " row: " in note]
    assert len(sums) == 10
    assert "List_6: 12 rows: 10 read, 1 left out (the child's id cannot be read: a spreadsheet has" in sums[5]
    whole = sample.rejected[sample.rejected["column"] == ""]
    assert list(zip(whole["table"], whole["row"], strict=True)) == [("List 6", 13), ("List 6", 14)]
    values = sample.rejected[sample.rejected["column"] != ""]
    assert sorted(zip(values["file"], values["row"], values["column"], strict=True)) == [
        ("annex_a.xlsx, List_4", 8, "authorised_on"),
        ("annex_a.xlsx, List_4", 8, "completed_on"),
        ("annex_a.xlsx, List_6", 12, "visited_on"),
    ]


def test_a_visit_of_one_day_in_two_lists_is_one_visit(sample: Records) -> None:
    visits = sample.tables["visits"].frame.set_index("visit_id")
    both = visits.loc["FAX0001-S-2024-09-24"]
    assert (both["seen"], both["seen_alone"], both["kind"]) == (1, 1, "child_protection")


def test_an_unborn_child_has_an_expected_date_and_no_birth(sample: Records) -> None:
    unborn = sample.tables["children"].frame.set_index("child_id").loc["FAX0008"]
    assert unborn["expected_birth_date"] == date(2024, 12, 2).toordinal()
    assert unborn["date_of_birth"] != unborn["date_of_birth"]


def test_what_was_not_used_is_listed_with_the_reason(sample: Records) -> None:
    reasons = {one.what: one.reason for one in sample.ignored}
    assert reasons["column Local risk rating"] == "not a column of List 6 as this reader knows it"
    assert reasons["column Primary Need Code"].startswith("understood, but")
    assert any(one.where == "List_11" and "want to adopt" in one.reason for one in sample.ignored)


@pytest.mark.parametrize("name", ["List__7", "List_7", "List7", "list__07", "Child__protection", "CP", "Annex__A__CP"])
def test_a_sheet_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "export.xlsx", **{name: (PLAN, [ONE])})
    [source] = read([path])
    assert source.format == "annex-a"
    assert column(source, "plans", "start_on") == [START]


def test_sheets_named_like_native_tables_are_told_apart_by_their_headings(tmp_path: Path) -> None:
    headings = [*COMMON, "Date of Contact", "Contact Source"]
    [source] = read([workbook(tmp_path / "a.xlsx", Contacts=(headings, [["A1", *WHO, "03/06/2024", "q) 6: Police"]]))])
    assert (source.format, column(source, "contacts", "source")) == ("annex-a", ["police"])
    assert column(source, "contacts", "received_on") == [date(2024, 6, 3)]
    cells: list[list[Cell]] = [["C1", "A1", date(2024, 6, 3)]]
    native = (["contact_id", "child_id", "received_on"], cells)
    assert read([workbook(tmp_path / "n.xlsx", contacts=native)])[0].format == "native"


def test_a_sheet_of_another_name_is_known_by_its_headings_and_that_is_said(tmp_path: Path) -> None:
    source = annex_a.read(workbook(tmp_path / "a.xlsx", Export=(PLAN, [ONE]), List__3=(["Notes"], [["x"]])))
    assert column(source, "plans", "child_id") == ["A1"]
    assert "a.xlsx, Export: taken for List 7 by its headings." in source.notes
    assert [one.where for one in source.ignored if one.what == "sheet"] == ["List 3"]


def test_headings_are_met_in_other_spellings(tmp_path: Path) -> None:
    headings = [
        " CHILD unique ID ",
        "Sex",
        "Ethnicity",
        "DOB",
        "Age",
        "CP Plan Start Date)",
        "date of last statutory visit",
    ]
    source = annex_a.read(workbook(tmp_path / "a.xlsx", List_7=(headings, [["A1", *WHO, START, VISIT]])))
    assert column(source, "visits", "visited_on") == [VISIT]
    assert "seen_alone" not in next(table for table in source.tables if table.name == "visits").frame
    assert any("no column was found for:" in note and "alone" in note for note in source.notes)


def test_a_folder_of_csv_files_reads_as_the_workbook_does(tmp_path: Path) -> None:
    plan: list[Cell] = [cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in ONE]
    need: list[Cell] = ["A1", *WHO]
    for name, heading, row in [("annex a list 7.csv", PLAN, plan), ("Children in Need.csv", NEED, need)]:
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["A title"], heading, row])
    [source] = read([tmp_path])
    assert source.format == "annex-a"
    assert column(source, "plans", "start_on") == [START]
    [alone] = read([tmp_path / "annex a list 7.csv"])
    assert column(alone, "visits", "visited_on") == [VISIT]


def test_a_second_sheet_of_a_list_adds_only_what_is_new(tmp_path: Path) -> None:
    other = on_plan("A2", START, VISIT, "b) No", None, None, "W")
    source = annex_a.read(workbook(tmp_path / "a.xlsx", List_7=(PLAN, [ONE]), List__7=(PLAN, [ONE, other])))
    assert column(source, "plans", "child_id") == ["A1", "A2"]
    assert [(*left.rows, left.reason) for left in source.left_out] == [
        (2, "the same as an earlier row of the list in every column")
    ]


def test_two_birth_dates_of_a_child_are_in_doubt_and_said(tmp_path: Path) -> None:
    other: list[Cell] = [
        "A1",
        "a) Male",
        "a) WBRI",
        date(2016, 3, 2),
        8,
        START,
        None,
        None,
        "b) Child Protection plan",
        "W",
    ]
    again = on_plan("A1", START, date(2024, 9, 1), "a) Yes", None, None, "W")
    again[1] = "b) Female"
    records = load([annex_a.read(workbook(tmp_path / "a.xlsx", List_6=(NEED, [other]), List_7=(PLAN, [ONE, again])))])
    assert len(records.tables["children"].frame) == 1
    assert set(records.tables["children"].unread) == {"date_of_birth", "gender"}
    assert any("date_of_birth differs between a.xlsx, List_6 and a.xlsx, List_7" in note for note in records.notes)


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut short", b"not a workbook", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "annex_a.xlsx"
    path.write_bytes(content)
    assert not annex_a.knows(path)
    with pytest.raises(RecordsUnreadable, match="not a workbook that can be opened"):
        read([path], "annex-a")


def test_a_workbook_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable, match="no sheet or file in it has the headings"):
        read([workbook(tmp_path / "a.xlsx", Guidance=(["Read me"], []))], "annex-a")


def test_a_csv_list_with_a_broken_quote_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "list 7.csv"
    path.write_text(",".join(PLAN) + '\nA1,M,"x', "utf-8")
    with pytest.raises(RecordsUnreadable, match=r"list 7.csv, line 2: a quotation mark"):
        read([path])


def test_converted_each_child_and_visit_is_there_once() -> None:
    tables = native_tables(read([SAMPLE]))
    assert tables["children"]["child_id"].is_unique
    assert tables["visits"]["visit_id"].is_unique
    assert len(tables["children"]) == 16
