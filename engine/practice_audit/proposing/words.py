"""The usual words of the field for tables, columns and values, and how near a heading comes to them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz

from practice_audit.layout import TABLES
from practice_audit.places import read_yaml

OF_THE_FIELD: Final = Path(__file__).with_name("words.yaml")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9&]+")
_SHARED: Final = 0.92  # all words of the one are in the other, which says more
_FEWEST: Final = 2  # words that must be shared for that


def tidy(name: object) -> str:
    """Bring a heading to plain words: lower case, no punctuation, camelCase taken apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(name))
    return _NOT_WORDS.sub(" ", apart.lower()).strip()


def nearness(name: str, words: Iterable[str]) -> tuple[float, str]:
    """How near a name comes to the nearest of some words, from 0 to 1, and that word. Both are tidy."""
    return max(((_near(name, word), word) for word in words), default=(0.0, ""))


@cache
def _near(name: str, word: str) -> float:
    whole = fuzz.token_sort_ratio(name, word) / 100
    shared = set(name.split()) & set(word.split())
    if len(shared) >= min(_FEWEST, len(word.split())) and len(shared) in {
        len(set(word.split())),
        len(set(name.split())),
    }:
        few = len(shared) < _FEWEST
        return max(whole, (0.8 if few else _SHARED) * fuzz.token_set_ratio(name, word) / 100)
    return whole


@cache
def table_words(table: str) -> tuple[str, ...]:
    """What a table is called."""
    return (tidy(table), *map(tidy, _known()["tables"].get(table, ())))


@cache
def column_words(table: str, column: str) -> tuple[str, ...]:
    """What a column of a table is called; its own name comes first."""
    known = _known()["columns"]
    own = known.get(f"{table}.{column}", ())
    general = () if own else known.get(f"*.{column}", ())
    name = tidy(column)
    dated = (f"date {name.removesuffix(' on')}", name.removesuffix(" on")) if name.endswith(" on") else ()
    return tuple(dict.fromkeys([name, *map(tidy, own), *map(tidy, general), *dated]))


@cache
def is_own_word(table: str, column: str, name: str) -> bool:
    """Whether a tidy heading is a usual word for this column of this table alone, and not of any table."""
    return name in map(tidy, _known()["columns"].get(f"{table}.{column}", ()))


@cache
def value_words(table: str, column: str) -> dict[str, tuple[str, ...]]:
    """What the values of a choice, or of yes and no, are called."""
    known = _known()["values"].get(f"{table}.{column}", {})
    listed = TABLES[table].columns[column].values or tuple(known)
    return {value: (tidy(value), *map(tidy, known.get(value, ()))) for value in listed}


@cache
def _known() -> dict[str, Any]:
    written, _ = read_yaml(OF_THE_FIELD, as_text=True)
    return dict(written)
