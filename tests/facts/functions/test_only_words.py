"""A text that says nothing beyond the words of a setting."""

import pytest
from tests.making import facts_of

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.rulebook.expressions import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("too young", (True, True)),
        ("Too young.", (True, True)),
        ("Age (9): too  young", (True, True)),
        ("Too young to say; in hospital", (False, False)),
        ("Younger brother ill", (False, False)),
        ("9", (False, False)),
        (None, (False, False)),
        ("??", (False, True)),
    ],
    ids=["one", "case and a stop", "several and a figure", "more", "part of a word", "none", "blank", "unreadable"],
)
def test_a_text_of_nothing_but_a_settings_words(text: str | None, expected: tuple[bool, bool]) -> None:
    facts = facts_of({"advocacy": [{"advocacy_id": "AV1", "response_reason": text}]})
    table = facts.native("advocacy")
    found = condition(
        facts.scope(1, {"row": Rows.whole(table)}), parse('only_words(row.response_reason, "words_too_young")')
    )
    assert (bool(found.yes[0]), bool(found.may[0])) == expected
