"""The folder of a run is private, unless it holds other things of the user's."""

import stat
from pathlib import Path

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.reports.run_folder import prepare


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("inside", [[], ["audit.json", "outcomes.csv"]])
def test_a_new_folder_or_one_of_a_run_becomes_private(tmp_path: Path, inside: list[str]) -> None:
    folder = tmp_path / "out"
    folder.mkdir(mode=0o755)
    for name in inside:
        (folder / name).touch()
    prepare(folder)
    assert mode(folder) == 0o700


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    prepare(tmp_path / "a" / "b")
    assert mode(tmp_path / "a" / "b") == 0o700


def test_the_permissions_of_a_folder_with_other_things_stay(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o755)
    (folder / "letters.txt").touch()
    prepare(folder)
    assert mode(folder) == 0o755


def test_a_file_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(WrongUsage):
        prepare(tmp_path / "out")
