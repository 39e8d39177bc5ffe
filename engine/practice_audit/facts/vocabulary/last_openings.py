"""The day on which a child's case was last opened, also where it has been closed since.

Source: procedure, chronologies.md: CH-03 ("for a closed case those of the last open period") and CH-05.
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import WIDEST, Numbers, Value, numbers
from practice_audit.facts.vocabulary.open_cases import in_doubt, open_stretches


@derived_column("children", "last_opened_on")
def last_opened_on(facts: Facts) -> Value:
    """The first day of the last open period; blank where there was none; in doubt where an event could not be read."""
    ids, stretches = facts.native("children").text("child_id"), open_stretches(facts)
    first = [stretches[child][-1][0] if stretches.get(child) else np.nan for child in ids.value]
    doubtful = in_doubt(facts.table("opening_events"), "on") | in_doubt(facts.native("case_closures"), "closed_on")
    doubt = np.asarray([child in doubtful for child in ids.value], dtype=bool)
    known = numbers(first)
    return Numbers(np.where(doubt, -WIDEST, known.lo), np.where(doubt, WIDEST, known.hi), known.sure, known.may | doubt)
