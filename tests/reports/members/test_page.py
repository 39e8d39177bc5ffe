"""The page for members names nobody, shows no small number and says what it does not mean."""

import re

import pandas as pd
import pytest
from tests.reports.lists.small_runs import RunOf, row
from tests.reports.lists.texts import lines_of

from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.in_short import NOT_SAFE
from practice_audit.reports.members.page import members_page
from practice_audit.rulebook.journey import shipped_journey

NUMBER = re.compile(r"(?<![\d.])[0-4] (?:child|of|other)")


@pytest.fixture(scope="module")
def said(run: RunFolder) -> list[str]:
    """A year with many children at one step, three at another, none at the rest; six of the many waited too long."""
    first, second = (step.timed_by[0] for step in shipped_journey().steps[:2])
    rows = [row(first, f"K{n}", "met", started="2012-05-01", due="2012-05-06", found="2012-05-03") for n in range(30)]
    rows += [row(first, f"L{n}", "late", started="2012-05-01", due="2012-05-06", found="2012-05-20") for n in range(6)]
    rows += [row(second, f"K{n}", "met", started="2012-05-01", due="2012-05-06", found="2012-05-03") for n in range(3)]
    return lines_of(members_page(RunOf(run.folder, run.manifest, pd.DataFrame(rows))))


def test_nobody_is_named(said: list[str]) -> None:
    assert not re.search(r"\b[KLWT]\d+\b|\b[A-Z]{2,3}-\d\d\b", "\n".join(said))


def test_no_number_of_children_under_five_is_there(said: list[str]) -> None:
    assert not NUMBER.search("\n".join(said))
    assert "36" in said


def test_where_children_waited_is_said(said: list[str]) -> None:
    name = shipped_journey().steps[0].name
    assert f"{name}: 6 children waited longer than they should, or wait still." in said


def test_it_says_what_few_findings_do_not_mean(said: list[str]) -> None:
    assert said[2].startswith(NOT_SAFE)
