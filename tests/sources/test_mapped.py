"""Reports read by a mapping: every row and column of a file is taken or listed, whatever state it is in."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.mapped_files import CHILDREN, HEADINGS, OF_CHILDREN, OF_VISITS, source_of, written

from practice_audit.errors import RecordsUnreadable, WrongUsage
from practice_audit.records import load
from practice_audit.sources import ByMapping, MappingFile, Source, read

SAMPLE = Path(__file__).parents[2] / "fixtures" / "mapped"


@pytest.fixture(scope="module")
def sample() -> Source:
    [source] = read([SAMPLE / "reports"], mapped=ByMapping(MappingFile(SAMPLE / "mapping.yaml")))
    return source


def rows_of(source: Source, table: str) -> list[list[object]]:
    return next(one for one in source.tables if one.name == table).frame.astype(str).to_numpy().tolist()


def test_a_folder_that_the_mapping_names_needs_no_format(sample: Source) -> None:
    assert sample.format == "mapped"
    assert {table.name for table in sample.tables} >= {"children", "contacts", "referrals", "visits", "supervisions"}


def test_mixed_dates_codes_and_joined_ids_are_read(sample: Source) -> None:
    visits = next(one for one in sample.tables if one.name == "visits").frame
    assert [str(day) for day in visits["visited_on"]][-3:] == ["2012-11-19", "2012-11-30", "2012-12-05"]
    assert list(visits["kind"])[-1] == "other"
    assert list(visits["seen_alone"])[:3] == ["yes", "yes", "no"]
    assert [row[0] for row in rows_of(sample, "workers")] == ["NLT/014", "NLT/003", "NLT/021", "CPC/002"]
    assert [row[0] for row in rows_of(sample, "case_supervisions")] == ["00412", "00413", "00501"]


def test_merged_cells_are_filled_down(sample: Source) -> None:
    assert [row[0] for row in rows_of(sample, "supervisions")] == ["NLT/014"] * 3 + ["NLT/021"] * 2


def test_rows_that_are_no_records_and_columns_not_mentioned_are_listed(sample: Source) -> None:
    assert {(one.file, one.rows) for one in sample.left_out} == {
        ("Contacts and referrals.csv", (12,)),
        ("Visits report.csv", (11,)),
        ("Visits report.csv", (14,)),
        ("Visits report.csv", (15,)),
    }
    assert {one.where if one.what != "column Risk score" else one.what for one in sample.ignored} == {
        "Screens of the system.csv",
        "Chart",
        "column Risk score",
    }


def test_the_mapping_is_one_of_the_inputs(sample: Source) -> None:
    assert {Path(one.name).name: one.rows for one in sample.inputs}["mapping.yaml"] == 0
    assert {Path(one.name).name: one.rows for one in sample.inputs}["Visits report.csv"] == 13


LINES = st.sampled_from(
    [
        *("V1,K1,03/12/2012,CPV", "V2,K2,31/02/2012,??", "V1,K1,03/12/12,CPV", "V3,K1,1.2E+07"),
        *("V4,K1,03/12/2012,CPV,one,too,many", "Total,3,,", "Grand total,,,", "No,Person,Day,Type"),
        *("Printed by the system,,,", ",,,", ""),
    ]
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=12))
def test_rows_taken_left_out_and_blank_are_the_rows_of_the_file(tmp_path: Path, lines: list[str]) -> None:
    source = source_of(
        tmp_path, {"people.csv": CHILDREN, "visits.csv": HEADINGS + "".join(f"{one}\n" for one in lines)}
    )
    [visits] = [one for one in source.tables if one.name == "visits"]
    left = [row for one in source.left_out if one.file == "visits.csv" for row in one.rows]
    blank = sum(not line.strip(",") for line in lines)
    assert len(visits.rows) + len(left) + blank == len(lines)
    assert not set(left) & set(visits.rows)
    records = load([source])
    assert (records.rejected["column"] == "").sum() >= len(left)
    assert {Path(name).name: rows for name, _, rows in records.sources}["visits.csv"] == len(lines)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/2012", "there is no such day"),
        ("03/12/12", r"not a date in the form that the mapping gives \(dd/mm/yyyy\)"),
        ("41246", "not a date in the form"),
        ("#N/A", "not a date in the form"),
    ],
)
def test_a_date_that_is_none_is_rejected_with_its_reason(tmp_path: Path, cell: str, reason: str) -> None:
    source = source_of(tmp_path, {"people.csv": CHILDREN, "visits.csv": f"{HEADINGS}V1,K1,{cell},CPV\n"})
    rejected = load([source]).rejected
    assert rejected["column"].tolist() == ["visited_on"]
    assert rejected["reason"].str.contains(reason).all()


def test_shortened_ids_are_rejected_and_leading_zeros_stay(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"people.csv": "Person ID,DOB\n007,14/05/2008\n1.2E+07,\n", "visits.csv": HEADINGS}
    records = load([source_of(tmp_path, files)])
    assert records.tables["children"].frame["child_id"].tolist()[0] == "007"
    assert records.rejected["column"].tolist() == ["child_id"]


def test_two_blocks_of_one_file_divide_its_rows(tmp_path: Path) -> None:
    both = OF_CHILDREN + OF_VISITS.replace("    columns:", "    only: {Type: [CPV]}\n    columns:", 1)
    source = source_of(tmp_path, {"people.csv": CHILDREN, "visits.csv": f"{HEADINGS}V1,K1,,CPV\nV2,K1,,X\n"}, both)
    assert [(one.rows, one.reason) for one in source.left_out] == [
        ((3,), "not among the rows that the mapping takes (only)")
    ]


REFUSED: dict[str, tuple[str, str | bytes, str]] = {
    "a heading that is not there": (
        "visits.csv",
        "No,Persons,Day,Type\n",
        "no heading is called 'Person'; did you mean 'Persons'",
    ),
    "an empty sheet of blanks": ("visits.csv", "\n", "no heading is called|no such row|not even headings"),
    "a zip file": ("visits.csv", b"PK\x03\x04zip", "a workbook or a zip file, not CSV"),
    "quotes without a pair": ("visits.csv", HEADINGS + 'V1,"K1,,\n', "quotation mark"),
    "an empty file": ("visits.csv", "", "the file is empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_damage_that_nobody_can_read_is_refused_in_one_paragraph(tmp_path: Path, name: str) -> None:
    file, text, why = REFUSED[name]
    with pytest.raises(RecordsUnreadable, match=why):
        source_of(tmp_path, {"people.csv": CHILDREN, file: text})


def test_a_heading_that_is_not_there_names_the_line_of_the_mapping(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable) as wrong:
        source_of(tmp_path, {"people.csv": "Person,DOB\nK1,\n", "visits.csv": HEADINGS})
    assert "mapping.yaml:4:25" in wrong.value.next_step


def test_a_zip_under_the_ending_of_a_workbook_is_refused(tmp_path: Path) -> None:
    mapping = OF_CHILDREN.replace("people.csv", "people.xlsx")
    with pytest.raises(RecordsUnreadable, match="not a workbook that can be opened"):
        source_of(tmp_path, {"people.xlsx": b"PK\x03\x04zip"}, mapping)


def test_a_sheet_must_be_named_where_there_are_several(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "people.xlsx")) as book:
        for name in ("A", "B"):
            book.add_worksheet(name).write_row(0, 0, ["Person ID", "DOB"])
    file = written(tmp_path, {}, OF_CHILDREN.replace("people.csv", "people.xlsx"))
    with pytest.raises(RecordsUnreadable, match=r"several sheets, and the mapping names none.*\n.*A, B"):
        ByMapping(file).read(tmp_path / "people.xlsx")


def test_without_a_mapping_the_format_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n", encoding="utf-8")
    with pytest.raises(WrongUsage, match="--mapping FILE"):
        read([tmp_path / "x.csv"], "mapped")


def test_other_sources_beside_it_are_read_as_what_they_are(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        {"people.csv": CHILDREN, "visits.csv": "visit_id,child_id,visited_on\nV1,K1,2012-12-03\n"},
        OF_CHILDREN,
    )
    sources = read([tmp_path / "people.csv", tmp_path / "visits.csv"], mapped=ByMapping(file))
    assert [one.format for one in sources] == ["mapped", "native"]
