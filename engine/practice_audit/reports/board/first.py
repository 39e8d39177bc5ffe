"""The things to act on first: kinds of open breach on confirmed limits, the gravest first, one event counted once."""

from dataclasses import dataclass

import pandas as pd

from practice_audit.history import CONTINUING, REOPENED
from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.grouping import DAYS_FOR_FIVE, WORKING_DAYS
from practice_audit.reports.screen.words import SEVERITY, counted

FIVE = 5


@dataclass(frozen=True)
class Thing:
    """A thing to act on.

    Attributes:
        rule: the id of the standard.
        title: the standard.
        severity: act today (S1).
        how_bad: not met for 4 children in 3 events, the longest 42 days over; 2 were found before.
        why: why it matters.
        remedy: what to do.
    """

    rule: str
    title: str
    severity: str
    how_bad: str
    why: str
    remedy: str


def act_on_first(run: RunFolder, breaches: Breaches) -> list[Thing]:
    """At most five: by severity, then by how many children, then by how long."""
    rows = breaches.standing
    if rows.empty:
        return []
    leads = rows[rows["leads"]].set_index("event")["rule"].astype(str)
    of_lead = rows.assign(lead=rows["event"].map(leads))
    kinds = [(str(rule), together) for rule, together in of_lead.groupby("lead", sort=False)]
    order = sorted(kinds, key=lambda kind: _order(*kind))
    return [_thing(run, rule, together) for rule, together in order[:FIVE]]


def _order(rule: str, rows: pd.DataFrame) -> tuple[str, int, float, str]:
    return _severity(rows), -rows["child_id"].nunique(), -float(_days(rows).max()), rule


def _severity(rows: pd.DataFrame) -> str:
    """The worst among breaches: a rule may call a mild case less grave than the others."""
    return min(rows["severity"].astype(str))


def _days(rows: pd.DataFrame) -> "pd.Series[float]":
    """About how many calendar days each is over; 0 where nothing was due."""
    factor = rows["unit"].astype(str).eq(WORKING_DAYS).map({True: DAYS_FOR_FIVE, False: 1.0})
    return (rows["over"] * factor).fillna(0.0)


def _thing(run: RunFolder, name: str, rows: pd.DataFrame) -> Thing:
    rule = run.manifest.rules[name]
    return Thing(
        name,
        rule.title,
        f"{SEVERITY[_severity(rows)].capitalize()} ({_severity(rows)})",
        _how_bad(rows),
        rule.why,
        rule.remedy,
    )


def _how_bad(rows: pd.DataFrame) -> str:
    events = rows["event"].nunique()
    children = rows.loc[rows["child_id"].astype(str) != "", "child_id"].nunique()
    before = int(rows.loc[rows["leads"], "standing"].isin([CONTINUING, REOPENED]).sum())
    said = f"not met for {counted(children, 'child', 'children') if children else counted(events, 'event')}"
    if children and events != children:
        said += f" in {counted(events, 'event')}"
    worst = _worst(rows)
    if worst:
        said += f", {'the longest ' if len(rows) > 1 else ''}{worst}"
    if before:
        said += "; found in an earlier audit too" if events == 1 else f"; {before:,} found in an earlier audit too"
    return f"{said}."


def _worst(rows: pd.DataFrame) -> str:
    dated = rows[rows["over"].notna()]
    if dated.empty:
        return ""
    worst = dated.loc[_days(dated).idxmax()]
    number, unit = int(worst["over"]), str(worst["unit"])
    return f"{number:,} {unit.removesuffix('s') if number == 1 else unit} over"
