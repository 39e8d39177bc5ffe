"""The examples of rules run from the command line, and say what came out instead."""

from pathlib import Path

from tests.cli.asking import ask

from practice_audit.shipped import shipped

FD02 = next(shipped("rules").rglob("FD-02*.yaml"))


def test_both_matchers_run_the_examples() -> None:
    result = ask("rules", "test", "fd-02")
    assert result.exit_code == 0
    assert "relational: 20 of 20 examples passed." in result.output or "examples passed." in result.output
    assert "Running" in result.output


def test_an_example_that_fails_says_what_came_out(tmp_path: Path) -> None:
    text = FD02.read_text(encoding="utf-8").replace("due: 2012-12-06, over: 4", "due: 2012-12-06, over: 5")
    (tmp_path / "FD-02.yaml").write_text(text, encoding="utf-8")
    result = ask("rules", "test", "--matcher", "relational", "--rules", tmp_path)
    assert result.exit_code == 4
    assert "FD-02 [relational] no decision a working day later" in result.output
    assert "over is 4, not 5" in result.output
    assert "1 example did not come out as it says" in result.output
