"""The day on which an agency check was cancelled: an action for the same record says so, with a reason.

Source: procedure, first_response.md, FD-04: the check whose agency the action's description names; where the record has
one check only, that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, numbers
from practice_audit.rulebook.expressions import parse

CANCELLED = parse('row.kind == "agency_check" and filled(row.cancelled_on) and filled(row.cancelled_reason)')
Of = tuple[str | None, str | None, str | None]
"""Child, kind and id of the record that a check or an action belongs to."""


@derived_column("agency_checks", "cancelled_on")
def cancelled_on(facts: Facts) -> Value:
    """Day of the cancellation; blank where there is none."""
    checks, actions = facts.native("agency_checks"), facts.native("actions")
    fits = condition(facts.scope(actions.size, {"row": Rows.whole(actions)}), CANCELLED)
    cancelled: dict[Of, list[tuple[str, float]]] = {}
    for row, (of, description) in enumerate(_rows(actions, "description")):
        if fits.yes[row]:
            cancelled.setdefault(of, []).append((description.lower(), actions.day("cancelled_on").lo[row]))
    rows = list(_rows(checks, "agency"))
    checks_of = Counter(of for of, _ in rows)
    result = np.full(checks.size, np.nan)
    for row, (of, agency) in enumerate(rows):
        named = [
            day for text, day in cancelled.get(of, []) if checks_of[of] == 1 or (agency and agency.lower() in text)
        ]
        result[row] = min(named, default=np.nan)
    return numbers(result)


def _rows(table: NativeTable, column: str) -> Iterator[tuple[Of, str]]:
    """For each row the record that it belongs to, and one of its texts."""
    child, kind, record, text = (table.text(name).value for name in ("child_id", "subject_kind", "subject_id", column))
    for row in range(table.size):
        yield (child[row], kind[row], record[row]), text[row] or ""
