"""Annex A through the command line: its breaches, and nothing told of what the latest state does not show."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from practice_audit.cli import main

SAMPLE = Path(__file__).parents[2] / "fixtures" / "annex_a" / "annex_a.xlsx"
BREACHES = {
    "AS-03/assessments/FAX0005-A-2024-05-02": ("late", "2024-07-05"),
    "CP-09/reviews/FAX0003-V-2024-02-15": ("not_met", "2024-08-15"),
    "DQ-13/assessments/FAX0012-A-2024-05-08": ("not_met", ""),
    "DQ-13/visits/FAX0011-S-n1": ("not_met", ""),
    "S47-11/section_47_enquiries/FAX0006-Q-2024-07-01": ("late", "2024-07-22"),
    "S47-13/section_47_enquiries/FAX0006-Q-2024-07-01": ("not_met", "2024-07-08"),
    "VI-01/plans/FAX0002-L-2024-04-02/FAX0002-S-2024-08-29": ("not_met", "2024-09-12"),
    "VI-05/plans/FAX0002-L-2024-04-02": ("not_met", "2024-09-26"),
}
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    out = tmp_path_factory.mktemp("annex_a") / "out"
    asked = [
        "run",
        str(SAMPLE),
        "--as-at",
        "2024-09-30",
        "--out",
        str(out),
        "--history",
        "none",
        "--jobs",
        "1",
        "--quiet",
    ]
    return CliRunner().invoke(main, asked), out


@pytest.fixture(scope="module")
def outcomes(run: tuple[Result, Path]) -> dict[str, dict[str, str]]:
    with (run[1] / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def test_the_audit_is_whole_and_says_which_tables_show_the_latest_only(run: tuple[Result, Path]) -> None:
    assert (run[0].exit_code, run[0].stderr) == (0, "")
    said = " ".join(run[0].stdout.split())
    assert "Latest only, of each child: case_closures, plans, reviews, visits, care_episodes" in said
    assert json.loads((run[1] / "audit.json").read_text("utf-8"))["audit_date"] == "2024-09-30"


def test_the_sample_has_these_breaches_and_no_other(outcomes: dict[str, dict[str, str]]) -> None:
    found = {key: row for key, row in outcomes.items() if row["outcome"] in {"late", "not_met"}}
    assert {key: (row["outcome"], row["due_on"]) for key, row in found.items()} == BREACHES


@pytest.mark.parametrize(
    ("key", "table", "latest"),
    [
        ("VI-01/plans/FAX0004-L-2024-01-15/FAX0004-S-2024-08-05", "visits", "2024-09-20"),
        ("CP-08/plans/FAX0004-L-2024-01-15", "reviews", "2024-07-01"),
    ],
)
def test_before_the_latest_one_cannot_tell(
    outcomes: dict[str, dict[str, str]], key: str, table: str, latest: str
) -> None:
    assert outcomes[key]["outcome"] == "cannot_tell"
    assert f"of {table} the export shows only this child's latest, of {latest}" in outcomes[key]["missing"]
