"""The auditor's workbook holds what the run found, cannot be taken for formulas, keeps answers, and opens elsewhere."""

import importlib
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.reports.to_file.workbook.rows import below

from practice_audit.errors import WrongUsage
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.to_file.workbook import workbook
from practice_audit.reports.to_file.workbook.answers import HEADINGS, OF_BREACHES

SHEETS = [
    "Summary", "Breaches", "Due soon", "To read", "Cannot tell", "All outcomes", "Rules", "About this run",
]  # fmt: skip
LISTS = ["Breaches", "Due soon", "To read", "Cannot tell", "All outcomes", "Rules"]


@pytest.fixture(scope="module")
def file(run: RunFolder, choice: Choice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("book") / "a.xlsx"
    assert workbook(run, replace(choice, file=made), made) == []
    return made


@pytest.fixture(scope="module")
def book(file: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(file)


def test_the_sheets_are_these(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_frozen_headings_filters_protection_and_prints(name: str, book: openpyxl.Workbook) -> None:
    sheet = book[name]
    assert str(sheet.freeze_panes).endswith("4")
    assert sheet.auto_filter.ref is not None
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.protection.sheet
    assert not sheet.protection.autoFilter  # False: it is allowed
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_breaches_are_all_there_in_order_with_days_as_days(
    book: openpyxl.Workbook, run: RunFolder, choice: Choice
) -> None:
    found = breaches_of(run, choice)
    blocks = (found.standing, found.unconfirmed, found.faults, found.past, found.waived)
    rows = below(book["Breaches"])
    assert [row["Key"] for row in rows] == [key for block in blocks for key in block["key"]]
    assert rows[0]["Due"] == datetime(2012, 11, 1)  # noqa: DTZ001 - as a workbook has it
    assert isinstance(rows[0]["Over"], int)
    past = [row for row in rows if row["Key"] in set(found.past["key"])]
    assert past
    assert not [row for row in past if str(row["Severity"]).startswith("S")]
    siblings = [row for row in rows if row["Event"] == 1]
    assert [str(row["Standard"]).startswith("↳") for row in siblings] == [False, True, True]


def test_only_answers_can_be_written(book: openpyxl.Workbook) -> None:
    sheet = book["Breaches"]
    headings = [cell.value for cell in sheet[3]]
    open_to = {
        headings[(cell.column or 0) - 1]
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if not cell.protection.locked
    }
    assert open_to == set(HEADINGS)
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert [one.formula1 for one in lists] == [f'"{",".join(OF_BREACHES.choices)}"']


def test_the_summary_says_what_few_findings_do_not_mean(book: openpyxl.Workbook) -> None:
    texts = [str(cell.value) for row in book["Summary"].iter_rows() for cell in row if cell.value]
    assert any(text.startswith("Few findings do not mean that children are safe.") for text in texts)
    assert "Act on these first" in texts


def test_no_cell_is_a_formula_whatever_a_record_says(run: RunFolder, choice: Choice, tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","y")'
    bad = replace(run)
    bad.__dict__["findings"] = run.findings.assign(explanation=evil, child_id="@x")
    workbook(bad, replace(choice, file=tmp_path / "a.xlsx"), tmp_path / "a.xlsx")
    made = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    said = [cell for cell in cells if cell.value == evil]
    assert said
    assert all(cell.quotePrefix for cell in said)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) or "external" in name.lower()]


def test_answers_are_never_written_over(run: RunFolder, choice: Choice, file: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "a.xlsx"
    shutil.copy(file, earlier)
    workbook(run, replace(choice, file=earlier), tmp_path / "b.xlsx")  # nobody has answered
    filled = openpyxl.load_workbook(earlier)
    sheet = filled["Breaches"]
    assert isinstance(sheet, Worksheet)
    at = [cell.value for cell in sheet[3]].index(HEADINGS[0]) + 1
    sheet.cell(5, at, "agreed")
    filled.save(earlier)
    with pytest.raises(WrongUsage, match="1 answer of auditors"):
        workbook(run, replace(choice, file=earlier), tmp_path / "b.xlsx")
    earlier.write_bytes(b"no workbook")
    with pytest.raises(WrongUsage, match="cannot be read"):
        workbook(run, replace(choice, file=earlier), tmp_path / "b.xlsx")


def test_a_very_large_run_leaves_out_what_is_met_and_says_so(
    run: RunFolder, choice: Choice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module("practice_audit.reports.to_file.workbook.all_outcomes_sheet")
    monkeypatch.setattr(module, "MOST", 10)
    notes = workbook(run, replace(choice, file=tmp_path / "a.xlsx"), tmp_path / "a.xlsx")
    rows = below(openpyxl.load_workbook(tmp_path / "a.xlsx")["All outcomes"])
    assert len(rows) == 10
    assert not [row for row in rows if row["Outcome"] in {"met", "not applicable"}]
    assert "left out" in notes[0]
    assert notes[1].endswith("more rows are only in outcomes.csv.")


def test_it_opens_in_libreoffice_as_it_is(file: Path, book: openpyxl.Workbook, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)  # noqa: S603 - our own command
    again = openpyxl.load_workbook(tmp_path / "again" / "a.xlsx")
    assert again.sheetnames == SHEETS
    assert [row["Key"] for row in below(again["Breaches"])] == [row["Key"] for row in below(book["Breaches"])]
