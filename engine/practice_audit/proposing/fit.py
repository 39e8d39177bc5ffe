"""How well a column of a report fits a native column: by its heading, the shape of its cells, and keys that join."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from practice_audit.layout import TABLES, Column
from practice_audit.proposing.codes import coded
from practice_audit.proposing.profile import MOST, Profile
from practice_audit.proposing.words import column_words, nearness, tidy

SURE: Final = 0.75  # from here on a guess is a line of the mapping; below, a comment
WORTH_SAYING: Final = 0.6
_BY_NAME, _BY_SHAPE = 0.7, 0.3
_UNLIKE: Final = 0.45  # a heading below this says nothing, whatever the cells look like
_HIGHEST: Final = 0.98  # nobody is certain of a guess
_JOINS: Final = 0.9
KEYS: Final = frozenset({"id", "ref"})
Keys = Mapping[str, frozenset[str]]
"""By native table, the ids in its key column, where another sheet has it."""


@dataclass(frozen=True)
class Fit:
    """A guess: a native column, the column of the report, how sure, and why."""

    column: str
    profile: Profile
    confidence: float
    reasons: tuple[str, ...]
    digits: int | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it may stand as a line of the mapping."""
        return self.confidence >= SURE


def fit(table: str, column: Column, profile: Profile, keys: Keys) -> Fit | None:
    """Guess whether a column of a report is a native column; None where it cannot be."""
    name, word = nearness(tidy(profile.heading), column_words(table, column.name))
    if name < _UNLIKE:
        return None
    shape, reason, digits = _shape(table, column, profile, keys)
    if shape is None:
        return None
    near = f"the heading is as '{word}'" if tidy(profile.heading) == word else f"the heading is near '{word}'"
    confidence = min(_HIGHEST, _BY_NAME * name + _BY_SHAPE * shape)
    return Fit(column.name, profile, round(confidence, 2), tuple(filter(None, (near, reason))), digits)


def _shape(table: str, column: Column, profile: Profile, keys: Keys) -> tuple[float | None, str, int | None]:
    if not profile.filled:
        return 0.5, "nothing stands under it", None
    if column.type == "date":
        return (profile.dates or None), f"{profile.dates:.0%} of its cells are dates", None
    if profile.dates >= MOST:
        return None, "", None
    if column.type in KEYS:
        return _of_ids(column, profile, keys)
    return (*_of_words(table, column, profile), None)


def _of_words(table: str, column: Column, profile: Profile) -> tuple[float | None, str]:
    if column.type in {"bool", "choice"}:
        share = coded(table, column.name, profile).share
        fits = column.type == "bool" or profile.are_codes
        return (share if fits else None), f"{share:.0%} of its cells hold a known word"
    if column.type == "int":
        return (1.0 if profile.are_ids else None), "whole numbers"
    return 0.7, ""


def _of_ids(column: Column, profile: Profile, keys: Keys) -> tuple[float | None, str, int | None]:
    own = frozenset(profile.distinct)
    if column.target is None:
        return (1.0 if profile.unique == 1 else 0.4), f"{profile.unique:.0%} of its values are there once", None
    known = keys.get(column.target)
    if not known:
        return (0.6 if profile.are_ids else 0.3), "no file here shows what it points to", None
    joins = len(own & known) / len(own)
    digits = len(max(known, key=len))
    padded = len({one.zfill(digits) if one.isdecimal() else one for one in own} & known) / len(own)
    if padded > joins and padded >= _JOINS:
        return padded, f"{padded:.0%} of its values are ids of {column.target}, with zeros put back", digits
    said = f"{joins:.0%} of its values are ids of {column.target}"
    return (joins or 0.0), said, None


def need_of(table: str) -> list[str]:
    """The columns without which a row of a table says nothing; the key may be left out."""
    return [one.name for one in TABLES[table].columns.values() if one.need and one.name != TABLES[table].key]
