"""Stretches of days behave as sets of days."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from practice_audit.facts.vocabulary.stretches import Days

RUNS = st.lists(st.tuples(st.integers(1, 20), st.integers(0, 21)), max_size=4)


def of(runs: list[tuple[int, int]]) -> Days:
    """Put runs together."""
    result = Days()
    for first, last in runs:
        result |= Days.run(first, last)
    return result


def as_set(days: Days) -> set[int]:
    """Give every day."""
    return {day for first, last in days for day in range(first, last + 1)}


def plainly(runs: list[tuple[int, int]]) -> set[int]:
    """Give every day of some runs."""
    return {day for first, last in runs for day in range(first, last + 1)}


@given(RUNS, RUNS)
def test_together_in_both_and_apart(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    assert as_set(of(one) | of(other)) == plainly(one) | plainly(other)
    assert as_set(of(one) & of(other)) == plainly(one) & plainly(other)
    assert as_set(of(one) - of(other)) == plainly(one) - plainly(other)
    assert bool(of(one)) == bool(plainly(one))
    assert all((day in of(one)) == (day in plainly(one)) for day in range(22))


@given(RUNS)
def test_runs_have_a_gap_between_them(runs: list[tuple[int, int]]) -> None:
    found = list(of(runs))
    assert all(after[0] > before[1] + 1 for before, after in pairwise(found))
