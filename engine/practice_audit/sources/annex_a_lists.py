"""Which list of Annex A a sheet's name means, and which of its columns a row of headings has."""

import re
from typing import Final

from practice_audit.sources.annex_a_headings import LISTS, AnnexList, words

_NUMBERED: Final = re.compile(r"\blist ?(\d{1,2})\b")


def named(name: object) -> AnnexList | None:
    """Give the list that a sheet's or a file's name means, if it means one."""
    said = words(name)
    if found := _NUMBERED.search(said):
        return LISTS.get(int(found[1]))
    subject = said.rpartition("annex a ")[2]
    return next((one for one in LISTS.values() if subject in one.names), None)


def columns_of(one: AnnexList, headings: list[str]) -> dict[str, int]:
    """Find the columns of a list among headings (as words): the short name to the place of the first that fits."""
    found: dict[str, int] = {}
    for key, pattern in one.columns.items():
        place = next((at for at, heading in enumerate(headings) if pattern.fullmatch(heading)), None)
        if place is not None and place not in found.values():
            found[key] = place
    return found
