"""Limits and settings can be listed, and say whether anybody confirmed them."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask


def test_a_limit_and_a_setting(snapshot: SnapshotAssertion) -> None:
    assert ask("settings", "list", "icpc_wd", "cp_visit_every", "stepdown_gate").output == snapshot


def test_what_an_authority_gives_counts_as_confirmed(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("cp_visit_every: 15\nstepdown_gate: started\n", encoding="utf-8")
    given: list[str | Path] = ["settings", "list", "--settings", tmp_path / "ours.yaml"]
    output = ask(*given, "cp_visit_every", "stepdown_gate", width=160).output
    assert "15 working days; source: local settings; confirmed" in output
    assert "stepdown_gate: started" in output
    assert "Your own value (default: accepted)" in output
    assert "cp_visit_every" not in ask(*given, "--not-confirmed").output


def test_an_unknown_name_gives_the_nearest() -> None:
    result = ask("settings", "list", "icpc_days")
    assert result.exit_code == 2
    assert "icpc_wd" in result.output
