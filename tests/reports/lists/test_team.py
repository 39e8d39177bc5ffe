"""The team manager's list holds the team's cases only, what stands open first and what falls due beside it."""

from dataclasses import replace

import pytest
from tests.reports.lists.texts import first_cells, grid_of, lines_of

from practice_audit.errors import WrongUsage
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.lists.team import team_list


def of_team(run: RunFolder, choice: Choice, team: str | None) -> list[str]:
    return lines_of(team_list(run, replace(choice, team=team)))


def test_only_the_teams_own_cases_are_there(run: RunFolder, choice: Choice) -> None:
    one, two = ("\n".join(of_team(run, choice, team)) for team in ("T1", "T2"))
    assert "TA-02/plans/PL1" in one
    assert "TA-02/plans/PL1" not in two
    assert "TA-01/referrals/R2" in two
    assert "TA-01/referrals/R2" not in one


def test_what_stands_open_comes_before_what_is_past(run: RunFolder, choice: Choice) -> None:
    document = team_list(run, replace(choice, team="T2"))
    headings = [section.heading for section in document.sections]
    assert headings.index("To see or act on this week") < headings.index("Past")
    assert first_cells(grid_of(document, "To see or act on this week")) == ["K4"]


def test_what_falls_due_stands_beside(run: RunFolder, choice: Choice) -> None:
    grid = grid_of(team_list(run, replace(choice, team="T2")), "To see or act on this week")
    due = [line.words for line in grid.rows[0][3]]
    assert due == [] or due[0].endswith(": K4")
    assert grid.columns[3].heading == "Falls due in 10 days"


@pytest.mark.parametrize("team", [None, "T9"])
def test_a_team_that_is_not_there_is_said_with_those_that_are(run: RunFolder, choice: Choice, team: str | None) -> None:
    with pytest.raises(WrongUsage, match="T1, T2"):
        of_team(run, choice, team)
