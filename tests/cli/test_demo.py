"""The example month is written whole, and not over anything."""

import stat
from pathlib import Path

from tests.cli.asking import ask

from practice_audit.shipped import shipped


def test_the_example_month_is_written_and_said_how_to_audit(tmp_path: Path) -> None:
    result = ask("demo", tmp_path / "example")
    assert result.exit_code == 0
    assert "practice-audit run" in result.output
    written = {file.name: file.read_bytes() for file in (tmp_path / "example").iterdir()}
    assert written == {file.name: file.read_bytes() for file in shipped("demo").glob("*.csv")}
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "example").iterdir()} == {0o600}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    assert ask("demo", tmp_path).exit_code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
