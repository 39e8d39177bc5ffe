"""axe-core finds nothing wrong in any of the printed reports (WCAG 2.2 AA)."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.asking import ask
from tests.cli.small_month import RECORDS, RULES

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.register import find_report

axe = pytest.importorskip("tests.reports.board.axe")
pytestmark = pytest.mark.skipif(axe.CHROMIUM is None, reason="there is no Chromium here")


@pytest.mark.parametrize("reader", ["same-day", "team", "workforce", "members", "case"])
def test_axe_finds_nothing(reader: str, run: RunFolder, choice: Choice, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    if reader == "case":
        assert ask("case", "K1", RECORDS, "--rules", RULES, "--as-at", "2012-12-12", "--to", page).exit_code == 0
    else:
        team = "T1" if reader == "team" else None
        find_report(run.folder, page, reader=reader, team=team).make(run, replace(choice, file=page, team=team), page)
    found = axe.axe_says(page, tmp_path)
    assert len(found["passes"]) > 20
    assert found["violations"] == []
