"""Numbers as a person reads them."""

import pytest

from practice_audit.reports.screen.words import counted, listed, percent


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.996, "99 %"), (1, "100 %"), (0.984, "98 %")],
)
def test_only_all_is_a_hundred_and_only_none_is_nothing(share: float, said: str) -> None:
    assert percent(share) == said


def test_one_and_many() -> None:
    assert (counted(1, "row"), counted(2408, "row"), counted(0, "breach", "breaches")) == (
        "1 row",
        "2,408 rows",
        "0 breaches",
    )


def test_a_long_list_is_cut_with_a_word_on_the_others() -> None:
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"
