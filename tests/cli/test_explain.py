"""Journeys of `explain`: an outcome of each sort, a run's folder, and what is refused."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask
from tests.cli.small_month import RECORDS, RULES, audit

KEYS = {
    "late": "TA-01/referrals/R3",
    "not met": "TA-02/plans/PL1",
    "months": "TA-02/plans/PL4",
    "due": "TA-01/referrals/R4",
    "cannot tell": "TA-01/referrals/R5",
    "held back": "TA-03/plans/PL4",
    "to read": "TA-05T/referrals/R2",
    "met": "TA-01/referrals/R1",
}


def explain(key: str, width: int = 80, records: Path = RECORDS) -> Result:
    return ask("explain", key, records, "--rules", RULES, "--as-at", "2012-12-12", width=width)


def before_the_matcher(output: str) -> str:
    """All but the last words, which say whether durable-rules is installed here."""
    return output[: output.index("Judged by the")]


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_an_outcome_explained(key: str, snapshot: SnapshotAssertion) -> None:
    result = explain(key)
    assert result.exit_code == 0
    assert before_the_matcher(result.output) == snapshot
    assert [line for line in result.output.splitlines() if len(line) > 80] == []


def test_a_wider_terminal_gets_longer_lines(snapshot: SnapshotAssertion) -> None:
    assert before_the_matcher(explain(KEYS["late"], width=160).output) == snapshot


def test_the_sum_names_each_day() -> None:
    output = explain(KEYS["late"]).output
    for line in ("Thu 29 Nov 2012", "day 0, the referral's received_on", "Sat 1 to Sun 2 Dec 2012       weekend"):
        assert line in output
    assert "Wed 5 Dec 2012                3 working days over, found" in output


def test_a_record_is_shown_with_its_file_and_row_and_only_filled_columns() -> None:
    output = explain(KEYS["not met"]).output
    assert "plan PL1 (plans.csv, row 2)" in output
    assert "end_on" not in output[output.index("The evidence") : output.index("Why not another")]


def test_a_record_that_does_not_count_says_why() -> None:
    output = explain("TA-02/plans/PL4").output
    assert "review V4 of 26 November 2012 counts, but that is after the due date" in output


def test_an_unknown_key_names_the_nearest() -> None:
    result = explain("TA-01/referrals/R33")
    assert result.exit_code == 2
    assert "TA-01/referrals/R3" in result.output


def test_an_unknown_rule_names_the_nearest() -> None:
    result = explain("TA-07/referrals/R3")
    assert result.exit_code == 2
    assert "did you mean" in result.output


def test_a_rule_without_its_table_says_so() -> None:
    result = explain("TA-04/transfers/X1")
    assert result.exit_code == 2
    assert "no `transfers`" in result.output


def test_neither_records_nor_a_run_is_wrong_usage() -> None:
    assert ask("explain", KEYS["late"]).exit_code == 2


@pytest.fixture
def run(tmp_path: Path) -> tuple[Path, Path]:
    records, rules, out = tmp_path / "records", tmp_path / "rules", tmp_path / "out"
    shutil.copytree(RECORDS, records)
    shutil.copytree(RULES, rules)
    audit("--rules", rules, "--out", out, "--history", "none", records=records)
    return records, out


def test_a_run_is_explained_from_its_folder(run: tuple[Path, Path]) -> None:
    _, out = run
    result = ask("explain", KEYS["late"], "--out", out)
    assert result.exit_code == 0
    assert "late: a breach that is past" in result.output


def test_records_that_have_changed_are_refused(run: tuple[Path, Path]) -> None:
    records, out = run
    with (records / "referrals.csv").open("a", encoding="utf-8") as file:
        file.write("R9,K1,2012-12-01,,,\n")
    result = ask("explain", KEYS["late"], "--out", out)
    assert result.exit_code == 2
    assert "this file has changed since the run" in result.output


def test_a_file_that_was_not_there_is_refused(run: tuple[Path, Path]) -> None:
    records, out = run
    (records / "contacts.csv").write_text("contact_id,child_id,received_on\nC1,K1,2012-12-01\n", encoding="utf-8")
    assert "was not there when the run was made" in ask("explain", KEYS["late"], "--out", out).output


def test_a_rule_that_has_changed_is_refused(run: tuple[Path, Path]) -> None:
    _, out = run
    rule = out.parent / "rules" / "TA-01.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("version: 1", "version: 2"), encoding="utf-8")
    assert "this rule has changed since the run" in ask("explain", KEYS["late"], "--out", out).output


def test_the_options_of_a_run_are_its_own(run: tuple[Path, Path]) -> None:
    _, out = run
    result = ask("explain", KEYS["late"], "--out", out, "--as-at", "2012-12-13")
    assert result.exit_code == 2
    assert "the options of that run are used" in result.output


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    assert "there is no audit.json" in ask("explain", KEYS["late"], "--out", tmp_path).output
    (tmp_path / "audit.json").write_text("[]", encoding="utf-8")
    assert "not the manifest of a run" in ask("explain", KEYS["late"], "--out", tmp_path).output
