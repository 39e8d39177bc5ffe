"""What `--history` means."""

from pathlib import Path

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.history import history_file


@pytest.mark.parametrize(
    ("given", "out", "file"),
    [
        (None, None, None),
        (None, Path("out"), Path("out/practice-audit.db")),
        ("none", Path("out"), None),
        ("our.db", None, Path("our.db")),
        ("sqlite:///our.db", Path("out"), Path("our.db")),
        ("sqlite:////srv/our.db", None, Path("/srv/our.db")),
    ],
)
def test_a_file_or_none(given: str | None, out: Path | None, file: Path | None) -> None:
    assert history_file(given, out) == file


def test_no_other_store_is_known() -> None:
    with pytest.raises(WrongUsage):
        history_file("postgresql://here/db", None)
