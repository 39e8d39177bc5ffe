"""The outcomes of rules that ran before, one row each: what rules about other rules' outcomes look at.

A rule says with `after` which rules those are, so that they have run. An outcome that could not be told may be a
breach: it is one in doubt.
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.told import together
from practice_audit.facts.values import Numbers, Value, numbers, texts


@vocabulary("outcomes")
def outcomes(facts: Facts) -> MadeTable:
    """Everything that was judged so far.

    Returns:
        child_id, rule, severity, outcome, is_breach (late or not met), started_on (the clock), due_on, asked_on (before
        any tolerance), found_on, subject_table and subject_id (the key), owner_id (the id in the key before a slash).
    """
    told = facts.told
    ids = together(told, "key_id")
    breach, may_be = (together(told, name).astype(bool) for name in ("breach", "may_be_breach"))
    there = np.ones(len(ids), dtype=bool)
    rules = [np.full(len(each.key_id), each.rule, dtype=object) for each in told]
    columns: dict[str, Value] = {
        "child_id": texts(together(told, "child_id")),
        "rule": texts(np.concatenate(rules) if rules else ids),
        "severity": texts(together(told, "severity")),
        "outcome": texts(together(told, "outcome")),
        "is_breach": Numbers(breach.astype(float), may_be.astype(float), there, there.copy()),
        "started_on": numbers(together(told, "clock")),
        "due_on": numbers(together(told, "due")),
        "asked_on": numbers(together(told, "asked")),
        "found_on": numbers(together(told, "found")),
        "subject_table": texts(together(told, "key_table")),
        "subject_id": texts(ids),
        "owner_id": texts([str(name).split("/", maxsplit=1)[0] for name in ids]),
    }
    origins = [each.origin for each in told]
    origin = Origin(
        np.concatenate([np.empty(0, dtype=object), *(each.table for each in origins)]),
        np.concatenate([np.empty(0, dtype=np.int64), *(each.position for each in origins)]),
        np.concatenate([np.empty(0, dtype=object), *(each.id for each in origins)]),
    )
    return MadeTable("outcomes", columns, origin, {}, facts)
