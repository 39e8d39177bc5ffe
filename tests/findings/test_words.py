"""Days, spans and lists as a person writes them."""

import pytest

from practice_audit.findings.words import day_words, iso_or_blank, listed, span_words

NAN = float("nan")
DAY = 734842.0


def test_a_day() -> None:
    assert day_words(DAY) == "5 December 2012"
    assert day_words(NAN) == "a day that is not recorded"
    assert (iso_or_blank(DAY), iso_or_blank(NAN)) == ("2012-12-05", "")


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [
        (1, "working days", "1 working day"),
        (12, "days", "12 days"),
        (1, "calendar months", "1 calendar month"),
        (3, "count", "3"),
        (1, "count", "1"),
        (5, "percent", "5 percent"),
    ],
)
def test_a_span(count: float, unit: str, words: str) -> None:
    assert span_words(count, unit) == words


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list(words: list[str], said: str) -> None:
    assert listed(words) == said
