"""What is pasted says first what it does not mean, and no record can change how it reads."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.to_file.markdown import _plain, markdown


def test_the_page(run: RunFolder, choice: Choice, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert markdown(run, choice, tmp_path / "a.md") == []
    assert (tmp_path / "a.md").read_text("utf-8") == snapshot


def test_a_record_cannot_break_a_table_or_hide_a_link() -> None:
    assert _plain("a|b\n[x](y) <b>") == r"a\|b \[x\](y) \<b\>"
