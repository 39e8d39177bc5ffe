"""The report on the workforce is by standard and day: no list of workers, no rate of a few."""

import re
from dataclasses import replace

import pytest
from tests.reports.lists.texts import grid_of, lines_of

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.lists.workforce import workforce_report


@pytest.fixture(scope="module")
def of_workers(run: RunFolder) -> RunFolder:
    """The small month, with its standards on plans taken as some on the workforce."""
    rules = {
        name: rule.model_copy(update={"profiles": ["workforce"]}) if rule.stage == "plans" else rule
        for name, rule in run.manifest.rules.items()
    }
    return RunFolder(run.folder, run.manifest.model_copy(update={"rules": rules}))


def test_only_standards_on_the_workforce_are_there_whichever_profile_is_reported(
    of_workers: RunFolder, choice: Choice
) -> None:
    document = workforce_report(of_workers, choice)
    assert document == workforce_report(of_workers, replace(choice, profile="core"))
    assert not re.search(r"TA-0[1456]", "\n".join(lines_of(document)))


def test_no_column_is_of_workers_and_the_order_is_of_days(of_workers: RunFolder, choice: Choice) -> None:
    document = workforce_report(of_workers, choice)
    for section in document.sections:
        for block in section.blocks:
            headings = [column.heading.lower() for column in getattr(block, "columns", [])]
            assert not [heading for heading in headings if "worker" in heading]
    dues = [row[0][0].words for row in grid_of(document, "Open, by standard, in the order of days").rows]
    assert dues == ["1 November 2012"] * 3


def test_a_rate_of_fewer_than_five_is_not_given(of_workers: RunFolder, choice: Choice) -> None:
    grid = grid_of(workforce_report(of_workers, choice), "How the standards stand")
    assert {row[1][0].words for row in grid.rows} == {"no rate"}
    assert all(row[3] for row in grid.rows)
