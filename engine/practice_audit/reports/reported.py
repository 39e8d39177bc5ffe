"""Which breaches a run reports: all that stand, and the past ones that fell due or ended since the last report."""

import pandas as pd

from practice_audit.reports.run import FinishedRun, Shown, is_data_quality

OPEN = "yes"


def reported(run: FinishedRun, shown: Shown) -> pd.DataFrame:
    """Rows of findings.csv of the profile and on data quality; a team or child changes nothing here."""
    rules = [rule.id for rule in run.rules() if is_data_quality(rule) or shown.has(rule)]
    rows = run.findings[run.findings["rule"].isin(rules)]
    return rows[(rows["open"] == OPEN) | is_recent(rows, shown)]


def is_recent(rows: pd.DataFrame, shown: Shown) -> "pd.Series[bool]":
    """Whether each past breach fell due or ended on or after the day asked for, or on no known day."""
    since = shown.since.isoformat()
    return (rows["due_on"] >= since) | (rows["found_on"] >= since) | ((rows["due_on"] == "") & (rows["found_on"] == ""))
