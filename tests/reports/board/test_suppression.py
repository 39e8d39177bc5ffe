"""No small number is shown, and none can be worked out from those that are and their sum."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from practice_audit.reports.board.suppression import shown_numbers


def test_a_small_number_takes_the_next_smallest_with_it() -> None:
    assert shown_numbers({"T1": 11, "T2": 3, "T3": 13}) == {"T1": None, "T2": None, "T3": 13}


def test_two_small_ones_cover_each_other_where_their_sum_says_nothing() -> None:
    assert shown_numbers({"T1": 11, "T2": 3, "T3": 4}) == {"T1": 11, "T2": None, "T3": None}


def test_two_nothings_do_not_cover_each_other() -> None:
    assert shown_numbers({"T1": 11, "T2": 0, "T3": 0, "T4": 20}) == {"T1": None, "T2": None, "T3": None, "T4": 20}


def test_nothing_is_hidden_where_all_are_large() -> None:
    assert shown_numbers({"T1": 5, "T2": 8}) == {"T1": 5, "T2": 8}


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_a_reader_who_knows_the_sum_and_the_method_cannot_tell_a_hidden_number(numbers: list[int]) -> None:
    named = {f"T{place}": number for place, number in enumerate(numbers)}
    shown = shown_numbers(named)
    assert all(number is None or number >= 5 for number in shown.values())
    hidden = [name for name, number in shown.items() if number is None]
    total = sum(named[name] for name in hidden)
    if not hidden or len(hidden) == len(named):  # nothing to work out, or nothing is shown but the sum
        return
    worlds = [
        world
        for world in product(range(total + 1), repeat=len(hidden))
        if sum(world) == total and shown_numbers({**named, **dict(zip(hidden, world, strict=True))}) == shown
    ]
    assert all(len({world[place] for world in worlds}) > 1 for place in range(len(hidden)))
