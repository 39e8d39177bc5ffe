"""Journeys of `case`: one page on one child."""

import re
from pathlib import Path

import pytest
from click.testing import Result
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask
from tests.cli.small_month import RECORDS, RULES


def case(child: str, width: int = 80) -> Result:
    return ask("case", child, RECORDS, "--rules", RULES, "--as-at", "2012-12-12", width=width)


@pytest.mark.parametrize(("child", "width"), [("K1", 80), ("K4", 80), ("K6", 80), ("K4", 160)])
def test_a_child_on_a_page(child: str, width: int, snapshot: SnapshotAssertion) -> None:
    result = case(child, width)
    assert result.exit_code == 0
    assert result.output == snapshot
    assert [line for line in result.output.splitlines() if len(line) > width] == []


def test_open_breaches_come_first() -> None:
    output = case("K1").output
    assert output.index("Open breaches") < output.index("Falls due next") < output.index("What is recorded")
    assert output.index("brothers and sisters: K2 (6 years) and K3 (4 years)") < output.index("Open breaches")


def test_a_record_of_after_the_audit_date_is_not_there() -> None:
    assert "R6" not in case("K4").output


def test_an_unknown_child_names_the_nearest() -> None:
    result = case("K44")
    assert result.exit_code == 2
    assert "K4" in result.output


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("case") / "K1.html"
    result = ask("case", "K1", RECORDS, "--rules", RULES, "--as-at", "2012-12-12", "--to", file)
    assert result.output == f"Will write {file}: the case sheet of K1.\n"
    assert file.stat().st_mode & 0o777 == 0o600
    return file.read_text("utf-8")


def test_a_sheet_has_the_line_of_time_then_what_stands_open_then_the_events(sheet: str) -> None:
    headings = re.findall(r"<h2>(.*?)</h2>", sheet)
    assert headings == ["The journey so far", "What stands open", "What a supervisor should ask", "Event by event"]
    assert sheet.count("<svg") == 1


def test_a_sheet_says_each_event_once_with_its_outcome_beside(sheet: str) -> None:
    assert sheet.count("TA-02/plans/PL1") == 1
    events = sheet.partition("Event by event")[2]
    assert "Open: " in events


def test_a_sheet_for_word_is_one(tmp_path: Path) -> None:
    assert (
        ask("case", "K4", RECORDS, "--rules", RULES, "--as-at", "2012-12-12", "--to", tmp_path / "a.docx").exit_code
        == 0
    )
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


def test_another_ending_is_said_before_the_work(tmp_path: Path) -> None:
    result = ask("case", "K1", RECORDS, "--rules", RULES, "--to", tmp_path / "a.pdf")
    assert result.exit_code == 2
    assert "End the name of the file with .html or .docx." in result.output
