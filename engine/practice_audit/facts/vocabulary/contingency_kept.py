"""Whether the export keeps contingencies at all: a column of plans for them, or at least one plan of that kind.

Source: procedure, plans.md, PL-14.
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Numbers, Value


@derived_column("children", "contingency_kept")
def contingency_kept(facts: Facts) -> Value:
    """As a flag of each child; in doubt where the kind of a plan could not be read."""
    kind = facts.native("plans").text("kind")
    surely = facts.is_present("plans", "contingency") or bool((kind.known & (kind.value == "contingency")).any())
    size = facts.native("children").size
    filled = np.ones(size, dtype=bool)
    perhaps = surely or bool((~kind.known).any())
    return Numbers(np.full(size, float(surely)), np.full(size, float(perhaps)), filled, filled)
