"""The dataset as CSV: the sample, every row of it accounted for, files by name, and files that are damaged."""

import csv
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.ssd_folders import column, folder, ssd

from practice_audit.cli import main
from practice_audit.errors import RecordsUnreadable
from practice_audit.records import load
from practice_audit.sources import Source, read, ssd_folder
from practice_audit.sources.ssd_model import COLUMNS, NO_PLACE, ssd_table
from practice_audit.sources.ssd_table import SsdTable

SAMPLE = Path(__file__).parents[2] / "fixtures" / "ssd"
ONLY_LOOKED_UP = {"ssd_family", "ssd_disability"}


@pytest.fixture(scope="module")
def sample() -> Source:
    return ssd_folder.read(SAMPLE)


def rows_in(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def accounted(source: Source, path: Path) -> None:
    """Every row of every file that is read is in a native table or listed as left out, and in one of the two only."""
    for file in path.glob("ssd_*.csv"):
        if file.stem not in COLUMNS or file.stem in ONLY_LOOKED_UP:
            continue
        read_rows = {int(row) for table in source.tables if table.file == file.name for row in table.rows}
        out = [row for one in source.left_out if one.file == file.name for row in one.rows]
        assert not read_rows & set(out)
        assert len(out) == len(set(out))
        assert sorted(read_rows | set(out)) == list(range(2, rows_in(file) + 2)), file.name


def test_every_row_of_the_sample_is_read_or_left_out_with_its_number(sample: Source) -> None:
    accounted(sample, SAMPLE)
    assert Counter(one.reason.partition(":")[0] for one in sample.left_out).total() == 5


def test_rows_left_out_are_among_the_rejected(sample: Source) -> None:
    rejected = load([sample]).rejected
    assert list(rejected["value_kind"]) == ["row"] * 5
    assert set(zip(rejected["table"], rejected["row"], strict=True)) == {
        ("ssd_person", 9),
        ("ssd_involvements", 10),
        ("ssd_initial_cp_conference", 4),
        ("ssd_cp_plans", 4),
        ("ssd_cp_reviews", 4),
    }


def test_ids_keep_their_zeros_and_those_of_two_tables_stay_apart(sample: Source) -> None:
    assert column(sample, "children", "child_id")[0] == "0001001"
    ids = column(sample, "visits", "visit_id")
    assert {"501", "CIN-501", "CLA-501"} <= set(ids)
    assert len(load([sample]).tables["visits"].frame) == len(ids) == len(set(ids))


def watched(real: Callable[[SsdTable, str], object], asked: set[str]) -> Callable[[SsdTable, str], object]:
    def watching(self: SsdTable, name: str) -> object:
        asked.add(name)
        return real(self, name)

    return watching


def test_each_column_of_the_dataset_is_used_or_listed_as_having_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spies on what the parts of the reader ask for."""
    asked: set[str] = set()
    for name in ("cells", "texts", "is_filled"):
        monkeypatch.setattr(SsdTable, name, watched(getattr(SsdTable, name), asked))
    native = SsdTable.native

    def spying(self: SsdTable, name: str, columns: dict[str, object], inferred: dict[str, str] | None = None) -> object:
        asked.update(one for one in columns.values() if isinstance(one, str))
        return native(self, name, columns, inferred)  # type: ignore[arg-type]

    monkeypatch.setattr(SsdTable, "native", spying)
    tables = {
        name.removeprefix("ssd_"): [{one.partition("_")[2]: "2026-01-01" for one in columns}]
        for name, columns in COLUMNS.items()
    }
    ssd(tmp_path, **tables)
    known = {one for columns in COLUMNS.values() for one in columns}
    if_there = {"cont_contact_outcome_json", "prof_social_worker_registration_no"}  # their absence matters
    assert known - NO_PLACE - asked == if_there
    assert asked & NO_PLACE == {"disa_table_id", "fami_table_id"}  # looked at for rows of totals


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("ssd_person", "ssd_person"),
        ("dbo.SSD_Person", "ssd_person"),
        ("ssd_development.ssd_cin_plans", "ssd_cin_plans"),
        ("ssd_cp_plans_2026-03-31", "ssd_cp_plans"),
        ("ssd_cp_plans_v1.2", "ssd_cp_plans"),
        ("ssd_voice_of_child", "ssd_voice_of_child"),
        ("person", None),
        ("ssd_people", None),
    ],
)
def test_a_table_is_known_by_its_name(name: str, table: str | None) -> None:
    assert ssd_table(name) == table


def test_what_is_not_read_is_listed_with_its_reason(tmp_path: Path) -> None:
    path = folder(tmp_path / "ssd", contacts=[{"contact_id": "C1", "person_id": "K1", "contact_dat": "x"}])
    (path / "ssd_sdq_scores.csv").write_text("a\n1\n")
    (path / "notes.csv").write_text("a\n1\n")
    (path / "ssd_cp_visits.csv").write_text("a\n1\n")
    reasons = {one.what if one.what != "file" else one.where: one.reason for one in ssd_folder.read(path).ignored}
    assert reasons == {
        "column cont_contact_dat": "not a column of the dataset; did you mean cont_contact_date?",
        "ssd_sdq_scores.csv": "a table of the dataset that no rule needs",
        "notes.csv": "not a table of the dataset",
        "ssd_cp_visits.csv": "none of the headings is a column of ssd_cp_visits",
    }


def test_two_files_of_one_table_are_refused(tmp_path: Path) -> None:
    path = folder(tmp_path / "ssd")
    shutil.copy(path / "ssd_person.csv", path / "ssd_person_2026.csv")
    with pytest.raises(RecordsUnreadable, match="two files are of the table ssd_person"):
        ssd_folder.read(path)


def test_nobody_in_it_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable, match="no row of ssd_person"):
        ssd(tmp_path, person=[{"person_id": ""}])
    (tmp_path / "ssd" / "ssd_person.csv").write_text("pers_dob\n2015-01-01\n")
    with pytest.raises(RecordsUnreadable, match="no column pers_person_id"):
        ssd_folder.read(tmp_path / "ssd")


DAMAGED = """pers_person_id,pers_dob,pers_surname,pers_is_mother
K1,31/02/2015,Kestrel,
007,14/03/2015 00:00,Kestrel,N
1.2E+07,15/03/2015,Kestrel,N
K4,15/03/15,Kestrel,N
K5,42000,Kestrel,N
K5,42000,Kestrel,N
K5,15/03/2014,Kestrel,N
K6,15/03/2014,Kestrel, Bird,N
,,,
Total,7,,
"""


def test_a_damaged_table_is_read_as_far_as_it_goes_and_nothing_of_it_is_lost_or_shown(tmp_path: Path) -> None:
    path = folder(tmp_path / "ssd")
    (path / "ssd_person.csv").write_text(DAMAGED)
    source = ssd_folder.read(path)
    assert any("10 rows in 1 table of the dataset; 8 read, 1 left out, 1 blank" in note for note in source.notes)
    records = load([source])
    assert list(records.tables["children"].frame["child_id"].dropna()) == ["K1", "007", "K4", "K5", "K5", "K6"]
    values = records.rejected[records.rejected["column"] != ""]
    assert set(zip(values["row"], values["column"], strict=True)) == {
        (2, "date_of_birth"),
        (4, "child_id"),
        (5, "date_of_birth"),
        (6, "date_of_birth"),
    }
    result = CliRunner().invoke(main, ["records", "check", str(path), "--as-at", "2026-03-31"])
    assert (result.exit_code, "Kestrel" in result.output, "Traceback" in result.output) == (0, False, False)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rest", "a workbook or a zip file"),
        (b'pers_person_id,pers_surname\nK1,"Kestrel\nK2,x\n', "quotation mark"),
        (b"pers_person_id\nK\0\1", "not text"),
        (b"", "no row of ssd_person"),
    ],
)
def test_what_is_no_csv_is_refused_in_one_paragraph(tmp_path: Path, content: bytes, said: str) -> None:
    path = folder(tmp_path / "ssd", contacts=[{"contact_id": "C1", "person_id": "K1"}])
    (path / "ssd_person.csv").write_bytes(content)
    result = CliRunner().invoke(main, ["run", str(path), "--history", "none"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert said in result.stderr
    assert "Kestrel" not in result.stderr
    assert len(result.stderr.splitlines()) == 2


def test_a_line_of_twenty_megabytes_is_read(tmp_path: Path) -> None:
    path = folder(tmp_path / "ssd")
    (path / "ssd_person.csv").write_text(f"pers_person_id,pers_surname,pers_dob\nK1,{'x' * 20_000_000},2015-01-01\n")
    assert column(ssd_folder.read(path), "children", "date_of_birth") == ["2015-01-01"]


CELL = st.sampled_from(
    [
        *("", " ", "K1", "K2", "Y", "N", "Q", "NULL", "Total", "RC9", "PN2", "IRO"),
        *("2026-01-05", "31/02/2026", "05/06/26", "{", '{"NFA_FLAG": "Y"}', "[1]"),
    ]
)


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_cells_every_row_is_accounted_for(data: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / "ssd"
    shutil.rmtree(path, ignore_errors=True)
    names = data.draw(st.lists(st.sampled_from(sorted(COLUMNS)), max_size=4, unique=True))
    for name in dict.fromkeys(["ssd_person", *names]):
        columns = data.draw(st.lists(st.sampled_from(COLUMNS[name][1:]), min_size=1, max_size=8, unique=True))
        headings = [COLUMNS[name][0], *columns]
        rows = data.draw(st.lists(st.lists(CELL, min_size=len(headings), max_size=len(headings)), max_size=5))
        keyed = [[f"{name}{at}", *row[1:]] for at, row in enumerate(rows)]
        path.mkdir(exist_ok=True)
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [headings, *keyed, *([[f"{name}-last", *[""] * len(columns)]] * (name == "ssd_person"))]
            )
    try:
        source = read([path], "ssd")[0]
    except RecordsUnreadable:  # everybody in it is a mother alone, say
        return
    accounted(source, path)
    try:
        load([source])
    except RecordsUnreadable as said:
        assert "day first or month first" in str(said) or "child" in str(said)  # noqa: PT017 - either, or none
