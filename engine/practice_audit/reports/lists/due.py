"""What falls due in the next ten days, by child or family and day."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from practice_audit.outcomes.judged import DUE
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.in_short import SOON
from practice_audit.reports.lists.cases import holders_of


@dataclass(frozen=True)
class DueDay:
    """What falls due on a day for a child or family.

    Attributes:
        day: the last day in time.
        children: for whom.
        titles: of the standards, each once.
        holders: the case holders, in words.
    """

    day: date
    children: list[str]
    titles: list[str]
    holders: list[str]


def due_soon(run: RunFolder, choice: Choice) -> dict[str, list[DueDay]]:
    """By family (or child where no family is known), the days on which something falls due, the nearest first."""
    rows = run.of_choice(run.with_outcome(DUE), choice)
    last = np.datetime64(run.as_at) + np.timedelta64(SOON, "D")
    rows = rows[(rows["due_on"] <= last) & (rows["child_id"].astype(str) != "")]
    families = run.manifest.families
    rows = rows.assign(family=[families.get(child, child) for child in rows["child_id"].astype(str)])
    found: dict[str, list[DueDay]] = {}
    for (family, _), together in rows.sort_values(["due_on", "family"], kind="stable").groupby(
        ["family", "due_on"], sort=False
    ):
        found.setdefault(str(family), []).append(_due_day(run, together))
    return found


def _due_day(run: RunFolder, rows: pd.DataFrame) -> DueDay:
    titles = [run.manifest.rules[rule].title for rule in dict.fromkeys(rows["rule"].astype(str))]
    return DueDay(rows["due_on"].iloc[0].date(), sorted(set(rows["child_id"].astype(str))), titles, holders_of(rows))
