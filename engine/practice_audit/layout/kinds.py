"""The types of a column: each is an annotation that says what the column is and reads one cell that is not blank."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from practice_audit.layout.days import LAST_YEAR, day_of_date, day_of_number, day_of_text, unreadable

Word = Literal["id", "text", "date", "choice", "bool", "int", "list", "ref"]

_FLAGS: Final = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}
_SHORTENED: Final = re.compile(r"\d(\.\d+)?[eE]\+\d+", re.ASCII)  # 1.2E+07: a spreadsheet showed a long number so
_WHOLE: Final = re.compile(r"\d{1,15}(\.0+)?", re.ASCII)
_BETWEEN_WORDS: Final = re.compile(r"[\s_\-\u2010-\u2015]+")
_EXACT: Final = 10.0**15  # above it a spreadsheet's number has lost its last digits


@dataclass(frozen=True)
class Kind:
    """The word that layout.csv has for the type, and the table that a reference points to."""

    word: Word
    target: str | None = None


@dataclass(frozen=True)
class MainDate:
    """Marks the date that says when the row happened: it decides the covered period and what is in the future."""


MAIN: Final = MainDate()


class Record(BaseModel):
    """A row of a native table. The first field is the key; a field without a default is one that every row needs."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_id(value: object) -> object:
    """Read an id as text: leading zeros stay, a whole number that a spreadsheet made of it loses its point."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise unreadable("not an id")
    if isinstance(value, float):
        if not value.is_integer():
            raise unreadable("a number with a fraction is no id")
        if abs(value) >= _EXACT:
            raise unreadable("the number is so long that the spreadsheet lost its last digits")
        return str(int(value))
    if isinstance(value, str):
        if _SHORTENED.fullmatch(value):
            raise unreadable("a spreadsheet has shortened this number: export ids as text")
        return value
    return str(value)


def read_text(value: object) -> object:
    """Read text; a spreadsheet's number, date or truth value becomes the text that a person would have typed."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value)


def read_date(value: object, info: ValidationInfo) -> date:
    """Read a day. The context may name the `order` of dates in numbers ("dmy", "mdy") and the `last_year` read."""
    context = info.context or {}
    last_year = context.get("last_year", LAST_YEAR)
    if isinstance(value, date):
        return day_of_date(value, last_year)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return day_of_number(value, last_year)
    if isinstance(value, str):
        return day_of_text(value.strip(), context.get("order"), last_year)
    raise unreadable("not a date")


def tidy_choice(value: object) -> object:
    """Bring a choice to lower case with underscores, as the listed values are; whether it is listed is checked next."""
    return _BETWEEN_WORDS.sub("_", value.strip().lower()) if isinstance(value, str) else value


def read_flag(value: object) -> bool:
    """Read true or false, yes or no, y or n, 1 or 0."""
    word = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip().lower()
    if word not in _FLAGS:
        raise unreadable("not one of true, false, yes, no, y, n, 1, 0")
    return _FLAGS[word]


def read_whole(value: object) -> int:
    """Read a whole number that is not negative."""
    text = str(value).strip()
    if isinstance(value, bool) or not _WHOLE.fullmatch(text):
        raise unreadable("not a whole number")
    return int(text.partition(".")[0])


Listed = TypeVar("Listed")

Key = Annotated[str, Kind("id"), BeforeValidator(read_id)]
Text = Annotated[str, Kind("text"), BeforeValidator(read_text)]
Date = Annotated[date, Kind("date"), BeforeValidator(read_date)]
Choice = Annotated[Listed, Kind("choice"), BeforeValidator(tidy_choice)]
Flag = Annotated[bool, Kind("bool"), BeforeValidator(read_flag)]
Whole = Annotated[int, Kind("int"), BeforeValidator(read_whole)]
AgencyList = Annotated[str, Kind("list"), BeforeValidator(read_text)]  # split at ; | , where a rule asks for its items

ToChild = Annotated[str, Kind("ref", "children"), BeforeValidator(read_id)]
ToWorker = Annotated[str, Kind("ref", "workers"), BeforeValidator(read_id)]
ToTeam = Annotated[str, Kind("ref", "teams"), BeforeValidator(read_id)]
ToContact = Annotated[str, Kind("ref", "contacts"), BeforeValidator(read_id)]
ToReferral = Annotated[str, Kind("ref", "referrals"), BeforeValidator(read_id)]
ToDiscussion = Annotated[str, Kind("ref", "strategy_discussions"), BeforeValidator(read_id)]
ToConference = Annotated[str, Kind("ref", "conferences"), BeforeValidator(read_id)]
ToPlan = Annotated[str, Kind("ref", "plans"), BeforeValidator(read_id)]
ToSupervision = Annotated[str, Kind("ref", "supervisions"), BeforeValidator(read_id)]
