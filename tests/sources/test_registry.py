"""Which reader reads a path."""

from pathlib import Path

import pytest

from practice_audit.errors import RecordsUnreadable, WrongUsage
from practice_audit.sources import fingerprint, formats, read

VISITS = "visit_id,child_id,visited_on\nV1,K1,2012-12-03\n"


def folder(path: Path, name: str) -> Path:
    (path / name).mkdir()
    (path / name / "visits.csv").write_text(VISITS)
    return path / name


def test_the_format_found_is_said_and_a_named_one_is_not(tmp_path: Path) -> None:
    path = folder(tmp_path, "export")
    assert read([path])[0].notes == ("export: format native, found from its content.",)
    assert read([path], "native")[0].notes == ()
    assert "native" in formats()


def test_a_path_that_is_not_there_and_a_format_that_is_none_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no such file"):
        read([tmp_path / "nowhere"])
    with pytest.raises(WrongUsage, match="'natif'"):
        read([tmp_path], "natif")


def test_a_file_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "export.pdf").write_bytes(b"%PDF")
    with pytest.raises(RecordsUnreadable, match="no known format"):
        read([tmp_path / "export.pdf"])


def test_an_empty_file_is_refused_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("children.csv", "export.xlsx", "export.json", "census.xml"):
        (tmp_path / name).touch()
        with pytest.raises(RecordsUnreadable, match="is empty"):
            read([tmp_path / name])


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    paths = [folder(tmp_path, "a"), folder(tmp_path, "b")]
    files = [table.file for source in read(paths) for table in source.tables]
    assert files == [f"{paths[0]}/visits.csv", f"{paths[1]}/visits.csv"]


def test_the_folder_one_stands_in_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder(tmp_path, "export"))
    assert read([Path()])[0].notes == ("export: format native, found from its content.",)


def test_what_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(RecordsUnreadable, match=r"visits\.csv: .*Permission denied"):
        read([folder(tmp_path, "export")])


def test_a_fingerprint_is_the_sha_256(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert fingerprint(tmp_path / "x").startswith("e3b0c442")
