"""Who holds each child's case at the audit date: the worker and team that outcomes are listed under.

Source: DESIGN.md: the case holder's on the audit date, else the latest holder's; "two" or "none" where that is so.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.store import Facts

TWO, NONE = "two", "none"


def holders(facts: Facts) -> pd.DataFrame:
    """One row a child with a holder, indexed by child_id: worker_id, team_id."""
    typed = facts.records.tables.get("allocations")
    nobody = pd.DataFrame({"worker_id": [], "team_id": []}, dtype=object)
    if typed is None or not len(typed.rows):
        return nobody
    frame = typed.frame[
        typed.frame["role"].eq("case_holder") & typed.frame["child_id"].notna() & typed.frame["start_on"].notna()
    ]
    if frame.empty:
        return nobody
    runs = frame["end_on"].isna() | (frame["end_on"] >= facts.as_at)
    last = frame.assign(until=np.where(runs, np.inf, frame["end_on"])).sort_values(["until", "start_on"], kind="stable")
    latest = last.drop_duplicates("child_id", keep="last").set_index("child_id")["worker_id"]
    several = frame[runs].groupby("child_id")["worker_id"].nunique()
    worker = latest.astype(object).where(latest.notna(), NONE)
    worker[several.index[several > 1]] = TWO
    known = teams(facts) | {TWO: TWO}
    return pd.DataFrame(
        {"worker_id": worker, "team_id": [known.get(name, NONE) for name in worker]}, index=worker.index
    )


def teams(facts: Facts) -> dict[str, str]:
    """The team of each worker; "none" where it is not recorded."""
    workers = facts.native("workers")
    pairs = zip(workers.text("worker_id").value, workers.text("team_id").value, strict=True)
    return {worker: name or NONE for worker, name in pairs if worker}
