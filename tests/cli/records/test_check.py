"""An export can be checked before it is audited."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask
from tests.cli.small_month import RECORDS, RULES


@pytest.mark.parametrize("width", [80, 160])
def test_what_is_readable_and_what_each_rule_could_use(width: int, snapshot: SnapshotAssertion) -> None:
    result = ask("records", "check", RECORDS, "--rules", RULES, "--as-at", "2012-12-12", width=width)
    assert result.exit_code == 0
    assert result.output == snapshot
    assert max(map(len, result.output.splitlines())) <= width


def test_records_that_are_none_exit_3(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("?", encoding="utf-8")
    assert ask("records", "check", tmp_path / "x.txt").exit_code == 3
