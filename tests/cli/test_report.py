"""`report` as a user runs it: what it says, what it writes, and for whose eyes."""

import stat
from pathlib import Path

import pytest
from tests.cli.asking import ask
from tests.cli.small_month import audit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "out"
    assert audit("--out", out).exit_code == 0
    return out


@pytest.mark.parametrize("name", ["a.xlsx", "a.md", "a.csv", "a.json"])
def test_a_report_is_private_and_says_what_it_is(name: str, folder: Path, tmp_path: Path) -> None:
    result = ask("report", folder, "--to", tmp_path / "new" / name)
    assert result.exit_code == 0
    assert f"{name}: " in result.output
    assert stat.S_IMODE((tmp_path / "new" / name).stat().st_mode) == 0o600
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_quiet_says_nothing(folder: Path, tmp_path: Path) -> None:
    assert ask("report", folder, "--to", tmp_path / "a.csv", "--quiet").output == ""


def test_another_profile_and_day_change_what_is_shown(folder: Path, tmp_path: Path) -> None:
    texts = []
    for options in ((), ("--profile", "all"), ("--since", "2012-12-12")):
        ask("report", folder, "--to", tmp_path / "a.md", *options)
        texts.append((tmp_path / "a.md").read_text("utf-8"))
    assert "profile core" in texts[0]
    assert "profile all" in texts[1]
    assert len(set(texts)) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--to", "a.odt"), "no report has this ending"),
        (("--to", "a.md", "--for", "nobody"), "no .md report for nobody"),
        (("--to", "a.md", "--since", "soon"), "write the day as"),
        ((), "--to"),
    ],
)
def test_wrong_usage_leaves_no_file(options: tuple[str, ...], said: str, folder: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        result = ask("report", folder, *options)
    assert result.exit_code == 2
    assert said in result.output
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_no_run_is_said(tmp_path: Path) -> None:
    result = ask("report", tmp_path, "--to", tmp_path / "a.md")
    assert result.exit_code == 2
    assert "this is not the folder of a finished run" in result.output
    assert "Traceback" not in result.output
