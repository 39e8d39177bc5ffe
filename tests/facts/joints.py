"""Random joints, and what a nested loop over their rows finds in them."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from practice_audit.facts.joins import Pairs
from practice_audit.facts.sides import Joint, Order, Side

KEYS = ("k", "x")
DAYS = ("d", "e")
Combination = tuple[int, ...]


@st.composite
def sides(draw: st.DrawFn, number: int) -> Side:
    """Draw one side: few rows, few keys, so that many meet; bounds of days equal or wide."""
    size = draw(st.integers(0, 5))
    column = st.lists(st.integers(0, 4), min_size=size, max_size=size)
    lo = {name: np.array(draw(column), float) for name in DAYS}
    wide = {name: np.array(draw(st.lists(st.sampled_from([0, 0, 2]), min_size=size, max_size=size)), float) for name in DAYS}
    keys = st.lists(st.sampled_from(["", "p", "q"]), min_size=size, max_size=size)
    return Side(
        f"s{number}",
        np.array(sorted(draw(st.sets(st.integers(0, 9), min_size=size, max_size=size))), dtype=np.int64),
        np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)), dtype=bool),
        {name: np.array(draw(keys), dtype=object) for name in KEYS},
        lo,
        {name: lo[name] + wide[name] for name in DAYS},
    )


def orders(number: int) -> st.SearchStrategy[list[Order]]:
    """Draw comparisons of days between sides."""
    end = st.tuples(st.integers(0, number - 1), st.sampled_from(DAYS))
    one = st.builds(Order, end, end, st.booleans()).filter(lambda order: order.left[0] != order.right[0])
    return st.lists(one, max_size=2)


@st.composite
def joints(draw: st.DrawFn) -> Joint:
    """Draw a joint of two or three sides, tied together by equalities in any order."""
    number = draw(st.integers(2, 3))
    key = st.sampled_from(KEYS)
    place = draw(st.permutations(range(number)))
    same = [((place[draw(st.integers(0, n - 1))], draw(key)), (place[n], draw(key))) for n in range(1, number)]
    differ = [((0, draw(key)), (number - 1, draw(key)))] if draw(st.booleans()) else []
    return Joint([draw(sides(n)) for n in range(number)], same, differ, draw(orders(number)))


def by_nested_loop(joint: Joint) -> dict[Combination, bool]:
    """Every combination of rows that may fit, and whether it surely does, one at a time."""
    found: dict[Combination, bool] = {}
    for places in product(*(range(len(side.rows)) for side in joint.sides)):

        def text(end: tuple[int, str], places: tuple[int, ...] = places) -> object:
            return joint.sides[end[0]].texts[end[1]][places[end[0]]]

        def day(end: tuple[int, str], bound: str, places: tuple[int, ...] = places) -> float:
            return float(getattr(joint.sides[end[0]], bound)[end[1]][places[end[0]]])

        if any(text(a) != text(b) for a, b in joint.same) or any(text(a) == text(b) for a, b in joint.differ):
            continue
        sure = all(side.sure[place] for side, place in zip(joint.sides, places, strict=True))
        may = True
        for order in joint.orders:
            first, last = day(order.left, "lo"), day(order.right, "hi")
            may &= first < last if order.strict else first <= last
            first, last = day(order.left, "hi"), day(order.right, "lo")
            sure &= first < last if order.strict else first <= last
        if may:
            found[tuple(int(side.rows[place]) for side, place in zip(joint.sides, places, strict=True))] = bool(sure)
    return found


def as_found(pairs: Pairs) -> dict[Combination, bool]:
    """Give what a matcher found in the same form; a combination must stand there once."""
    rows = list(zip(*(rows.tolist() for rows in pairs.rows), strict=True))
    assert len(rows) == len(set(rows))
    return dict(zip(rows, pairs.sure.tolist(), strict=True))
