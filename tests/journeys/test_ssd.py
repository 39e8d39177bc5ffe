"""The sample of the Standard Safeguarding Dataset through the command line: what it does not hold makes no breach."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from practice_audit.cli import main

SAMPLE = Path(__file__).parents[2] / "fixtures" / "ssd"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    out = tmp_path_factory.mktemp("ssd") / "out"
    asked = [
        "run",
        str(SAMPLE),
        "--as-at",
        "2026-03-31",
        "--out",
        str(out),
        "--history",
        "none",
        "--jobs",
        "1",
        "--quiet",
    ]
    assert CliRunner().invoke(main, asked).exit_code == 0
    with (out / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("rule", ["S47-08", "S47-09"])
def test_without_visits_of_enquiries_one_cannot_tell_who_was_seen_in_one(
    outcomes: list[dict[str, str]], rule: str
) -> None:
    of_rule = [row for row in outcomes if row["rule"] == rule]
    assert {row["outcome"] for row in of_rule} == {"cannot_tell"}
    assert all("no visits made in an enquiry" in row["missing"] for row in of_rule)


def test_what_the_dataset_holds_nowhere_is_no_fault_of_a_record(outcomes: list[dict[str, str]]) -> None:
    assert [row["key"] for row in outcomes if row["rule"] == "DQ-13" and row["outcome"] == "not_met"] == []


def test_its_own_breaches_stand(outcomes: list[dict[str, str]]) -> None:
    open_ones = {row["key"] for row in outcomes if row["open"] == "yes"}
    assert {"VI-01/plans/L2/516", "VI-05/plans/L2"} <= open_ones
