"""Dates after the audit date: which rows are left out, which ends are still open, and what is in doubt."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.records.date_roles import ENDS, LOOKS_FORWARD
from practice_audit.records.joining import Joined
from practice_audit.records.tables import FUTURE, Mask

__all__ = ["DOUBT", "ENDS", "IGNORED", "LOOKS_FORWARD", "RUNNING", "AsAt", "as_at"]

IGNORED = "row ignored"
RUNNING = "still running"
DOUBT = "in doubt"


@dataclass
class AsAt:
    """A native table as at the audit date: its rows, the doubts, which rows were kept, and what was in the future."""

    frame: pd.DataFrame
    unread: pd.DataFrame
    kept: Mask
    future: pd.DataFrame


def as_at(table: str, whole: Joined, files: npt.NDArray[np.object_], day: int) -> AsAt:
    """Take a table to the audit date.

    A row whose main date is after it is left out. An end after it is blank: still running. Columns that look forward
    stay as they are. Any other date after it is blank and in doubt.

    Args:
        table: the native table.
        whole: its rows.
        files: the file of each row.
        day: the audit date (ordinal).
    """
    layout = TABLES[table]
    kept = np.ones(len(whole.frame), dtype=bool)
    found = []
    if layout.main:
        late = whole.frame[layout.main].to_numpy() > day
        found.append(_listed(table, whole, files, layout.main, late, IGNORED))
        kept = ~late
    frame, unread = whole.frame, whole.unread
    for name, column in layout.columns.items():
        if column.type != "date" or name == layout.main or (table, name) in LOOKS_FORWARD:
            continue
        late = kept & (whole.frame[name].to_numpy() > day)
        if not late.any():
            continue
        running = (table, name) in ENDS
        found.append(_listed(table, whole, files, name, late, RUNNING if running else DOUBT))
        frame = frame.assign(**{name: frame[name].mask(late)})
        if not running:
            unread = unread.assign(**{name: unread[name] | late})
    listed = [part for part in found if len(part)]
    future = pd.concat(listed, ignore_index=True) if listed else pd.DataFrame(columns=FUTURE)
    return AsAt(frame[kept].reset_index(drop=True), unread[kept].reset_index(drop=True), kept, future)


def _listed(  # noqa: PLR0913, PLR0917 - the columns of a row
    table: str, whole: Joined, files: npt.NDArray[np.object_], column: str, late: Mask, effect: str
) -> pd.DataFrame:
    rows = whole.frame[late]
    return pd.DataFrame(
        {
            "table": table,
            "id": rows[TABLES[table].key],
            "child_id": rows.get("child_id"),
            "column": column,
            "day": rows[column].astype("int64"),
            "effect": effect,
            "file": files[late],
            "row": whole.rows[late],
        }
    )
