"""Whether a referral is of a child who was referred in the twelve months before.

Source: procedure, first_response.md, FD-12: an earlier referral of the same child received from 12 months before to the
day before. Two of a day are one return.
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, numbers
from practice_audit.working_days import add_months

MONTHS = "rereferral_months"


@derived_column("referrals", "is_rereferral")
def is_rereferral(facts: Facts) -> Value:
    """True, false; in doubt where the day of this referral, or of another of the child, could not be read."""
    referrals = facts.native("referrals")
    child, day = referrals.text("child_id"), referrals.day("received_on")
    by_child: dict[str, list[int]] = {}
    for row in np.flatnonzero(day.settled & child.known):
        by_child.setdefault(child.value[row], []).append(int(day.lo[row]))
    doubtful = {child.value[row] for row in np.flatnonzero(day.may & ~day.settled)}
    came_back, unread = np.zeros(referrals.size), np.zeros(referrals.size, dtype=bool)
    for at in range(referrals.size):
        if not day.settled[at]:
            unread[at] = True
            continue
        on = int(day.lo[at])
        limit = limit_in_force(facts.local.limits[MONTHS], on)
        since = int(add_months(on, -limit.value)) if limit else on
        came_back[at] = any(since <= other < on for other in by_child.get(child.value[at], []))
        unread[at] = not came_back[at] and child.value[at] in doubtful
    return numbers(came_back, unread)
