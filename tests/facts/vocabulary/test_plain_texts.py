"""Words are counted, and texts are the same where their letters and digits are."""

import pytest
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.values import Numbers, Texts

ROW = {"assessment_id": "S1", "child_id": "K1", "kind": "core", "started_on": day(10, 8)}


@pytest.mark.parametrize(
    ("text", "words"),
    [("Is happy", 2), ("  I like\nschool. ", 3), ("n/a", None), (None, None), (UNREAD, None)],
)
def test_words_of_a_text_that_says_something(text: str | None, words: int | None) -> None:
    value = facts_of({"assessments": [{**ROW, "analysis": text}]}).native("assessments").column("analysis_words")
    assert isinstance(value, Numbers)
    assert value.if_settled.tolist() == ([words] if words else pytest.approx([float("nan")], nan_ok=True))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("He drinks; she hides.", "hedrinksshehides"), ("Age 4!", "age4"), ("not known", None), (None, None)],
)
def test_letters_and_digits_alone(text: str | None, plain: str | None) -> None:
    value = facts_of({"assessments": [{**ROW, "outcome": text}]}).native("assessments").column("outcome_plain")
    assert isinstance(value, Texts)
    assert value.value.tolist() == [plain]


def test_a_text_that_cannot_be_read_is_in_doubt() -> None:
    value = (
        facts_of({"assessments": [{**ROW, "child_views": UNREAD}]}).native("assessments").column("child_views_plain")
    )
    assert isinstance(value, Texts)
    assert not value.known.any()


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [
        ("conferences", "conference_id", "child_views"),
        ("reviews", "review_id", "child_views"),
        ("chronology", "entry_id", "significance"),
    ],
)
def test_views_at_meetings_and_chronology_entries_are_counted_and_compared(table: str, key: str, column: str) -> None:
    native = facts_of({table: [{key: "X1", "child_id": "K1", column: "I like school!"}]}).native(table)
    assert native.day(f"{column}_words").if_settled.tolist() == [3]
    assert native.text(f"{column}_plain").value.tolist() == ["ilikeschool"]
