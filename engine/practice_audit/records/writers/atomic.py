"""Files that appear whole or not at all, and that only the user can read: they hold children's records."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from practice_audit.errors import WrongUsage

ONLY_THE_USER = 0o600


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a file to write beside `path`; it takes the place of `path` when all went well, else it is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(ONLY_THE_USER)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to write into; it takes the place of `path`, which must be missing or empty.

    Raises:
        WrongUsage: there is something in the folder, which the new tables would be mixed with.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise WrongUsage("it is there already.", where=str(path), next_step="Name a new or an empty folder.")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield beside
        if path.exists():
            path.rmdir()
        beside.replace(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
