"""Two texts held against each other."""

import pytest
from tests.making import UNREAD, facts_of

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.rulebook.expressions import parse


def held_against(written: str, action: str | None, objective: str | None) -> tuple[bool, bool]:
    """Whether a condition on an action and its objective surely and possibly holds."""
    facts = facts_of({"plan_actions": [{"plan_action_id": "A1", "action": action, "objective": objective}]})
    scope = facts.scope(1, {"row": Rows.whole(facts.native("plan_actions"))})
    found = condition(scope, parse(written))
    return bool(found.yes[0]), bool(found.may[0])


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("An URDU speaker came", "Urdu", (True, True)),
        ("Urdu-speaking worker", "urdu", (True, True)),
        ("Through Hurdum", "urdu", (False, False)),
        ("An Urdu speaker came", None, (False, False)),
        (None, "Urdu", (False, False)),
        ("An Urdu speaker came", UNREAD, (False, True)),
    ],
    ids=["whatever the case", "start of a word", "not inside one", "nothing named", "no text", "unreadable"],
)
def test_a_text_mentions_another(text: str | None, named: str | None, expected: tuple[bool, bool]) -> None:
    assert held_against("mentions(row.action, row.objective)", text, named) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wants to see grandma", "K1 keeps contact with Grandma.", (True, True)),
        ("go swimming", "a swimmer's badge", (True, True)),
        ("wants more with both", "mother wants more with both", (False, False)),
        ("a cat", "the cat", (False, False)),
        (None, "grandma", (False, False)),
        (UNREAD, "grandma", (False, True)),
    ],
    ids=["a word", "its first five letters", "little words", "short words", "blank", "unreadable"],
)
def test_two_texts_share_a_word(one: str | None, other: str | None, expected: tuple[bool, bool]) -> None:
    assert held_against('shares_word(row.action, row.objective, "words_little")', one, other) == expected
