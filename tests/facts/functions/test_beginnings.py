"""How a text begins."""

import pytest
from tests.making import facts_of

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.rulebook.expressions import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Telephone call to school", (True, True)),
        ("  telephone\ncall", (True, True)),
        ("- Email from the nurse", (True, True)),
        ("Threat made in a telephone call", (False, False)),
        (None, (False, False)),
        ("??", (False, True)),
    ],
    ids=["there", "other blanks", "after a dash", "further on", "blank", "unreadable"],
)
def test_a_text_begins_with_words_of_a_setting(text: str | None, expected: tuple[bool, bool]) -> None:
    table = facts_of({"chronology": [{"entry_id": "Y1", "event": text}]}).native("chronology")
    found = condition(
        table.facts.scope(1, {"row": Rows.whole(table)}), parse('begins_with(row.event, "activity_words")')
    )
    assert (bool(found.yes[0]), bool(found.may[0])) == expected
