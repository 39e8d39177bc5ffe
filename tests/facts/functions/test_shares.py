"""The share that one count is of another."""

import numpy as np
import pytest
from tests.making import facts_of

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Numbers
from practice_audit.rulebook.expressions import parse

ONE = np.ones(1, dtype=bool)


def of(part: tuple[float, float], whole: tuple[float, float]) -> Scope:
    """Give a place with two counts, each with its least and greatest."""
    named = {
        name: Numbers(np.array([lo]), np.array([hi]), ONE, ONE)
        for name, (lo, hi) in {"part": part, "whole": whole}.items()
    }
    return facts_of({}).scope(1).with_named(**named)


@pytest.mark.parametrize(("part", "whole", "share"), [(4, 5, 80), (0, 3, 0), (1, 3, 100 / 3)])
def test_a_share_is_not_rounded(part: float, whole: float, share: float) -> None:
    assert number(of((part, part), (whole, whole)), parse("percent(part, whole)")).if_settled.tolist() == [share]


def test_of_nothing_there_is_no_share() -> None:
    assert not number(of((0, 0), (0, 0)), parse("percent(part, whole)")).may.any()


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [((4, 5), (5, 5), (True, True)), ((3, 4), (5, 5), (False, True)), ((1, 2), (5, 6), (False, False))],
    ids=["surely", "perhaps", "surely not"],
)
def test_counts_in_doubt_leave_the_share_in_doubt(
    part: tuple[float, float], whole: tuple[float, float], expected: tuple[bool, bool]
) -> None:
    found = condition(of(part, whole), parse("percent(part, whole) >= 80"))
    assert (bool(found.yes[0]), bool(found.may[0])) == expected


def test_of_what_may_be_nothing_the_share_is_in_doubt() -> None:
    found = number(of((0, 1), (0, 1)), parse("percent(part, whole)"))
    assert (found.sure.tolist(), found.may.tolist()) == ([False], [True])
