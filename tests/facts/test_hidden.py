"""Groups too small to be shown: never one alone where a total would give it back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.making import facts_of

from practice_audit.facts.hidden import too_small
from practice_audit.facts.values import Mask, numbers, texts
from practice_audit.rulebook.parts import Hidden

GROUPS = st.lists(st.tuples(st.sampled_from(["one", "other"]), st.integers(0, 12)), min_size=1, max_size=12)
LEAST = 5


def hidden(groups: list[tuple[str, int]]) -> Mask:
    """Which of some groups, each within a total, are not shown."""
    scope = facts_of({}).scope(len(groups))
    scope = scope.with_named(clock=numbers([float(n) for _, n in groups]), found=texts([name for name, _ in groups]))
    return too_small(scope, Hidden.model_validate({"number": "clock", "under": "small_group", "within": "found"}))


@given(GROUPS)
def test_a_small_group_is_hidden_and_never_alone(groups: list[tuple[str, int]]) -> None:
    found = hidden(groups)
    for within in ("one", "other"):
        inside = [(n, bool(found[row])) for row, (name, n) in enumerate(groups) if name == within]
        assert all(is_hidden for n, is_hidden in inside if 0 < n < LEAST)
        filled = [is_hidden for n, is_hidden in inside if n]
        assert sum(filled) != 1 or len(filled) == 1
        assert not any(is_hidden for n, is_hidden in inside if n == 0)


def test_the_next_smallest_is_hidden_beside_it() -> None:
    assert hidden([("one", 3), ("one", 9), ("one", 7), ("other", 8)]).tolist() == [True, False, True, False]


def test_without_a_rule_about_it_all_are_shown() -> None:
    assert not np.any(too_small(facts_of({}).scope(3), None))
