"""Journeys of a month's run: what is printed at both widths, what is filed, and how it ends."""

import json
import re
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.cli.small_month import RECORDS, audit, rows

from practice_audit.audit import Audit, run_audits
from practice_audit.cli import finished_run
from practice_audit.findings import COLUMNS
from practice_audit.matchers import by_engine
from practice_audit.outcomes.judged import OUTCOMES

FILES = {"outcomes.csv", "findings.csv", "rejected.csv", "audit.json"}


@pytest.mark.parametrize("width", [80, 160])
def test_the_month_on_the_screen(width: int, snapshot: SnapshotAssertion) -> None:
    result = audit("--quiet", width=width)
    assert result.exit_code == 0
    assert result.output == snapshot
    assert [line for line in result.output.splitlines() if len(line) > width] == []


@pytest.mark.parametrize("show", ["all", "due", "cannot-tell", "to-read"])
def test_another_list_can_be_asked_for(show: str, snapshot: SnapshotAssertion) -> None:
    output = audit("--quiet", "--show", show, "--limit", "3").output
    assert output[output.index("The standards") :] == snapshot


def test_the_second_month_says_what_is_new_and_what_goes_on(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    history = tmp_path / "history.db"
    audit("--history", history, as_at="2012-11-12")
    output = audit("--quiet", "--history", history).output
    assert output[output.index("Open breaches") : output.index("Limits and settings")] == snapshot


def test_a_history_that_is_none_is_said_before_the_audit(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear board, " * 100, encoding="utf-8")
    result = audit("--history", letter, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "no history of practice-audit" in result.output
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(not by_engine.is_usable(), reason="durable-rules is not installed")
def test_both_matchers_look_where_none_is_chosen() -> None:
    output = audit("--quiet", "--jobs", "1", fast=False).output
    assert "7 rules evaluated with the durable matcher; each outcome was worked out by the" in output
    assert "they agree" in output


def test_where_the_engine_is_not_installed_the_run_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_engine, "is_usable", lambda: False)
    output = " ".join(audit("--quiet", fast=False).output.split())
    assert "not worked out a second time by the durable one: durable-rules is not installed" in output


def test_nothing_is_said_of_a_severity_beside_what_was_put_right() -> None:
    output = audit("--quiet").output
    past = output[output.index("Past breaches") : output.index("Outside a local limit")]
    assert "TA-02" in past
    assert not re.search(r"\bS[1-4]\b", past)


def test_keys_are_never_cut(tmp_path: Path) -> None:
    records = shutil.copytree(RECORDS, tmp_path / "records")
    long_id = "P" * 70
    for name in ("plans.csv", "reviews.csv"):
        text = (records / name).read_text(encoding="utf-8")
        (records / name).write_text(text.replace("PL3", long_id), encoding="utf-8")
    assert f"TA-02/plans/{long_id}" in audit("--quiet", records=records).output.splitlines()


def test_files_are_whole_private_and_as_the_contract_says(tmp_path: Path) -> None:
    out = tmp_path / "out" / "2012-12"
    result = audit("--out", out)
    assert result.exit_code == 0
    assert "Will write outcomes.csv" in result.output
    assert {path.name for path in out.iterdir()} == {*FILES, "practice-audit.db"}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    outcomes, findings = rows(out / "outcomes.csv"), rows(out / "findings.csv")
    assert list(outcomes[0]) == COLUMNS
    assert list(findings[0]) == [*COLUMNS, "standing"]
    assert {row["outcome"] for row in findings} == {"late", "not_met"}
    assert {row["standing"] for row in findings} == {"new"}
    assert [row["key"] for row in findings] == [r["key"] for r in outcomes if r["outcome"] in {"late", "not_met"}]
    assert list(rows(out / "rejected.csv")[0]) == ["file", "table", "row", "column", "value_kind", "reason"]


def test_the_manifest_says_what_the_run_was(tmp_path: Path) -> None:
    audit("--out", tmp_path)
    manifest = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    assert manifest["audit_date"] == "2012-12-12"
    assert manifest["matcher"] == "relational"
    assert not manifest["check"]["done"]
    assert manifest["complete"]
    assert manifest["rules"]["TA-02"]["version"] == 2
    assert len(manifest["rules"]["TA-02"]["sha256"]) == 64
    assert manifest["counts"]["TD-01"] == dict.fromkeys(OUTCOMES, 0) | {"met": 2, "not_met": 1, "population": 3}
    assert manifest["limits"]["test_seen_days"]["confirmed"] is False
    assert {Path(one["file"]).name: one["rows"] for one in manifest["inputs"]}["plans.csv"] == 5
    assert manifest["cannot_be_judged"] == {"TA-04": "no `transfers`"}
    assert {"reading", "rules", "facts", "outcomes", "findings"} <= set(manifest["seconds"])
    assert manifest["options"]["records"] == [str(RECORDS)]
    assert manifest["tables"]["referrals"] == {
        "rows": 5,
        "rejected": 1,
        "after_audit_date": 1,
        "covered_from": None,
    }


def test_no_history_where_none_is_wanted(tmp_path: Path) -> None:
    audit("--out", tmp_path, "--history", "none")
    assert {path.name for path in tmp_path.iterdir()} == FILES


def test_a_run_again_takes_the_place_of_the_files(tmp_path: Path) -> None:
    audit("--out", tmp_path)
    audit("--out", tmp_path, "--select", "TA-01")
    assert {row["rule"] for row in rows(tmp_path / "outcomes.csv")} == {"TA-01"}


def test_a_team_or_child_narrows_what_is_shown_and_nothing_else(tmp_path: Path) -> None:
    whole, one = tmp_path / "whole", tmp_path / "one"
    audit("--out", whole, "--history", "none")
    output = audit("--quiet", "--out", one, "--history", "none", "--team", "T1").output
    assert rows(whole / "outcomes.csv") == rows(one / "outcomes.csv")
    assert "TA-02/plans/PL1" in output
    assert "TA-01/referrals/R2" not in output
    assert "team T1 only" in output


def test_no_child_has_a_rate() -> None:
    output = audit("--quiet", "--child", "K1").output
    table = output[output.index("The standards") : output.index("Open breaches")]
    assert " of " not in "".join(line for line in table.splitlines() if line.startswith("TA-"))
    assert "the audit grades nobody" in table


@pytest.mark.parametrize("option", ["--team", "--child"])
def test_what_is_not_there_does_not_read_as_without_a_breach(option: str) -> None:
    result = audit(option, "X9")
    assert result.exit_code == 2
    assert "in the records" in result.output


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "S1"), 1),
        (("--fail-on", "S1", "--select", "TA-01"), 0),
        (("--fail-on", "S2", "--select", "TA-01"), 1),
        (("--fail-on", "S3", "--ignore", "S1,S2,TD"), 0),  # TA-06 is outside the profile
        (("--fail-on", "S3", "--ignore", "S1,S2,TD", "--profile", "voice"), 1),
        (("--fail-on", "S4", "--select", "data_quality"), 1),
        (("--fail-on", "never"), 0),
    ],
)
def test_the_exit_code_says_whether_a_breach_is_reported(options: tuple[str, ...], code: int) -> None:
    assert audit("--quiet", *options).exit_code == code


def test_past_breaches_of_before_are_hidden_from_the_screen_only(tmp_path: Path) -> None:
    output = audit("--quiet", "--since", "2012-12-10", "--out", tmp_path).output
    past = output[output.index("Past breaches") : output.index("Outside a local limit")]
    assert "None." in past
    assert "3 older ones not printed" in past
    assert sum(row["outcome"] == "late" for row in rows(tmp_path / "findings.csv")) == 3


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--select", "TA-99"), 2, "no rule, family, severity or stage is called 'TA-99'"),
        (("--ignore", "TA,TD"), 2, "no rule is left"),
        (("--covers", "visit=2012-01-01"), 2, "Did you mean visits?"),
        (("--history", "postgresql://here/db"), 2, "this kind of store is not known"),
        (("--out", __file__), 2, "this is a file"),
        (("--since", "yesterday"), 2, "write the day as 2012-12-31"),
        (("--settings", str(RECORDS / "plans.csv")), 4, ""),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(options: tuple[str, ...], code: int, said: str) -> None:
    result = audit(*options)
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output
    assert len(result.output.strip().splitlines()) >= 2


def test_a_run_that_is_not_whole_ends_with_five_and_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*given: Any, **options: Any) -> list[Audit]:  # noqa: ANN401 - as run_audits takes them
        whole = run_audits(*given, **options)
        whole[0].not_audited.append("family F1")
        whole[0].differences.append("TA-01/referrals/R1")
        return whole

    monkeypatch.setattr(finished_run, "run_audits", broken)
    result = audit("--quiet", "--fail-on", "S1", "--out", tmp_path)
    assert result.exit_code == 5
    block = result.output[result.output.index("Not audited: this run is incomplete") :]
    assert "- family F1\n" in block
    assert "- TA-01/referrals/R1\n" in block
    assert json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["complete"] is False


def test_records_that_cannot_be_read_end_with_three(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text("plan_id,child_id,kind,start_on\n", encoding="utf-8")
    result = audit(records=tmp_path)
    assert result.exit_code == 3
    assert "no table of children" in result.output
