"""Whether a JSON file is the daily feed to the department; asked by its reader and by that of native JSON."""

from pathlib import Path
from typing import Final

SNIFFED: Final = 4096  # bytes: the first child's id stands within them
MARK: Final = b'"la_child_id"'


def is_feed(path: Path) -> bool:
    """Say whether a file is a feed, by the name of a child's id near its beginning."""
    if path.suffix.lower() not in {".json", ".jsonl"} or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return MARK in file.read(SNIFFED)
    except OSError:
        return False
