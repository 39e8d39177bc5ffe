"""From an authority's own reports to an audit, as a person goes the way."""

import csv
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion

from practice_audit.cli import main

SAMPLE = Path(__file__).parents[2] / "fixtures" / "mapped"
MONTH = Path(__file__).parents[2] / "fixtures" / "2012-12"
MAPPED = ["--mapping", str(SAMPLE / "mapping.yaml"), "--as-at", "2012-12-12"]
QUICK = ["--history", "none", "--quiet", "--matcher", "relational", "--no-verify"]


def asked(*words: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, list(map(str, words)))


def test_the_sample_has_these_breaches_and_no_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = asked("run", SAMPLE / "reports", "--format", "mapped", *MAPPED, *QUICK, "--out", out, "--profile", "all")
    assert result.exit_code == 0, result.output
    with (out / "findings.csv").open(encoding="utf-8") as file:
        found = {row["key"] for row in csv.DictReader(file) if row["stage"] != "data quality"}
    assert {"FD-02/referrals/R7003", "FD-02/referrals/R7005"} & found == {"FD-02/referrals/R7003"}
    assert "AL-05/children/00501/2012-11-17" in found
    assert not any("V008" in key for key in found)
    again = asked("explain", "FD-02/referrals/R7003", "--out", out)
    assert again.exit_code == 0, again.output


def test_what_a_mapping_loses_and_frees(snapshot: SnapshotAssertion) -> None:
    result = asked("map", SAMPLE / "reports", "--check", SAMPLE / "mapping.yaml", "--as-at", "2012-12-12")
    assert result.exit_code == 0, result.output
    assert result.output.partition("What it frees")[0] == snapshot


def test_a_proposal_is_not_written_over_another(tmp_path: Path) -> None:
    first = asked("map", SAMPLE / "reports", "--out", tmp_path / "m.yaml")
    assert first.exit_code == 0, first.output
    assert (tmp_path / "m.yaml").stat().st_mode & 0o777 == 0o600
    assert asked("map", SAMPLE / "reports", "--out", tmp_path / "m.yaml").exit_code == 2


def test_a_fault_of_the_mapping_exits_4_and_a_file_that_is_not_there_2(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("tables:\n  visit: {from: a, columns: {}}\n", encoding="utf-8")
    result = asked("run", SAMPLE / "reports", "--mapping", tmp_path / "m.yaml")
    assert (result.exit_code, "m.yaml:2:10" in result.output) == (4, True)
    assert asked("map", tmp_path / "none.csv").exit_code == 2


def test_converted_and_read_again_it_is_the_same(tmp_path: Path) -> None:
    result = asked("convert", SAMPLE / "reports", tmp_path / "native", "--format", "csv", *MAPPED[:2])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "native" / "visits.csv").read_text(encoding="utf-8").count("\n") == 10


@pytest.mark.parametrize("column", ["child_id", "visited_on"])
def test_visits_that_nobody_can_tie_give_no_breach(tmp_path: Path, column: str) -> None:
    shutil.copytree(MONTH, tmp_path / "month")
    with (tmp_path / "month" / "visits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / "month" / "visits.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name != column], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    out = tmp_path / "out"
    result = asked("run", tmp_path / "month", "--as-at", "2012-12-12", "--select", "VI", *QUICK, "--out", out)
    assert result.exit_code == 0, result.output
    with (out / "outcomes.csv").open(encoding="utf-8") as file:
        outcomes = {row["outcome"] for row in csv.DictReader(file) if row["rule"].startswith("VI-0")}
    assert outcomes <= {"cannot_tell", "not_applicable", "to_read"}
