"""The breaches that a report shows, in blocks that are never mixed, what comes from one event together, worst first."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from practice_audit.history import WAIVED
from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.manifest import Manifest
from practice_audit.reports.from_folder.run_folder import RunFolder
from practice_audit.reports.grouping import groups_of

OPEN, CONFIRMED = "yes", "yes"


@dataclass(frozen=True)
class Breaches:
    """Rows of findings.csv, each in exactly one block but for those in `older`.

    Each frame has, beside its columns, `event` (1 is the worst; the rows of one event stand together), `leads` (the
    first row of its event) and `of_event` (how many rows that has).

    Attributes:
        standing: open, and resting on confirmed limits only.
        unconfirmed: open, outside a local limit or setting that nobody has confirmed.
        faults: of the data, open; they hold other rules back.
        waived: open, and a person has waived them.
        past: put right, or late; fell due or ended since the day asked for.
        older: how many past ones are older than that.
    """

    standing: pd.DataFrame
    unconfirmed: pd.DataFrame
    faults: pd.DataFrame
    waived: pd.DataFrame
    past: pd.DataFrame
    older: int

    @property
    def events(self) -> int:
        """How many events the open breaches come from, in both blocks."""
        return int(self.standing["leads"].sum() + self.unconfirmed["leads"].sum())


def breaches_of(run: RunFolder, choice: Choice) -> Breaches:
    """Put the breaches that are shown into blocks."""
    findings, one_event = run.findings, partial(in_events, manifest=run.manifest)
    shown = run.of_choice(findings, choice)
    of_data = findings[findings["rule"].isin(run.data_quality())]
    if choice.team is not None:
        of_data = of_data[of_data["team_id"] == choice.team]
    is_open, is_waived = shown["open"] == OPEN, shown["standing"] == WAIVED
    is_sure = shown["confirmed"] == CONFIRMED
    recent = is_since(shown, choice)
    return Breaches(
        standing=one_event(shown[is_open & is_sure & ~is_waived]),
        unconfirmed=one_event(shown[is_open & ~is_sure & ~is_waived]),
        faults=one_event(of_data[of_data["open"] == OPEN]),
        waived=one_event(shown[is_open & is_waived]),
        past=one_event(shown[~is_open & recent]),
        older=int((~is_open & ~recent).sum()),
    )


def is_since(rows: pd.DataFrame, choice: Choice) -> "pd.Series[bool]":
    """Whether each breach fell due or ended on or after the day asked for, or on no known day."""
    since = np.datetime64(choice.since)
    return (rows["due_on"] >= since) | (rows["found_on"] >= since) | (rows["due_on"].isna() & rows["found_on"].isna())


def in_events(rows: pd.DataFrame, manifest: Manifest) -> pd.DataFrame:
    """Order breaches by event, the worst event first, and number the events.

    Args:
        rows: of findings, typed, with `since`.
        manifest: of the run; it says who belongs to which family, and what each rule looks for.
    """
    looked_for = {name: rule.looked_for for name, rule in manifest.rules.items()}
    groups = groups_of(_as_written(rows), manifest.families, looked_for)
    order = [
        (breach.key, number, group.size, not place)
        for number, group in enumerate(groups, start=1)
        for place, breach in enumerate(breach for part in group.parts for breach in part)
    ]
    keys, numbers, sizes, leads = zip(*order, strict=True) if order else ((), (), (), ())
    found = rows.set_index("key").loc[list(keys)].reset_index()
    return found.assign(
        event=np.array(numbers, dtype="int64"),
        of_event=np.array(sizes, dtype="int64"),
        leads=np.array(leads, dtype=bool),
    )


def _as_written(rows: pd.DataFrame) -> pd.DataFrame:
    """Days and numbers as text, as they stand in the file."""
    text = rows.copy()
    for name in ("started_on", "due_on", "found_on"):
        text[name] = rows[name].dt.strftime("%Y-%m-%d").fillna("")
    text["over"] = [f"{number:g}" if number == number else "" for number in rows["over"]]  # noqa: PLR0124 - NaN is not itself
    return text
