"""Paths that can be no export."""

import os
from pathlib import Path

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.not_records import refuse


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "children.csv").touch()
    with pytest.raises(RecordsUnreadable, match=r"children\.csv: the file is empty"):
        refuse(tmp_path / "children.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "census.xml")
    with pytest.raises(RecordsUnreadable, match="neither a file nor a folder"):
        refuse(tmp_path / "census.xml")


def test_a_zip_file_is_to_be_unpacked_and_a_workbook_is_none(tmp_path: Path) -> None:
    for name in ("export.zip", "export.xlsx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(RecordsUnreadable, match=r"zip file.*\nUnpack it"):
        refuse(tmp_path / "export.zip")
    refuse(tmp_path / "export.xlsx")


def test_folders_and_other_files_are_for_the_readers(tmp_path: Path) -> None:
    (tmp_path / "children.csv").write_text("child_id\n")
    refuse(tmp_path)
    refuse(tmp_path / "children.csv")
