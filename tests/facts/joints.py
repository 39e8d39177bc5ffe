"""Random joints, and what a nested loop over their rows finds in them."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from practice_audit.facts.joins import Pairs
from practice_audit.facts.sides import Joint, Order, Side

Combination = tuple[int, ...]
Tie = tuple[tuple[int, str], tuple[int, str]]


@st.composite
def sides(draw: st.DrawFn, number: int, texts: list[str], days: list[str]) -> Side:
    """Draw one side: few rows, few keys, so that many meet; bounds of days equal or wide."""
    size = draw(st.integers(0, 5))

    def column(of: st.SearchStrategy[object]) -> list[object]:
        return draw(st.lists(of, min_size=size, max_size=size))

    lo = {name: np.array(column(st.integers(0, 4)), float) for name in days}
    return Side(
        f"s{number}",
        np.array(sorted(draw(st.sets(st.integers(0, 9), min_size=size, max_size=size))), dtype=np.int64),
        np.array(column(st.booleans()), dtype=bool),
        {name: np.array(column(st.sampled_from(["", "p", "q"])), dtype=object) for name in texts},
        lo,
        {name: lo[name] + np.array(column(st.sampled_from([0, 0, 2])), float) for name in days},
    )


@st.composite
def joints_and_orders(draw: st.DrawFn) -> tuple[Joint, list[Order]]:
    """Draw a joint of two or three sides, tied together by equalities in any order, and further orders of days.

    As in a compiled rule each comparison has columns of its own.
    """
    number = draw(st.integers(2, 3))
    place = draw(st.permutations(range(number)))
    pairs = [(place[draw(st.integers(0, n - 1))], place[n]) for n in range(1, number)]
    other = st.permutations(range(number)).map(lambda both: (both[0], both[1]))
    pairs += draw(st.lists(other, max_size=1))
    unlike = draw(st.lists(other, max_size=1))
    same, differ = _ties("k", pairs), _ties("x", unlike)
    ordered = _ties("d", draw(st.lists(other, max_size=3)))
    orders = [Order(left, right, draw(st.booleans())) for left, right in ordered]
    both_ways = [
        Order(order.right, order.left, strict=False) for order in orders[:1] if not order.strict and draw(st.booleans())
    ]
    names = [
        [end[1] for tie in ties for end in tie if end[0] == side]
        for ties in ([*same, *differ], ordered)
        for side in range(number)
    ]
    made = [draw(sides(n, names[n], names[number + n])) for n in range(number)]
    split = draw(st.integers(0, len(orders)))
    return Joint(made, same, differ, [*orders[:split], *both_ways]), orders[split:]


def _ties(letter: str, pairs: list[tuple[int, int]]) -> list[Tie]:
    return [((left, f"{letter}{n}l"), (right, f"{letter}{n}r")) for n, (left, right) in enumerate(pairs)]


def joints() -> st.SearchStrategy[Joint]:
    """Draw joints."""
    return joints_and_orders().map(lambda both: both[0])


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
