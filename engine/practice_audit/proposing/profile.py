"""What the cells of one column look like: dates, yes and no, numbers, codes, ids or text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from practice_audit.layout.days import MONTHS, looks_like_a_date, year_last
from practice_audit.sources import Cell
from practice_audit.sources.mapped_cells import as_text, is_blank

FLAGS: Final = frozenset({"y", "n", "yes", "no", "true", "false", "1", "0", "t", "f"})
FEW_CODES: Final = 30
SHORT: Final = 40
MOST: Final = 0.8
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d\b.*")
_NAMED: Final = re.compile(r"\d{1,2}([- ])[A-Za-z]{3,9}([- ])(\d{4}|\d\d)")
_SERIAL: Final = re.compile(r"[1-6]\d{4}(\.\d+)?")


@dataclass(frozen=True)
class Profile:
    """One column of a sheet: its heading, its place, and its cells below the heading."""

    heading: str
    place: int
    cells: Sequence[Cell]

    @cached_property
    def texts(self) -> list[str]:
        """The cells that are filled, as text."""
        return [as_text(cell) for cell in self.cells if not is_blank(cell) and not isinstance(cell, date)]

    @cached_property
    def days(self) -> int:
        """Cells that a spreadsheet itself holds as dates."""
        return sum(isinstance(cell, date) for cell in self.cells)

    @property
    def filled(self) -> int:
        """Cells in which something stands."""
        return len(self.texts) + self.days

    @cached_property
    def distinct(self) -> Counter[str]:
        """Each text and how often it is there."""
        return Counter(self.texts)

    @cached_property
    def dates(self) -> float:
        """The share of filled cells that are dates."""
        return (self.days + sum(map(_is_date, self.texts))) / self.filled if self.filled else 0.0

    @cached_property
    def flags(self) -> float:
        """The share of filled cells that say yes or no."""
        return sum(text.casefold() in FLAGS for text in self.texts) / self.filled if self.filled else 0.0

    @property
    def unique(self) -> float:
        """The share of filled cells that are there once."""
        return len(self.distinct) / len(self.texts) if self.texts else 0.0

    @property
    def are_codes(self) -> bool:
        """Few short words, again and again."""
        return bool(self.texts) and len(self.distinct) <= FEW_CODES and max(map(len, self.distinct)) <= SHORT + 20

    @property
    def are_ids(self) -> bool:
        """Short words with a digit in nearly each."""
        digits = sum(any(letter.isdigit() for letter in text) and len(text) <= SHORT for text in self.texts)
        return bool(self.texts) and digits >= MOST * len(self.texts) and self.dates < MOST

    @property
    def kind(self) -> str:
        """What it looks like, in words; nothing out of a record."""
        if not self.filled:
            return "blank throughout"
        if self.dates >= MOST:
            return "dates"
        if self.flags >= MOST:
            return "yes or no"
        if self.are_ids:
            return "ids or numbers"
        return f"words, {len(self.distinct)} of them different" if self.are_codes else "text"


def forms_of(profile: Profile) -> tuple[list[str], bool]:
    """Find the forms of the dates of a column, and whether the order of day and month is shown by one of them.

    Returns:
        The forms as a mapping names them; and false where each date in numbers could be either way.
    """
    texts = [text.partition(" ")[0] if year_last(text) else text for text in profile.texts if _is_date(text)]
    numbers = [(text, found) for text in texts if (found := year_last(text))]
    proofs = Counter(found.proves for _, found in numbers if found.proves)
    forms: list[str] = []
    known = not numbers or (len(proofs) == 1)
    order = "mdy" if set(proofs) == {"mdy"} else "dmy"
    for text, found in numbers:
        mark = next(letter for letter in text if not letter.isdigit())
        year = "yyyy" if len(found.year) > len("12") else "yy"
        parts = ["dd", "mm", year] if order == "dmy" else ["mm", "dd", year]
        forms.append(mark.join(parts))
    with_names = [named for text in texts if (named := _NAMED.fullmatch(text))]
    forms += [f"dd{one[1]}mmm{one[2]}{'yyyy' if len(one[3]) > len('12') else 'yy'}" for one in with_names]
    if profile.dates >= MOST and any(_SERIAL.fullmatch(text) for text in profile.texts):
        forms.append("serial")
    return list(dict.fromkeys(forms)), known


def _is_date(text: str) -> bool:
    if _ISO.fullmatch(text) or year_last(text.partition(" ")[0]):
        return True
    named = _NAMED.fullmatch(text)
    if named:
        word = re.sub(r"[^a-z]", "", text.lower())
        return any(month.startswith(word) for month in MONTHS) or word == "sept"
    return looks_like_a_date(text)
