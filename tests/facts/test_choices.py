"""Choices between values, held against every world that a doubtful value allows."""

from collections.abc import Iterable
from functools import reduce

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.doubtful import Doubtful, allows, days, of_days, words, worlds
from tests.facts.test_values import TRUTHS, of, readings

from practice_audit.facts.choices import earliest, either, either_text, latest, or_forever, when
from practice_audit.facts.values import FOREVER, Numbers


def first(values: Iterable[int | None]) -> int | None:
    """Give the first that is filled."""
    return next((value for value in values if value is not None), None)


def least(values: Iterable[int | None]) -> int | None:
    """Give the least of those that are filled."""
    return min((value for value in values if value is not None), default=None)


def greatest(values: Iterable[int | None]) -> int | None:
    """Give the greatest of those that are filled."""
    return max((value for value in values if value is not None), default=None)


@given(st.lists(days(), min_size=1, max_size=3))
def test_the_earliest_the_latest_and_the_first_filled_lie_within_their_bounds(values: list[Doubtful]) -> None:
    as_values: list[Numbers] = [value.value for value in values]  # type: ignore[misc]  # days are Numbers
    results = {first: reduce(either, as_values), least: earliest(as_values), greatest: latest(as_values)}
    for plain, result in results.items():
        found = {plain(world.values()) for world in worlds(**{f"v{n}": value for n, value in enumerate(values)})}
        assert all(allows(result, reading) for reading in found)
        assert bool(result.sure[0]) == (None not in found)
        assert bool(result.may[0]) == (found != {None})
        filled = [reading for reading in found if reading is not None]
        assert not filled or (result.lo[0], result.hi[0]) == (min(filled), max(filled)), plain


@given(words(), words())
def test_the_first_filled_text_is_known_only_where_it_is_known_which(one: Doubtful, other: Doubtful) -> None:
    result = either_text(one.value, other.value)  # type: ignore[arg-type]  # words are Texts
    assert all(allows(result, first(world.values())) for world in worlds(one=one, other=other))


@given(TRUTHS, days())
def test_when_is_the_value_or_a_blank(condition: tuple[bool, bool], value: Doubtful) -> None:
    result = when(of(condition), value.value)  # type: ignore[arg-type]  # days are Numbers
    found = {reading if holds_there else None for holds_there in readings(condition) for reading in value.readings}
    assert all(allows(result, reading) for reading in found)
    assert bool(result.sure[0]) == (None not in found)
    assert bool(result.may[0]) == (found != {None})


@given(days())
def test_forever_stands_in_for_a_blank_and_is_always_filled(value: Doubtful) -> None:
    result = or_forever(value.value)  # type: ignore[arg-type]  # days are Numbers
    assert result.sure.all()
    assert all(allows(result, FOREVER if reading is None else reading) for reading in value.readings)  # type: ignore[arg-type]


def test_a_deadline_remembers_whether_it_was_counted_in_working_days() -> None:
    counted, plain = of_days({3}).value, of_days({5}).value
    assert isinstance(counted, Numbers)
    assert isinstance(plain, Numbers)
    working = Numbers(counted.lo, counted.hi, counted.sure, counted.may, np.array([True]))
    for result, expected in (
        (earliest([working, plain]), True),
        (latest([working, plain]), False),
        (either(working, plain), True),
    ):
        assert result.working is not None
        assert result.working.tolist() == [expected]
