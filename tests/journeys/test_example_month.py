"""The audit of the example month finds what its stories say, all of it and nothing else."""

import csv
import subprocess
import sysconfig
from pathlib import Path

import pytest
from fixtures.tell import expected

from practice_audit.rulebook.loader import load_rulebook

ROOT = Path(__file__).parents[2]
COMMAND = Path(sysconfig.get_path("scripts")) / "practice-audit"
BREACH = {"late", "not_met"}
EXPECTED: dict[str, dict[str, list[str]]] = expected()
ALIKE = ("met", "to_read", "cannot_tell", "not_applicable")
OUTCOMES = {"breach": BREACH, "also": BREACH, **{name: {name} for name in ALIKE}}
RULES = load_rulebook().rules
NOT_JUDGED = {
    "AS-03": "in force from 15 April 2013",
    "QA-03": "only where the settings say that all audits are moderated",
    "QA-04": "counts only, until the settings say how many audits are planned",
}
"""Rules that can have neither a breach nor a compliant subject in the month, and why."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    out = tmp_path_factory.mktemp("run")
    asked = ["run", "fixtures/2012-12", "--as-at", "2012-12-12", "--out", str(out), "--history", "none", "--quiet"]
    subprocess.run(  # noqa: S603 (our own command)
        [COMMAND, *asked], cwd=ROOT, check=True, capture_output=True, timeout=600
    )
    with (out / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("rule", EXPECTED)
def test_a_rule_comes_out_as_its_stories_say(found: dict[str, dict[str, str]], rule: str) -> None:
    told = {f"{rule}/{key}": name for name in OUTCOMES for key in EXPECTED[rule].get(name, [])}
    wrong = {key: found[key]["outcome"] if key in found else "no such outcome" for key in told}
    assert {key: name for key, name in wrong.items() if name not in OUTCOMES[told[key]]} == {}


@pytest.mark.parametrize("rule", RULES)
def test_no_breach_of_a_rule_is_an_accident(found: dict[str, dict[str, str]], rule: str) -> None:
    told = EXPECTED.get(rule, {})
    meant = {f"{rule}/{key}" for name in ("breach", "also") for key in told.get(name, [])}
    assert {key for key, row in found.items() if row["rule"] == rule and row["outcome"] in BREACH} <= meant


@pytest.mark.parametrize("rule", [rule for rule, told in RULES.items() if told.check != "text"])
def test_each_rule_is_seen_broken_and_kept(found: dict[str, dict[str, str]], rule: str) -> None:
    outcomes = {row["outcome"] for row in found.values() if row["rule"] == rule}
    judged = outcomes & {"met", "to_read"}
    if rule in NOT_JUDGED:
        assert not outcomes & {"met", *BREACH}
    elif RULES[rule].check == "aggregate":
        assert judged, "no group with figures"
    else:
        assert outcomes & BREACH, "no breach"
        assert judged or RULES[rule].files == "faults", "nobody who complies"


def test_the_single_assessment_is_not_in_force_yet(found: dict[str, dict[str, str]]) -> None:
    single = found["AS-03/assessments/K017S1"]
    assert "not in force" in f"{single['exemption']} {single['reason']} {single['explanation']}"
