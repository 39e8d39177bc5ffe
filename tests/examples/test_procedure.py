"""The developer's command writes a page a rule and removes those of rules that are no more."""

from pathlib import Path

import pytest
from tests.making import shipped_book

from practice_audit.examples import procedure
from practice_audit.rulebook.loader import Rulebook


def test_it_writes_the_pages_and_removes_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = shipped_book()
    few = {name: shipped.rules[name] for name in ("FD-02", "EH-05T")}
    book = Rulebook(few, shipped.local, shipped.exemptions, shipped.links, shipped.hashes, shipped.files)
    monkeypatch.setattr(procedure, "load_rulebook", lambda: book)
    (tmp_path / "ZZ-99.md").write_text("old", encoding="utf-8")
    procedure.main(tmp_path)
    assert {page.name for page in tmp_path.iterdir()} == {"README.md", "coverage.md", "EH-05T.md", "FD-02.md"}
    assert "> No record found of a decision on the referral" in (tmp_path / "FD-02.md").read_text("utf-8")
