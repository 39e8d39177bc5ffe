"""Rates are printed with what they stand on, or not at all."""

import pytest

from practice_audit.reports.counts import Counts


def test_a_rate_is_met_of_those_judged() -> None:
    of = Counts({"met": 3, "late": 1, "not_met": 1, "due": 7, "not_applicable": 9, "cannot_tell": 5})
    assert (of.rate(), of.share_judged, of.population) == (0.6, 0.5, 26)


@pytest.mark.parametrize("of", [{}, {"due": 3}, {"cannot_tell": 2}, {"met": 4, "cannot_tell": 5}])
def test_no_rate_where_less_than_half_is_judged(of: dict[str, int]) -> None:
    assert Counts(of).rate() is None


def test_no_rate_of_a_team_with_fewer_than_five() -> None:
    assert Counts({"met": 4}).rate(of_some=True) is None
    assert Counts({"met": 4, "late": 1}).rate(of_some=True) == 0.8
    assert Counts({"met": 4}).rate() == 1.0


def test_a_sum_has_the_parts_of_all() -> None:
    assert Counts.together([Counts({"met": 1}), Counts({"met": 2, "due": 1})])["met"] == 3
