"""The codes of a column brought to the values of a choice, by the usual words for them."""

from dataclasses import dataclass
from typing import Final

from practice_audit.layout import TABLES
from practice_audit.layout.kinds import tidy_choice
from practice_audit.proposing.profile import FEW_CODES, FLAGS, Profile
from practice_audit.proposing.words import nearness, tidy, value_words

SAME: Final = 0.88


@dataclass(frozen=True)
class Codes:
    """The codes of a column.

    Attributes:
        values: code to native value, where they are not read as they are.
        unplaced: codes of which nobody can say what they are, with how often each is there.
        share: the share of filled cells that are read, with the values.
    """

    values: dict[str, str]
    unplaced: dict[str, int]
    share: float


def coded(table: str, column: str, profile: Profile) -> Codes:
    """Place the codes of a column that is a choice, or says yes and no."""
    layout = TABLES[table].columns[column]
    known = value_words(table, column)
    values: dict[str, str] = {}
    unplaced: dict[str, int] = {}
    read = 0
    if len(profile.distinct) > FEW_CODES:
        return Codes({}, {}, 0.0)
    for code, count in profile.distinct.items():
        as_it_is = (
            tidy_choice(code) in layout.values if layout.type == "choice" else code.casefold() in FLAGS - {"t", "f"}
        )
        found = None if as_it_is else _placed(code, known)
        if as_it_is or found:
            read += count
        else:
            unplaced[code] = count
        if found:
            values[code] = found
    return Codes(values, unplaced, read / len(profile.texts) if profile.texts else 0.0)


def _placed(code: str, known: dict[str, tuple[str, ...]]) -> str | None:
    exact = [value for value, words in known.items() if tidy(code) in words]
    if len(exact) == 1:
        return exact[0]
    scores = sorted(((nearness(tidy(code), words)[0], value) for value, words in known.items()), reverse=True)
    if not scores or scores[0][0] < SAME or (len(scores) > 1 and scores[0][0] - scores[1][0] < 0.05):  # noqa: PLR2004 - as near as the next
        return None
    return scores[0][1]
