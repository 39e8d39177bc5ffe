"""Files are whole or not there, and only the user can read them."""

import sys
from pathlib import Path

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.records.writers.atomic import whole_file, whole_folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_user_can_read_what_was_written(tmp_path: Path) -> None:
    with whole_file(tmp_path / "new" / "x.json") as beside:
        beside.write_text("whole")
    with whole_folder(tmp_path / "out"):
        pass
    assert ((tmp_path / "new" / "x.json").stat().st_mode & 0o777, (tmp_path / "out").stat().st_mode & 0o777) == (
        0o600,
        0o700,
    )


def test_what_fails_half_way_leaves_things_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("old")

    def fail() -> None:
        with whole_file(tmp_path / "x.json") as beside, whole_folder(tmp_path / "out"):
            beside.write_text("half")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x.json", "old")]


def test_a_folder_with_something_in_it_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "visits.csv").touch()
    with pytest.raises(WrongUsage, match="there already"), whole_folder(tmp_path):
        pass


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with whole_folder(tmp_path / "out") as beside:
        (beside / "a").touch()
    assert (tmp_path / "out" / "a").exists()
