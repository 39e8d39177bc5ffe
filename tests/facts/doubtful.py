"""Values with every reading that they may have, to hold the engine's bounds against: a blank is None."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.making import AS_AT, shipped_book

from practice_audit.facts.scope import Scope
from practice_audit.facts.values import WIDEST, Numbers, Texts, Truth, Value

WORDS = ("a", "b")
Reading = int | str | bool | None


@dataclass(frozen=True)
class Doubtful:
    """One value of one row, and all that it may be."""

    value: Value
    readings: tuple[Reading, ...]


def of_days(readings: set[int | None]) -> Doubtful:
    """Give the value whose readings are these days (all between its first and its last are meant)."""
    days = [reading for reading in readings if reading is not None]
    lo, hi = (min(days), max(days)) if days else (WIDEST, -WIDEST)
    all_days: list[int | None] = list(range(int(lo), int(hi) + 1)) if days else []
    value = Numbers(
        np.array([lo], float), np.array([hi], float), np.array([None not in readings]), np.array([bool(days)])
    )
    return Doubtful(value, (*all_days, *([None] if None in readings else [])))


def of_words(readings: set[str | None], *, known: bool) -> Doubtful:
    """Give a text: one word, perhaps blank; or one that could not be read, which may be any."""
    words = [reading for reading in readings if reading is not None][:1]
    sure, may = None not in readings and bool(words), bool(words)
    value = Texts(np.array([*words, None][:1], object), np.array([sure]), np.array([may]), np.array([known or not may]))
    every = (words if known else [*WORDS, "another"]) if may else []
    return Doubtful(value, (*every, *([] if sure else [None])))


def days(low: int = 10, high: int = 14) -> st.SearchStrategy[Doubtful]:
    """Draw days, known or in doubt, filled or perhaps blank."""
    return st.sets(st.none() | st.integers(low, high), min_size=1, max_size=3).map(of_days)


def words() -> st.SearchStrategy[Doubtful]:
    """Draw texts, known or unreadable, filled or perhaps blank."""
    return st.builds(
        lambda what, known: of_words(what, known=known),
        st.sets(st.none() | st.sampled_from(WORDS), min_size=1),
        st.booleans(),
    )


def worlds(**values: Doubtful) -> Iterator[dict[str, Any]]:
    """Every combination of readings."""
    for chosen in product(*(value.readings for value in values.values())):
        yield dict(zip(values, chosen, strict=True))


def scope_of(**values: Doubtful) -> Scope:
    """Give a place with one row at which conditions can speak of these values by name."""
    return Scope(1, AS_AT.toordinal(), shipped_book().local, {}, {name: value.value for name, value in values.items()})


def holds(truth: Truth) -> tuple[bool, bool]:
    """Whether a condition surely holds for the row, and whether it may."""
    return bool(truth.yes[0]), bool(truth.may[0])


def allows(value: Value, reading: Reading) -> bool:
    """Whether a value's bounds hold what it is in one world."""
    if isinstance(value, Truth):
        return bool(value.may[0]) if reading else not value.yes[0]
    if reading is None:
        return not value.sure[0]
    if isinstance(value, Texts):
        return bool(value.may[0]) and (not value.known[0] or value.value[0] == reading)
    return bool(value.may[0]) and bool(value.lo[0] <= reading <= value.hi[0])
