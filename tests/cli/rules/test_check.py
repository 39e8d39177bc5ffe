"""All faults of a folder of rules are listed, with their places and the nearest known words."""

from pathlib import Path

import pytest
from tests.cli.asking import ask

from practice_audit.shipped import shipped

BAD = """\
id: FD-02
version: one
titel: x
standard: s
why: w
stage: first response
severity: S2
check: definite
basis: [{limt: referral_decision_wd}]
for_each: {referral: referrals}
clock: referral.received_on
expect: {where: fill(referral.decision), on: referral.decided_on}
finding: {missing: a}
remedy: r
"""
NAMES = """\
id: FD-03
version: 1
title: t
standard: s
why: w
stage: first response
severity: S2
check: definite
basis: [{limit: referal_decision_wd}]
for_each: {referral: referrals}
where: referral.decidd_on < as_at
clock: referal.received_on
expect: {where: filled(referral.decision)}
finding: {missing: "a {clok}"}
remedy: r
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "two.yaml").write_text(NAMES, encoding="utf-8")
    return tmp_path


def test_the_shipped_rules_have_no_fault() -> None:
    result = ask("rules", "check")
    assert result.exit_code == 0, result.output
    assert "no fault" in result.output


@pytest.mark.parametrize(
    "said",
    [
        "one.yaml:1:1: 'title' is missing",
        "one.yaml:2:10: 'version'",
        "one.yaml:3:8: 'titel' is not a part of a rule; did you mean 'title'?",
        "one.yaml:9:16: 'limt' is not a part of a rule; did you mean 'limit'?",
        "one.yaml:12:9: 'where': there is no function 'fill'; did you mean 'filled'?",
        "two.yaml:9:9: there is no limit 'referal_decision_wd'; did you mean 'referral_decision_wd'?",
        "two.yaml:11:8: 'referral' has no column 'decidd_on'; did you mean 'decided_on'?",
        "two.yaml:12:8: 'referal' is not a record here; did you mean 'referral'?",
        "two.yaml:14:20: '{clok}' is no field of a sentence; did you mean 'clock'?",
    ],
)
def test_each_fault_is_named_with_its_place(folder: Path, said: str) -> None:
    result = ask("rules", "check", folder)
    assert result.exit_code == 4
    assert said in result.output


def test_a_file_that_is_no_yaml_does_not_hide_the_others(folder: Path) -> None:
    (folder / "three.yaml").write_text("id: [", encoding="utf-8")
    output = ask("rules", "check", folder).output
    assert "three.yaml" in output
    assert "'titel'" in output


def test_shared_files_are_checked_too(tmp_path: Path) -> None:
    (tmp_path / "limits.yaml").write_text("x: {meaning: m, unit: weeks, values: []}\n", encoding="utf-8")
    result = ask("rules", "check", tmp_path)
    assert result.exit_code == 4
    assert "limits.yaml:1:" in result.output


def test_an_empty_folder_is_no_folder_of_rules(tmp_path: Path) -> None:
    assert ask("rules", "check", tmp_path).exit_code == 4


def test_one_rule_in_two_files_is_a_fault(tmp_path: Path) -> None:
    rule = next(shipped("rules").rglob("FD-02*.yaml")).read_text(encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(rule, encoding="utf-8")
    assert "is in two files" in ask("rules", "check", tmp_path).output
