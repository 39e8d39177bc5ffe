"""The dictionary of data names every column that is written, in its order, and no other."""

import json
import re
from pathlib import Path

import pytest
from tests.cli.asking import ask
from tests.cli.small_month import audit
from tests.documents.pages import ROOT

from practice_audit.findings import COLUMNS
from practice_audit.reports.run_tables import REJECTED_COLUMNS
from practice_audit.reports.to_file.csv_file import STANDARD_COLUMNS

TEXT = (ROOT / "docs" / "files.md").read_text("utf-8")


def named(heading: str) -> list[str]:
    """The names in the first column of the table under a heading."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "out"
    assert audit("--out", out).exit_code == 0
    assert ask("report", out, "--to", out / "report.json").exit_code == 0
    return out


@pytest.mark.parametrize(
    ("heading", "columns"),
    [("outcomes.csv", COLUMNS), ("rejected.csv", REJECTED_COLUMNS), ("standards.csv", STANDARD_COLUMNS)],
)
def test_each_column_is_said(heading: str, columns: list[str]) -> None:
    assert sorted(named(heading)) == sorted(columns)


def test_the_columns_of_findings_are_those_of_outcomes_and_more(folder: Path) -> None:
    headings = (folder / "findings.csv").read_text("utf-8").partition("\n")[0].split(",")
    assert headings == [*COLUMNS, *named("findings.csv")]


@pytest.mark.parametrize(("heading", "name"), [("audit.json", "audit.json"), ("JSON report", "report.json")])
def test_each_part_of_a_json_file_is_said(heading: str, name: str, folder: Path) -> None:
    assert sorted(named(heading)) == sorted(json.loads((folder / name).read_text("utf-8")))
