"""The month and week of a day, shares and totals, with their doubt."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, facts_of

from practice_audit.facts.evaluate import evaluate, number
from practice_audit.facts.values import Numbers, Texts, numbers
from practice_audit.rulebook.expressions import parse

BOUNDS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


def of(text: str, **named: Numbers) -> Texts | Numbers:
    """The value of an expression over one row."""
    value = evaluate(facts_of({}).scope(1).with_named(**named), parse(text))
    assert isinstance(value, Texts | Numbers)
    return value


def between(least: float, most: float) -> Numbers:
    """A number that may be any from a least to a greatest."""
    there = np.ones(1, dtype=bool)
    return Numbers(np.array([float(least)]), np.array([float(most)]), there, there)


def test_a_day_has_a_month_and_a_week() -> None:
    day = numbers([float(AS_AT.toordinal())])
    month, week = of("month_of(due)", due=day), of("week_of(due)", due=day)
    assert isinstance(month, Texts)
    assert isinstance(week, Texts)
    assert (month.value[0], week.value[0]) == (f"{AS_AT:%Y-%m}", "2012-12-10")


def test_a_day_that_may_lie_in_two_months_has_none_for_certain() -> None:
    month = of("month_of(due)", due=between(AS_AT.toordinal(), AS_AT.toordinal() + 31))
    unread = of("month_of(due)", due=numbers([np.nan], np.array([True])))
    assert not month.known[0]  # type: ignore[union-attr]
    assert unread.may[0]
    assert not unread.known[0]  # type: ignore[union-attr]


@given(BOUNDS, BOUNDS)
def test_a_share_lies_between_its_least_and_greatest(part: list[int], whole: list[int]) -> None:
    share = of("percent(found, due)", found=between(*part), due=between(*whole))
    assert isinstance(share, Numbers)
    assert share.may[0] == (whole[1] > 0)
    assert share.sure[0] == (whole[0] > 0)
    for one in part:
        for other in whole:
            if other:
                assert share.lo[0] <= one * 100 / other <= share.hi[0]


def test_totals_add_up() -> None:
    total = number(facts_of({}).scope(1).with_named(found=between(1, 2), due=between(3, 5)), parse("total(found, due)"))
    assert (total.lo[0], total.hi[0]) == (4, 7)
