"""The audit of the example month finds what its stories say, all of it and nothing else."""

import csv
import json
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
OUTCOMES = {"breach": BREACH, "also": BREACH, **{name: {name} for name in ("met", "cannot_tell", "not_applicable", "to_read")}}
CHECKS = {rule.id: rule.check for rule in load_rulebook().rules.values()}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run")
    asked = ["run", "fixtures/2012-12", "--as-at", "2012-12-12", "--out", str(out), "--history", "none", "--quiet"]
    subprocess.run(  # noqa: S603 (our own command)
        [COMMAND, *asked], cwd=ROOT, check=True, capture_output=True, timeout=600
    )
    return out


@pytest.fixture(scope="module")
def found(run: Path) -> dict[str, dict[str, str]]:
    with (run / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def counts(run: Path) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = json.loads((run / "audit.json").read_text("utf-8"))["counts"]
    return counted


@pytest.mark.parametrize("rule", EXPECTED)
def test_a_rule_comes_out_as_its_stories_say(found: dict[str, dict[str, str]], rule: str) -> None:
    told = {f"{rule}/{key}": name for name in OUTCOMES for key in EXPECTED[rule].get(name, [])}
    wrong = {key: found[key]["outcome"] if key in found else "no such outcome" for key in told}
    assert {key: name for key, name in wrong.items() if name not in OUTCOMES[told[key]]} == {}


@pytest.mark.parametrize("rule", EXPECTED)
def test_no_breach_of_a_rule_is_an_accident(found: dict[str, dict[str, str]], rule: str) -> None:
    meant = {f"{rule}/{key}" for name in ("breach", "also") for key in EXPECTED[rule].get(name, [])}
    assert {key for key, row in found.items() if row["rule"] == rule and row["outcome"] in BREACH} <= meant


@pytest.mark.parametrize("rule", [rule for rule, check in CHECKS.items() if check != "text"])
def test_the_month_has_a_breach_and_a_compliant_subject(
    counts: dict[str, dict[str, int]], found: dict[str, dict[str, str]], rule: str
) -> None:
    """An aggregate has no breach: a group with figures is enough. A rule that nothing of 2012 can come under says so."""
    told = [row["explanation"] for row in found.values() if row["rule"] == rule]
    of = counts[rule]
    if told and all("not in force" in explanation for explanation in told):
        assert EXPECTED[rule]["not_applicable"]
    elif CHECKS[rule] == "aggregate":
        assert of["met"] + of["to_read"]
    else:
        assert (bool(of["late"] + of["not_met"]), bool(of["met"])) == (True, True)


def test_the_single_assessment_is_not_in_force_yet(found: dict[str, dict[str, str]]) -> None:
    single = found["AS-03/assessments/K017S1"]
    assert "not in force" in f"{single['exemption']} {single['reason']} {single['explanation']}"
