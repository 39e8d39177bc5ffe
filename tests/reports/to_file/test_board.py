"""The board report as a user asks for it: by its ending, with codes, and where a part is not installed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.reports.board.example import folder

from practice_audit.cli import main
from practice_audit.reports.board import charts
from practice_audit.reports.to_file import board


def made(file: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["report", str(folder()), "--to", str(file), *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_both_kinds_are_the_default_of_their_ending_and_private(tmp_path: Path) -> None:
    for name in ("board.html", "board.docx"):
        assert made(tmp_path / name) == ""
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert made(tmp_path / "all.html", "--profile", "all", "--for", "board") == ""


def test_with_a_key_teams_are_codes_and_the_page_says_so(tmp_path: Path) -> None:
    said = made(tmp_path / "board T1.html", "--pseudonymise", str(tmp_path / "board.key"))
    assert "A new key was made" in said
    (file,) = tmp_path.glob("*.html")
    assert re.fullmatch(r"board P\w{12}\.html", file.name)
    page = file.read_text("utf-8")
    assert "ids are codes" in page
    assert re.search(r"team P\w{12}", page)
    assert not re.search(r"team T\d", page)


def test_without_matplotlib_it_is_made_without_charts_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (charts, board):
        monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert made(tmp_path / "board.html").startswith("No charts: matplotlib is not installed.")
    assert "<img" not in (tmp_path / "board.html").read_text("utf-8")


def test_without_python_docx_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["report", str(folder()), "--to", str(tmp_path / "board.docx")])
    assert result.exit_code == 2
    assert "practice-audit[word]" in result.output
    assert not (tmp_path / "board.docx").exists()
