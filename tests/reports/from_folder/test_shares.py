"""No rate where it would mislead."""

import pytest

from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder.shares import judged_words, rate_words, share_words


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ({"met": 9, "late": 1}, ("90 %", "9 of 10", "100 %")),
        ({"met": 2, "cannot_tell": 3}, ("no rate", "2 of 2", "low: 40 %")),
        ({"due": 2}, ("no rate", "", "nothing to judge yet")),
        ({"to_read": 2}, ("", "", "")),
        ({"cannot_tell": 4}, ("no rate", "", "low: 0 %")),
    ],
)
def test_a_rate_stands_only_where_most_could_be_judged(of: dict[str, int], words: tuple[str, str, str]) -> None:
    counts = Counts(of)
    assert (rate_words(counts), judged_words(counts), share_words(counts)) == words
