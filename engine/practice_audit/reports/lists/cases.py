"""Breaches and outcomes by child or family: one line for those who act, each event said once."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from practice_audit.history import CONTINUING, REOPENED
from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.grouping import DAYS_FOR_FIVE, WORKING_DAYS
from practice_audit.reports.screen.words import day as day_words


@dataclass(frozen=True)
class Event:
    """Open breaches that come from one event, as one thing to act on.

    Attributes:
        severity: the worst.
        rule: the standard of the worst.
        title: its title.
        said: what was found on record, one sentence or two.
        also: titles of other standards that the event fails.
        children: whom it concerns.
        since: that an earlier audit found it too, in words; blank where it is new.
        remedy: what to do.
        key: of the worst breach, for `explain`.
        days: about how many days over (0 where nothing was due).
    """

    severity: str
    rule: str
    title: str
    said: str
    also: list[str]
    children: list[str]
    since: str
    remedy: str
    key: str
    days: float


@dataclass(frozen=True)
class Case:
    """A child or a family, with what is open.

    Attributes:
        family: its id, or the child's where no family is known.
        children: with something open here, in order.
        holders: worker and team of the case holders, in words, each once.
        events: the worst first.
    """

    family: str
    children: list[str]
    holders: list[str]
    events: list[Event]


def cases_of(run: RunFolder, rows: pd.DataFrame) -> list[Case]:
    """Put breaches under their child or family, the one with the worst first.

    Args:
        run: the run.
        rows: a block of `Breaches`, with `event`; those without a child are left out.
    """
    of_child = rows[rows["child_id"].astype(str) != ""]
    families = run.manifest.families
    own = of_child.assign(family=[families.get(child, child) for child in of_child["child_id"].astype(str)])
    return [_case(run, str(family), together) for family, together in own.groupby("family", sort=False)]


def _case(run: RunFolder, family: str, rows: pd.DataFrame) -> Case:
    events = [_event(run, together) for _, together in rows.groupby("event", sort=False)]
    return Case(family, sorted(set(rows["child_id"].astype(str))), holders_of(rows), events)


def _event(run: RunFolder, rows: pd.DataFrame) -> Event:
    lead = rows.iloc[0]
    rule = run.manifest.rules[str(lead["rule"])]
    others = [name for name in dict.fromkeys(rows["rule"].astype(str)) if name != str(lead["rule"])]
    factor = DAYS_FOR_FIVE if str(lead["unit"]) == WORKING_DAYS else 1.0
    return Event(
        severity=str(lead["severity"]),
        rule=str(lead["rule"]),
        title=rule.title,
        said=str(lead["explanation"]),
        also=[run.manifest.rules[name].title for name in others],
        children=sorted(set(rows["child_id"].astype(str))),
        since=_since(run, str(lead["standing"]), str(lead["since"])),
        remedy=rule.remedy,
        key=str(lead["key"]),
        days=0.0 if pd.isna(lead["over"]) else float(lead["over"]) * factor,
    )


def _since(run: RunFolder, standing: str, since: str) -> str:
    if standing == REOPENED:
        return "open again"
    if standing != CONTINUING or not since or since >= run.as_at.isoformat():
        return ""
    return f"in the list since the audit of {day_words(pd.Timestamp(since).date())}"


def holders_of(rows: pd.DataFrame) -> list[str]:
    """The case holders of some rows: "W06, team T1"."""
    pairs = dict.fromkeys(zip(rows["worker_id"].astype(str), rows["team_id"].astype(str), strict=True))
    return [holder_words(worker, team) for worker, team in pairs]


def holder_words(worker: str, team: str) -> str:
    """A case holder and the team, in words."""
    held = {"": "no case holder on record", "none": "no case holder on record", "two": "two case holders"}
    where = {"": "", "none": "", "two": ", two teams"}.get(team, f", team {team}")
    return f"{held.get(worker, worker)}{where}"


def hard_to_see(rows: pd.DataFrame) -> list[str]:
    """The children of some outcomes, each once."""
    return sorted(set(rows["child_id"].astype(str)) - {""})


def of_severities(rows: pd.DataFrame, severities: Iterable[str]) -> pd.DataFrame:
    """Of some breaches, those of some severities; the event that each is of stays the same."""
    return rows[rows["severity"].astype(str).isin(list(severities))]
