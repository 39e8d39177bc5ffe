"""What is known about missing episodes as a group: ages, days missing, and reasons that are recorded more often.

Source: procedure, missing.md, MI-08: a reason is looked at beside its mean of the six months before, and not where
those months have no episode.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np

from practice_audit.facts.functions.blanks import blank_words, listed_in
from practice_audit.facts.functions.days import whole_years
from practice_audit.facts.periods import month_name, whole_months
from practice_audit.facts.store import Facts, derived_column, vocabulary
from practice_audit.facts.tables import NO_RECORD, MadeTable, Origin
from practice_audit.facts.values import Value, numbers, texts

MONTHS = 18
BEFORE = 6
BANDS = (0, 10, 13, 16, 18)
BAND_WORDS = ("under 10", "10 to 12", "13 to 15", "16 to 17")
NEVER_BEFORE = 1_000_000.0
"""The percentage of a mean of nothing."""


@vocabulary("missing_reasons")
def missing_reasons(facts: Facts) -> MadeTable:
    """One row a month and reason recorded in it.

    Returns:
        month, reason, number (episodes with it), percent_of_mean: of its mean in the six months before (0 where
        these have no episode at all; very large where they have episodes and none with this reason).
    """
    episodes = facts.native("missing_episodes")
    blank = blank_words(facts.local)
    day, reasons = episodes.day("missing_on"), episodes.text("reasons")
    in_month: dict[str, int] = Counter()
    counted: Counter[tuple[str, str]] = Counter()
    for row in np.flatnonzero(day.settled):
        month = month_name(int(day.lo[row]))
        in_month[month] += 1
        counted.update((month, item) for item in {item.lower() for item in listed_in(reasons.value[row], blank)})
    months = [period.name for period in whole_months(facts.as_at, MONTHS)]
    rows = [
        (month, reason, number, _of_mean(reason, number, months[max(at - BEFORE, 0) : at], in_month, counted))
        for at, month in enumerate(months)
        for (when, reason), number in sorted(counted.items())
        if when == month
    ]
    columns: dict[str, Value] = {
        "month": texts([row[0] for row in rows]),
        "reason": texts([row[1] for row in rows]),
        "number": numbers([float(row[2]) for row in rows]),
        "percent_of_mean": numbers([row[3] for row in rows]),
    }
    nowhere = np.full(len(rows), NO_RECORD, dtype=np.int64)
    keys = np.asarray([f"{row[0]}/{row[1]}" for row in rows], dtype=object)
    return MadeTable(
        "missing_reasons", columns, Origin(np.full(len(rows), "months", dtype=object), nowhere, keys), {}, facts
    )


def _of_mean(
    reason: str, number: int, before: list[str], in_month: dict[str, int], counted: Counter[tuple[str, str]]
) -> float:
    if not any(in_month.get(month, 0) for month in before):
        return 0.0
    mean = sum(counted[month, reason] for month in before) / BEFORE
    return number / mean * 100 if mean else NEVER_BEFORE


@derived_column("missing_episodes", "age_band")
def age_band(facts: Facts) -> Value:
    """The child's age on the day of going missing: under 10, 10 to 12, 13 to 15, 16 to 17; blank where not known."""
    episodes = facts.native("missing_episodes")
    day = episodes.day("missing_on")
    born_on = facts.native("children").day("date_of_birth")
    child = episodes.follow("child").positions
    found: list[str | None] = []
    for row, at in enumerate(child):
        known = at >= 0 and day.settled[row] and born_on.settled[at]
        age = whole_years(born_on.lo[at], day.lo[row]) if known else None
        bands = zip(pairwise(BANDS), BAND_WORDS, strict=True)
        found.append(next((words for (least, over), words in bands if age is not None and least <= age < over), None))
    return texts(found)


@derived_column("missing_episodes", "days_missing")
def days_missing(facts: Facts) -> Value:
    """Days from going missing to being found; blank where either is not known."""
    episodes = facts.native("missing_episodes")
    return numbers(episodes.day("found_on").if_settled - episodes.day("missing_on").if_settled)
