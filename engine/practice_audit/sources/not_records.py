"""Paths that no reader need be asked about: a pipe, a file that nobody may open, an empty file, a zip file."""

from pathlib import Path
from typing import Final

from practice_audit.errors import RecordsUnreadable

ZIP: Final = b"PK\x03\x04"


def refuse(path: Path) -> None:
    """Say of a path that is there what is wrong with it, before it is known what it should hold.

    Raises:
        RecordsUnreadable: it can be no export.
        OSError: it may not be opened.
    """
    if path.is_dir():
        return
    if not path.is_file():
        what = "neither a file nor a folder."
        raise RecordsUnreadable(what, where=str(path), next_step="Write the records to a file first.")
    with path.open("rb") as file:
        head = file.read(len(ZIP))
    if not head:
        raise RecordsUnreadable("the file is empty.", where=path.name, next_step="Export it again.")
    if head == ZIP and path.suffix.lower() == ".zip":
        what = "a zip file, which is not read as it is."
        raise RecordsUnreadable(what, where=path.name, next_step="Unpack it, and give the folder or file inside.")
