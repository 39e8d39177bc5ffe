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
_SLIP: Final = 0.65  # "date sent" is not "date seen"
_NEAR: Final = 0.92
_MORE_WORDS: Final = 0.62  # "seen by GP" is not "seen": worth a comment, no more
_SAYING_NOTHING: Final = frozenset(
    {"no", "id", "number", "ref", "code", "date", "of", "the", "s", "y", "n", "report", "list"}
)


def tidy(name: object) -> str:
    """Bring a heading to plain words: lower case, no punctuation, camelCase taken apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(name))
    return _NOT_WORDS.sub(" ", apart.lower()).strip()


def nearness(name: str, words: Iterable[str]) -> tuple[float, str]:
    """How near a name comes to the nearest of some words, from 0 to 1, and that word. Both are tidy."""
    return max(((_near(name, word), word) for word in words), default=(0.0, ""))


@cache
def _near(name: str, word: str) -> float:
    """The same words are 1; a word more or less is near only where it says nothing; a slip of the pen is less."""
    own, known = set(name.split()), set(word.split())
    if own == known:
        return 1.0
    slip = _SLIP * fuzz.token_sort_ratio(name, word) / 100
    if not (own and known and (own <= known or known <= own)):
        return slip
    return max(slip, _NEAR if (own ^ known) <= _SAYING_NOTHING else _MORE_WORDS)


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
