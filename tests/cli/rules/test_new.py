"""A rule can be begun from the command line: the file works as it is, and says what to change."""

import json
import stat
from pathlib import Path

import click
import pytest
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask

from practice_audit.cli.rules import new
from practice_audit.rulebook.loader import load_rule

SAID = {
    "--id": "lp-01",
    "--title": 'Joint visit: "both workers"',
    "--table": "transfers",
    "--clock": "agreed_on",
    "--expect": "joint_visit_on",
    "--limit": "10 working days",
}


def words(**changed: str | None) -> list[str]:
    said = {**SAID, **{f"--{name}": value for name, value in changed.items()}}
    return [word for name, value in said.items() if value is not None for word in (name, value)]


def test_the_file_works_as_it_is(tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = ask("rules", "new", "our-rules", *words())
    assert result.exit_code == 0, result.output
    assert "no fault, and its 4 examples came out as they say" in result.output
    (file,) = (tmp_path / "our-rules").iterdir()
    assert file.name == "LP-01-joint-visit-both-workers.yaml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8") == snapshot
    assert load_rule(file)[0].title == SAID["--title"]
    assert ask("rules", "check", "our-rules").output == "our-rules: 1 rule in 1 file, no fault.\n"
    assert ask("rules", "test", "LP-01", "--add-rules", "our-rules").exit_code == 0


def test_nothing_is_overwritten_and_no_id_taken_twice(tmp_path: Path) -> None:
    assert ask("rules", "new", tmp_path, *words()).exit_code == 0
    (file,) = tmp_path.iterdir()
    for changed in ("lp-01", "FD-02"):
        result = ask("rules", "new", tmp_path, *words(id=changed))
        assert result.exit_code == 2
        assert "there is a rule of this id already" in result.output
    file.write_text("id: [", encoding="utf-8")
    assert "it is there already" in ask("rules", "new", tmp_path, *words()).output
    assert file.read_text(encoding="utf-8") == "id: ["


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"table": "transfer"}, "did you mean 'transfers'?"),
        ({"limit": None, "clock": None}, "--clock, --limit: it is not said"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(tmp_path: Path, changed: dict[str, str | None], said: str) -> None:
    result = ask("rules", "new", tmp_path / "ours", *words(**changed))
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "ours").exists()


def test_on_a_terminal_it_asks_until_the_answer_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["x", "LP-02", "Talked about", "missing_episodes", "found", "found_on", "case_supervisions.held_on"])
    monkeypatch.setattr(new, "at_a_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    result = ask("rules", "new", tmp_path, "--limit", "none")
    assert "an id is letters, a dash and two figures. Write it as LP-01." in result.output
    assert "did you mean 'found_on'?" in result.output
    assert (tmp_path / "LP-02-talked-about.yaml").exists()


def test_the_schema_is_written_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "rule.schema.json"
    for _ in range(2):
        assert ask("rules", "schema", file).exit_code == 0
    assert "holds_back" in json.loads(file.read_text(encoding="utf-8"))["properties"]
    file.write_text("mine", encoding="utf-8")
    assert ask("rules", "schema", file).exit_code == 2
    assert file.read_text(encoding="utf-8") == "mine"
