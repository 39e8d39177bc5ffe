"""How many children came to each step in a year, how long it took, and whether they waited: without small numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from practice_audit.outcomes.judged import CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET
from practice_audit.reports.counts import LEAST_SHARE, SMALL_GROUP
from practice_audit.reports.from_folder import RunFolder
from practice_audit.rulebook.journey import Journey, JourneyStep
from practice_audit.working_days import add_months

MONTHS = 12
ENOUGH_TO_QUARTER = 10
"""Fewer children have no quartiles: each would be one child's time."""
ENOUGH_TO_SHARE = 20
"""Of fewer children, a share in words would tell the number."""
COLUMNS = ["rule", "child_id", "outcome", "started_on", "due_on", "found_on"]
SHARES = ((0.9, "nearly all"), (0.75, "most"), (0.5, "more than half"), (0.0, "half or fewer"))


@dataclass(frozen=True)
class Quality:
    """Quality at a step: what was looked at, for how many (in words), and of how many one could tell."""

    about: str
    share: str


@dataclass(frozen=True)
class StepTimed:
    """A step as members see it. None: not shown, since it is under five or would tell a number under five.

    Attributes:
        step: its words.
        children: how many came to it in the year; each child once, with the latest time.
        median: days that it took the child in the middle.
        quartiles: days within which it took a quarter, and three quarters, of the children.
        target: days within which it should be done, for the child in the middle.
        waited: how many waited longer than they should, or wait still.
        in_time: how many were in time, in words.
        little: whether of too few children one could tell.
        quality: the quality at the same step.
    """

    step: JourneyStep
    children: int | None
    median: int | None
    quartiles: tuple[int, int] | None
    target: int | None
    waited: int | None
    in_time: str
    little: bool
    quality: list[Quality]

    @property
    def is_slow(self) -> bool:
        """Whether at least a quarter of the children waited longer than they should."""
        return self.quartiles is not None and self.target is not None and self.quartiles[1] > self.target


def timed_steps(run: RunFolder, journey: Journey) -> list[StepTimed]:
    """Count and time each step over the year before the audit date."""
    rows = _rows(run, journey)
    return [_step(step, rows) for step in journey.steps]


def year_before(as_at: date) -> date:
    """The first day of the year that is counted."""
    return date.fromordinal(int(add_months(as_at.toordinal(), -MONTHS)) + 1)


def _rows(run: RunFolder, journey: Journey) -> pd.DataFrame:
    first = np.datetime64(year_before(run.as_at))
    parts = []
    for chunk in run.chunks():
        of_year = (chunk["started_on"] >= first) | chunk["started_on"].isna()
        there = chunk["rule"].isin(journey.named) & (chunk["child_id"].astype(str) != "") & of_year
        parts.append(
            chunk.loc[there & (chunk["outcome"] != NOT_APPLICABLE), COLUMNS].astype(
                {"rule": str, "child_id": str, "outcome": str}
            )
        )
    return pd.concat(parts, ignore_index=True)


def _latest(rows: pd.DataFrame, rules: Sequence[str]) -> pd.DataFrame:
    """One row a child: of the first rule that has one, the latest that is not still due, else the latest."""
    own = rows[rows["rule"].isin(rules) & rows["started_on"].notna()]
    place = own["rule"].map({rule: -number for number, rule in enumerate(rules)})
    order = own.assign(place=place, settled=own["outcome"] != DUE).sort_values(
        ["child_id", "place", "settled", "started_on", "found_on"]
    )
    return order.drop_duplicates("child_id", keep="last")


def _step(step: JourneyStep, rows: pd.DataFrame) -> StepTimed:
    own = _latest(rows, step.timed_by)
    number = {name: int((own["outcome"] == name).sum()) for name in (MET, LATE, NOT_MET, DUE, CANNOT_TELL)}
    judged = number[MET] + number[LATE] + number[NOT_MET]
    could_be = judged + number[CANNOT_TELL]
    little = bool(could_be) and judged / could_be < LEAST_SHARE
    waited = number[LATE] + number[NOT_MET]
    days = (own["found_on"] - own["started_on"]).dt.days.dropna().clip(lower=0).to_numpy()
    target = (own["due_on"] - own["started_on"]).dt.days.dropna().clip(lower=0).to_numpy()
    is_told = not little and len(days) >= SMALL_GROUP
    return StepTimed(
        step=step,
        children=len(own) if len(own) >= SMALL_GROUP else None,
        median=_at(days, 50) if is_told else None,
        quartiles=(_at(days, 25), _at(days, 75)) if is_told and len(days) >= ENOUGH_TO_QUARTER else None,
        target=_at(target, 50) if len(target) >= SMALL_GROUP else None,
        waited=None if little else _shown(waited, len(own)),
        in_time=_share(number[MET], judged, could_be),
        little=little,
        quality=[_quality(about, rows[rows["rule"] == rule]) for about, rule in step.beside.items()],
    )


def _quality(about: str, rows: pd.DataFrame) -> Quality:
    """Over children: good where it was so each time in the year."""
    settled = rows[rows["outcome"].isin([MET, LATE, NOT_MET])]
    each = settled.assign(good=settled["outcome"] == MET).groupby("child_id")["good"].all()
    doubtful = set(rows.loc[rows["outcome"] == CANNOT_TELL, "child_id"]) - set(each.index)
    return Quality(about, _share(int(each.sum()), len(each), len(each) + len(doubtful)))


def _shown(part: int, whole: int) -> int | None:
    """A number of children, hidden where it or what it leaves of the whole, which is shown, is small."""
    return part if part >= SMALL_GROUP and whole - part >= SMALL_GROUP else None


def _share(good: int, judged: int, could_be: int) -> str:
    """A share in words, and of how many it can be told, so that no number can be worked out from either."""
    if could_be and judged / could_be < LEAST_SHARE:
        return "cannot be told"
    if judged < ENOUGH_TO_SHARE:
        return "too few to say" if could_be else "nothing to look at"
    return f"{_in_words(good / judged)} (of {_in_words(judged / could_be)})"


def _in_words(share: float) -> str:
    return next(words for least, words in SHARES if share >= least)


def _at(days: "np.ndarray[tuple[int], np.dtype[np.integer[Any]]]", percent: int) -> int:
    """The whole day at a place in the order of the children."""
    return int(np.percentile(days, percent, method="inverted_cdf"))
