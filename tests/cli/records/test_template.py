"""Empty files with every heading, which read as an export without rows."""

import csv
from pathlib import Path

from tests.cli.asking import ask

from practice_audit.layout import TABLES


def test_every_table_has_a_file_with_its_headings(tmp_path: Path) -> None:
    assert ask("records", "template", tmp_path / "new").exit_code == 0
    for name, table in TABLES.items():
        with (tmp_path / "new" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.reader(file)) == [list(table.columns)]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    assert ask("records", "template", tmp_path).exit_code == 2
