"""A finished run with outcomes of a test's own."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.findings import COLUMNS
from practice_audit.reports.from_folder import RunFolder


@dataclass(frozen=True)
class RunOf(RunFolder):
    """A run whose outcomes are those of a frame."""

    rows: pd.DataFrame

    def chunks(self) -> Iterator[pd.DataFrame]:
        """The frame."""
        yield self.rows


def row(rule: str, child: str, outcome: str, **days: str) -> dict[str, object]:
    """A row of outcomes.csv as it is read; `days`: started, due, found."""
    text = dict.fromkeys(COLUMNS, "") | {"rule": rule, "child_id": child, "outcome": outcome}
    text |= {"team_id": "T1", "worker_id": "W1", "key": f"{rule}/children/{child}{days.get('started', '')}"}
    names = ("started", "due", "found")
    return text | {f"{name}_on": np.datetime64(days.get(name) or "NaT", "s") for name in names}
