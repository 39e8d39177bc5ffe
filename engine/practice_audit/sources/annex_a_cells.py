"""One cell of Annex A: a child's id, a day, yes or no, a code with or without its letter."""

import math
import re
from datetime import date
from functools import lru_cache
from typing import Final

from pydantic_core import PydanticCustomError

from practice_audit.layout.days import day_of_date, day_of_number, day_of_text
from practice_audit.layout.kinds import read_id, read_text
from practice_audit.sources.cin_codes import CATEGORIES, CLOSURE_REASONS, REFERRAL_SOURCES
from practice_audit.sources.spoiled_cells import ERROR
from practice_audit.sources.tables import Cell, Damaged

ERRORS: Final = frozenset({"#n/a", "#name?", "#div/0!", "#ref!", "#value!", "#num!", "#null!"})
UNBORN: Final = -1  # the age of a child who is not born yet
_LETTER: Final = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)
_TRUTHS: Final = {"yes": True, "y": True, "true": True, "1": True, "a": True} | {
    "no": False,
    "n": False,
    "false": False,
    "0": False,
    "b": False,
}
_NOT_KNOWN: Final = frozenset({"c", "unknown", "not known", "not recorded", "not stated", "n/a", "na", "u"})
_GENDERS: Final = {"male": "male", "m": "male", "a": "male", "1": "male"} | {
    **dict.fromkeys(("female", "f", "b", "2"), "female"),
    **dict.fromkeys(("neither", "d", "indeterminate", "non-binary", "non binary"), "other"),
    **dict.fromkeys(("c", "u", "0", "9", "unknown", "unborn", "not known", "withheld", "unspecified"), "unknown"),
}
_CATEGORY_WORDS: Final = {"neglect", "physical abuse", "sexual abuse", "emotional abuse"}


def blank(cell: Cell) -> bool:
    """Say whether nothing stands in a cell."""
    return (
        cell is None or (isinstance(cell, str) and not cell.strip()) or (isinstance(cell, float) and math.isnan(cell))
    )


def text(cell: Cell) -> str | Damaged | None:
    """Give the text of a cell as a person would have typed it."""
    if isinstance(cell, str):
        said = cell.strip()
    elif blank(cell):
        return None
    elif isinstance(cell, Damaged):
        return cell
    else:
        said = str(read_text(cell)).strip()
    if not said:
        return None
    return ERROR if said.lower() in ERRORS else said


def child_id(cell: Cell) -> str | Damaged | None:
    """Read a child's id: leading zeros stay; a number that a spreadsheet has shortened or rounded is refused."""
    said = text(cell)
    if not isinstance(said, str):
        return said
    try:
        return str(read_id(cell.strip() if isinstance(cell, str) else cell))
    except PydanticCustomError as wrong:
        return Damaged(wrong.message())


def day(cell: Cell) -> date | Damaged | None:
    """Read a day. Dates in numbers are day first, as Annex A has them; anything else is refused and never guessed."""
    try:
        if isinstance(cell, date):
            return day_of_date(cell)
        said = text(cell)
        if not isinstance(said, str):
            return said
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return day_of_number(cell)
        return day_of_text(said, "dmy")
    except PydanticCustomError as wrong:
        return Damaged(wrong.message())


def truth(cell: Cell) -> bool | Damaged | None:
    """Read yes or no with or without the letter or number before it; "unknown" is blank."""
    said = word(cell)
    if not isinstance(said, str):
        return said
    first = said if said in _TRUTHS or said in _NOT_KNOWN else said.partition(" ")[0]
    if first in _NOT_KNOWN:
        return None
    return _TRUTHS.get(first, Damaged("neither yes, no nor unknown"))


def word(cell: Cell) -> str | Damaged | None:
    """Give a code in lower case without its letter: "a) Yes" is "yes", a bare "a)" or "a" is "a"."""
    said = text(cell)
    return _word(said) if isinstance(said, str) else said


@lru_cache(maxsize=4096)
def _word(said: str) -> str:
    return (_LETTER.sub("", said) or said.rstrip(") ")).strip().lower()


def plain(cell: Cell) -> str | Damaged | None:
    """Give a text without the letter before it, its case kept."""
    said = text(cell)
    return (_LETTER.sub("", said) or said) if isinstance(said, str) else said


def gender(cell: Cell) -> str | Damaged | None:
    """Read a gender; one that is in no list of Annex A comes back as it was, for `records` to judge."""
    said = word(cell)
    if not isinstance(said, str):
        return said
    if said.startswith(("not stated", "not recorded", "not specified")):
        return "unknown"
    last = said.rpartition(" - ")[2]
    return _GENDERS.get(said) or _GENDERS.get(last, said)


def referral_source(cell: Cell) -> str | Damaged | None:
    """Read a source: the census's code in words where one stands there, else the words as they are."""
    return _by_code(cell, r"(\d{1,2}[A-F]?)(?![\w])", REFERRAL_SOURCES)


def closure_reason(cell: Cell) -> str | Damaged | None:
    """Read a reason for closure by the census's code for it."""
    return _by_code(cell, r"(RC\d)(?!\d)", CLOSURE_REASONS)


def category(cell: Cell) -> str | Damaged | None:
    """Read a category of abuse in words."""
    said = word(cell)
    if isinstance(said, str) and said.startswith("multiple"):
        return "multiple"
    if isinstance(said, str) and said not in _CATEGORY_WORDS:
        return CATEGORIES.get(said.upper(), said)
    return said


def is_unborn(cell: Cell) -> bool:
    """Say whether an age is that of a child who is not born yet."""
    said = text(cell)
    try:
        return isinstance(said, str) and float(said) == UNBORN
    except ValueError:
        return False


def _by_code(cell: Cell, form: str, meanings: dict[str, str]) -> str | Damaged | None:
    said = plain(cell)
    if not isinstance(said, str):
        return said
    found = re.match(form, said, re.IGNORECASE)
    return meanings.get(found[1].upper(), said) if found else said
