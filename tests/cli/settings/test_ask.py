"""The dozen questions: answers that are checked, and a file that keeps all that stood in it."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask

from practice_audit.cli import main
from practice_audit.cli.settings import ask as asking
from practice_audit.rulebook.answers import asked_for
from practice_audit.rulebook.loader import load_rulebook
from practice_audit.rulebook.local import lay_over

BOOK = load_rulebook()
NAMES = asked_for(BOOK.rules.values(), BOOK.local)


def answer(file: Path, **answers: str) -> Result:
    """Pipe an answer to each question; leave where none is given."""
    assert set(answers) <= set(NAMES)
    lines = "".join(f"{answers.get(name, 'leave')}\n" for name in NAMES)
    return CliRunner().invoke(main, ["settings", "ask", str(file)], input=lines, env={"COLUMNS": "80"})


def test_the_questions_in_plain_words(
    tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer(Path("ours.yaml"), cp_visit_every="15", local_rules_from="2012-09-01").output == snapshot
    file = tmp_path / "ours.yaml"
    assert file.read_text(encoding="utf-8") == snapshot
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_leaving_all_writes_nothing(tmp_path: Path) -> None:
    result = answer(tmp_path / "ours.yaml")
    assert result.exit_code == 0
    assert "nothing is written" in result.output
    assert list(tmp_path.iterdir()) == []


OURS = """\
# Ours, agreed by the board
cp_visit_every: 20   # agreed in May
limits:
  advocacy_offer: 5
  icpc_wd: 14

# From the start of a plan to the plan in writing, in working days.
# plan_written_wd: 10
stepdown_gate: started
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_comments_and_its_other_values(tmp_path: Path, end: str) -> None:
    file = tmp_path / "ours.yaml"
    file.write_bytes(OURS.replace("\n", end).encode())
    answers = {"cp_visit_every": "15", "advocacy_offer": "8", "plan_written_wd": "12", "adjourned_counts": "yes"}
    result = answer(file, **answers)
    assert result.exit_code == 0, result.output
    assert "In your file: 20 working days." in result.output
    changed = (
        OURS.replace("every: 20", "every: 15")
        .replace("offer: 5", "offer: 8")
        .replace("# plan_written_wd: 10", "plan_written_wd: 12")
    )
    added = "\n# A review conference that was adjourned counts as held\nadjourned_counts: true\n"
    assert file.read_bytes().decode() == (changed + added).replace("\n", end)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_template_loses_its_mark_where_it_is_answered(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    ask("settings", "template", file)
    before = file.read_text(encoding="utf-8").splitlines()
    answer(file, cp_visit_every="10", local_rules_from="none")
    after = file.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("# cp_visit_every: 10", "cp_visit_every: 10"), ("# local_rules_from:", "local_rules_from:")]
    local = lay_over(BOOK.local, file, {})
    assert local.confirmed - BOOK.local.confirmed == {"cp_visit_every", "local_rules_from"}


def test_a_piped_answer_of_the_wrong_kind_ends_it(tmp_path: Path) -> None:
    result = answer(tmp_path / "ours.yaml", next_step_wd="5", cp_visit_every="two weeks")
    assert result.exit_code == 2
    assert "cp_visit_every: that is no answer to it.\nWrite a number, in working days; or leave." in result.output
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_it_asks_again_and_asks_before_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)
    lines = "31/12/2012\n2012-12-31\n" + "leave\n" * (len(NAMES) - 1)
    file = tmp_path / "ours.yaml"
    refused = CliRunner().invoke(main, ["settings", "ask", str(file)], input=f"{lines}n\n")
    assert "That is no answer here: write a day" in refused.output
    assert not file.exists()
    CliRunner().invoke(main, ["settings", "ask", str(file)], input=f"{lines}y\n")
    assert "local_rules_from: 2012-12-31" in file.read_text(encoding="utf-8")


def test_answers_that_end_early_leave_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    result = CliRunner().invoke(main, ["settings", "ask", str(file)], input="2012-09-01\n")
    assert "this question and those after it are left" in result.output
    assert lay_over(BOOK.local, file, {}).confirmed - BOOK.local.confirmed == {"local_rules_from"}


@pytest.mark.parametrize("text", ["{cp_visit_every: 20}\n", "limits: {cp_visit_every: 20}\ncp_visit_every: 25\n"])
def test_a_file_that_it_cannot_put_the_answers_into_stays(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    result = answer(file, cp_visit_every="15", adjourned_counts="yes")
    assert result.exit_code == 4
    assert "the file is as it was" in result.output
    assert file.read_text(encoding="utf-8") == text
    assert len(list(tmp_path.iterdir())) == 1
