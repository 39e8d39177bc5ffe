"""Which rules the naive evaluator can work out: the word that is missing is found, and few are."""

import pytest
from tests.naive.known import BOOK, LEFT_OUT, WHOLE, unknown_word
from tests.naive.rulebook import Rule

VISIT: Rule = {"for_each": {"visit": "visits"}}


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"where": "visit.seen and visit.child.case_open"}, None),
        ({"where": "visit.worker.stars >= 3"}, "workers.stars"),
        ({"where": "starry(visit.seen)"}, "starry()"),
        ({"given": {"star": "stars", "where": "star.child_id == visit.child_id"}}, "stars"),
        ({"read": "several >= 1", "counts": {"several": {"reason": "stars", "where": "True"}}}, "stars"),
        ({"read": "visit.seen", "counts": {"only_said": {"star": "stars", "where": "True"}}}, None),
        ({"for_each": {"sky": {"stars": "all"}}}, "stars"),
    ],
)
def test_the_word_that_is_missing_is_named(parts: Rule, word: str | None) -> None:
    assert unknown_word(VISIT | parts, WHOLE) == word


def test_few_rules_are_left_out() -> None:
    assert len(LEFT_OUT) < len(WHOLE.rules) / 10
    assert set(BOOK.rules) == set(WHOLE.rules) - set(LEFT_OUT)
