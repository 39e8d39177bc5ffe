"""Cells of the Standard Safeguarding Dataset that need reading before they can be used: flags, JSON, codes, roles."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from practice_audit.sources.cin_codes import REFERRAL_SOURCES, worded
from practice_audit.sources.tables import Cell, Damaged

TRUTHS: Final = {"y": True, "yes": True, "true": True, "1": True, "n": False, "no": False, "false": False, "0": False}
Flag = bool | Damaged | None

NOT_JSON: Final = Damaged("the column should hold JSON and does not")
_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,49}")
_NOT_FLAGS: Final = re.compile(r"COMMENT|NUMBER|TOTAL", re.IGNORECASE)
_CLOSE_CODE: Final = re.compile(r"(RC\d)\b.*", re.IGNORECASE | re.DOTALL)

# Parts of a job title, looked for in this order, and the role that the layout has for it.
JOB_TITLES: Final = (
    (("newly qualified", "nqsw", "asye"), "newly_qualified"),
    (("service manager", "head of service"), "service_manager"),
    (("practice supervisor",), "practice_supervisor"),
    (("team manager",), "team_manager"),
    (("advanced practitioner",), "advanced_practitioner"),
    (("conference chair", "reviewing officer"), "conference_chair"),
    (("family support",), "family_support_worker"),
    (("student",), "other"),
    (("social worker",), "social_worker"),
)

# Parts of the role in an involvement. One that is none of these is passed on, for `records` to reject and say.
INVOLVEMENTS: Final = (
    (("allocated", "case holder", "case worker", "caseworker", "key worker", "lead worker"), "case_holder"),
    (("co-worker", "co worker", "second worker", "joint worker"), "co_worker"),
    (("support",), "support_worker"),
    (("social worker",), "case_holder"),
)
SHORT_ROLES: Final = {"cw": "case_holder", "sw": "case_holder"}
REVIEWERS: Final = re.compile(r"\biro\b|reviewing officer|\bchair", re.IGNORECASE)

# Participation of the child in a review, as in the return on children looked after: PN1 to PN4 were there.
ATTENDED: Final = {"PN1": True, "PN2": True, "PN3": True, "PN4": True, "PN5": False, "PN6": False, "PN7": False}


def truth(cell: Cell, column: str) -> Flag:
    """Read Y, N or blank; anything else is damaged, and whatever hangs on it is in doubt."""
    if cell is None or isinstance(cell, bool | Damaged):
        return cell
    return TRUTHS.get(str(cell).lower(), Damaged(f"{column} is neither Y nor N"))


def json_of(cell: Cell) -> object:
    """Read a cell of JSON: an object, a list, or None; a text that is none of these is damaged."""
    if not isinstance(cell, str):
        return cell if cell is None or isinstance(cell, Damaged) else NOT_JSON
    try:
        found: object = json.loads(cell)
    except (ValueError, RecursionError):
        return NOT_JSON
    return found if found is None or isinstance(found, dict | list) else NOT_JSON


def flags_of(cells: Sequence[Cell]) -> list[frozenset[str] | Damaged]:
    """Read a column of outcomes: for each row the flags that are set, by their keys in capital letters."""
    read: dict[object, frozenset[str] | Damaged] = {None: frozenset()}
    for cell in set(cells):
        found = json_of(cell)
        read[cell] = found if isinstance(found, Damaged) else _set_in(found)
    return [read[cell] for cell in cells]


def _set_in(found: object) -> frozenset[str]:
    if not isinstance(found, Mapping):
        return frozenset()
    return frozenset(
        str(key).upper()
        for key, value in found.items()
        if not _NOT_FLAGS.search(str(key)) and TRUTHS.get(str(value).strip().lower())
    )


def keys_in(cells: Sequence[Cell]) -> set[str]:
    """Give the keys of a column of outcomes, in capital letters; what does not look like a key is left out."""
    objects = [json_of(cell) for cell in set(cells)]
    return {str(key).upper() for one in objects if isinstance(one, dict) for key in one if _KEY.fullmatch(str(key))}


def flags_in_words(flags: frozenset[str] | Damaged) -> Cell:
    """Say which flags are set: PROV_OF_SERVICES_FLAG is "prov of services"."""
    if isinstance(flags, Damaged):
        return flags
    return "; ".join(sorted(flag.removesuffix("_FLAG").replace("_", " ").lower() for flag in flags)) or None


def source_in_words(code: str | None, description: Cell) -> Cell:
    """Say who made a contact or referral: as described, else what the census's code means."""
    return description if description is not None else worded(code, REFERRAL_SOURCES)


def close_code(reason: str | None) -> str | None:
    """Take the census's code off the front of a reason such as "RC9 - Case closed after assessment"."""
    found = _CLOSE_CODE.fullmatch(reason or "")
    return found[1].upper() if found else reason


def role_of_title(title: str | None) -> str | None:
    """Give the role that a job title means; "other" where it is none of those that the layout has."""
    return None if title is None else _first_part(title.lower(), JOB_TITLES) or "other"


def role_of_involvement(role: str | None) -> str | None:
    """Give the role in a case that an involvement has; one that is not known comes back as it was."""
    if role is None:
        return None
    return SHORT_ROLES.get(role.lower()) or _first_part(role.lower().replace("_", " "), INVOLVEMENTS) or role


def _first_part(text: str, parts: tuple[tuple[tuple[str, ...], str], ...]) -> str | None:
    return next((means for words, means in parts if any(word in text for word in words)), None)
