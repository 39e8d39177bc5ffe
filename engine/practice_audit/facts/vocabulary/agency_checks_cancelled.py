"""The day on which an agency check was cancelled: an action of kind agency_check for the same record says so, with a reason.

Source: procedure, first_response.md, FD-04: the check whose agency the action's description names; where the record has one check only, that one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.evaluate import condition
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, numbers
from practice_audit.rulebook.expressions import parse

CANCELLED = parse('row.kind == "agency_check" and filled(row.cancelled_on) and filled(row.cancelled_reason)')


@derived_column("agency_checks", "cancelled_on")
def cancelled_on(facts: Facts) -> Value:
    """Day of the cancellation; blank where there is none."""
    checks, actions = facts.native("agency_checks"), facts.native("actions")
    result = np.full(checks.size, np.nan)
    if not checks.size or not actions.size:
        return numbers(result)
    named = _rows(checks, ["child_id", "subject_kind", "subject_id", "agency"])
    named["alone"] = named.groupby(["child_id", "subject_kind", "subject_id"])["row"].transform("size") == 1
    fits = condition(facts.scope(actions.size, {"row": Rows.whole(actions)}), CANCELLED)
    cancelled = _rows(actions, ["child_id", "subject_kind", "subject_id", "description"])[fits.yes]
    days = actions.column("cancelled_on")
    pairs = named.merge(cancelled, on=["child_id", "subject_kind", "subject_id"], suffixes=("", "_action"))
    for pair in pairs.itertuples():
        if pair.alone or (pair.agency and pair.agency.lower() in (pair.description or "").lower()):
            result[pair.row] = np.fmin(result[pair.row], days.lo[pair.row_action])  # type: ignore[union-attr]  # a date column is Numbers
    return numbers(result)


def _rows(table: NativeTable, columns: list[str]) -> pd.DataFrame:
    values = {name: table.column(name).value for name in columns}  # type: ignore[union-attr]  # ids, choices and texts are Texts
    return pd.DataFrame({**values, "row": np.arange(table.size)})
