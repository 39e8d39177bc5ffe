"""What an author says of a new rule is checked against the layout, with the nearest word that would do."""

from collections.abc import Callable
from typing import Any

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.layout import TABLES
from practice_audit.rulebook.draft import (
    Allowed,
    checked_clock,
    checked_expected,
    checked_id,
    checked_table,
    checked_time,
    checked_words,
)

TRANSFERS = TABLES["transfers"]


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (lambda: checked_id("LP1", ()), "letters, a dash and two figures"),
        (lambda: checked_id("lp-01", ["LP-01"]), "there is a rule of this id already"),
        (lambda: checked_words(" "), "it is blank"),
        (lambda: checked_table("transfer"), "did you mean 'transfers'?"),
        (lambda: checked_table("teams"), "no column of teams is a date"),
        (lambda: checked_clock("agred_on", TRANSFERS), "did you mean 'agreed_on'?"),
        (lambda: checked_clock("date_of_death", TABLES["children"]), "children has no date 'date_of_death'"),
        (lambda: checked_expected("joint_visit", TRANSFERS), "did you mean 'joint_visit_on'?"),
        (lambda: checked_expected("visit.visited_on", TRANSFERS), "did you mean 'visits'?"),
        (lambda: checked_expected("visits.seen", TRANSFERS), "visits has no date 'seen'"),
        (lambda: checked_expected("child_id", TRANSFERS), "every row of transfers has 'child_id'"),
        (lambda: checked_expected("improvement_actions.due_on", TRANSFERS), "nothing ties a row of improvement_act"),
        (lambda: checked_time("2"), "Write it as '10 working days'"),
        (lambda: checked_time("1000 days"), "Write it as '10 working days'"),
    ],
)
def test_what_does_not_fit_is_refused(check: Callable[[], Any], said: str) -> None:
    with pytest.raises(WrongUsage, match=said.replace("?", r"\?")):
        check()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("10 working days", Allowed(10, "working days")),
        ("1 Working Day", Allowed(1, "working days")),
        ("5wd", Allowed(5, "working days")),
        ("42 days", Allowed(42, "days")),
        ("3 months", Allowed(3, "months")),
        ("none", None),
    ],
)
def test_a_length_of_time_is_read(text: str, time: Allowed | None) -> None:
    assert checked_time(text) == time


def test_a_column_can_be_named_with_its_table() -> None:
    assert checked_expected("transfers.joint_visit_on", TRANSFERS) == (None, TRANSFERS.columns["joint_visit_on"])
    assert checked_clock("transfers.agreed_on", TRANSFERS).name == "agreed_on"
