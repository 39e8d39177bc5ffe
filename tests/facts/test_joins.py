"""Joins over all cases at once find what a nested loop finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.joints import as_found, by_nested_loop, joints

from practice_audit.facts.joins import Pairs, join, no_pairs, together
from practice_audit.facts.sides import Joint, Side


@given(joints())
def test_a_join_finds_what_a_nested_loop_finds(joint: Joint) -> None:
    assert as_found(join(joint)) == by_nested_loop(joint)


FOUND = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.booleans(), max_size=6)


def pairs_of(found: dict[tuple[int, int], bool]) -> Pairs:
    """Make pairs of a dictionary."""
    rows = [np.array([key[side] for key in found], dtype=np.int64) for side in range(2)]
    return Pairs(rows, np.array(list(found.values()), dtype=bool))


@given(st.lists(FOUND, max_size=3))
def test_what_several_alternatives_find_stands_once_and_is_sure_where_one_is(
    parts: list[dict[tuple[int, int], bool]],
) -> None:
    expected = {key: any(part.get(key, False) for part in parts) for part in parts for key in part}
    assert as_found(together(map(pairs_of, parts), 2)) == expected


def test_nothing_is_found_where_one_side_has_no_row() -> None:
    empty = np.empty(0)
    side = Side("s", empty.astype(np.int64), empty.astype(bool), {"k": empty.astype(object)}, {}, {})
    assert as_found(join(Joint([side, side], [((0, "k"), (1, "k"))]))) == {}
    assert as_found(no_pairs(2)) == {}


def test_a_side_that_nothing_ties_is_an_error() -> None:
    one = np.zeros(1, dtype=np.int64)
    side = Side("s", one, one == 0, {}, {}, {})
    with pytest.raises(ValueError, match="tied to no other"):
        join(Joint([side, side]))


def test_without_a_second_side_the_record_is_the_subject() -> None:
    alone = Pairs([np.array([4])], np.array([True]))
    assert alone.record.tolist() == alone.subject.tolist() == [4]
