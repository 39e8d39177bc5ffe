"""Words that rules look for: agencies, phrases of a setting, limits that can be counted."""

import pytest
from tests.making import facts_of

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.rulebook.expressions import parse


def of_text(written: str, text: str | None, column: str) -> tuple[bool, bool]:
    """Whether a condition on a discussion surely and possibly holds."""
    facts = facts_of({"strategy_discussions": [{"discussion_id": "D1", column: text}]})
    table = facts.native("strategy_discussions")
    found = condition(facts.scope(1, {"row": Rows.whole(table)}), parse(written))
    return bool(found.yes[0]), bool(found.may[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police", (True, True)),
        ("Children's social care; Police; Health visitor", (True, True)),
        ("children's social care", (False, False)),
        ("children's social care; the Ministry of Silly Walks", (False, True)),
        (None, (False, False)),
        ("??", (False, True)),
    ],
    ids=["there", "one of several", "another", "one that no group knows", "blank", "unreadable"],
)
def test_an_agency_is_named(text: str | None, expected: tuple[bool, bool]) -> None:
    assert of_text('names(row.agencies, "words_police")', text, "agencies") == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("within 6 weeks", True),
        ("in six weeks", True),
        ("6/52", True),
        ("by 12.3.2013", True),
        ("by 3rd of March", True),
        ("every 10 working days", True),
        ("as soon as possible", False),
        ("ongoing", False),
        ("3 children", False),
    ],
)
def test_a_limit_can_be_counted(text: str, *, counts: bool) -> None:
    facts = facts_of({"plan_actions": [{"plan_action_id": "A1", "measure": text}]})
    scope = facts.scope(1, {"row": Rows.whole(facts.native("plan_actions"))})
    assert condition(scope, parse("countable(row.measure)")).yes.tolist() == [counts]
