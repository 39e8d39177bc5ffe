"""The day on which an action was carried over: the child's next plan has an action in the same words.

Source: procedure, plans.md, PL-17 (the next plan begins from the plan's end to ten days after) and limits.md, "normal
words" (lower case, trimmed, punctuation removed).
"""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Numbers, Value, numbers

CARRIED_WITHIN = 10
"""Calendar days from the end of one plan to the start of the next."""


@derived_column("plan_actions", "carried_over_on")
def carried_over_on(facts: Facts) -> Value:
    """Start of the plan that took the action over; blank where none did; in doubt where it could not be read."""
    actions, plans = facts.native("plan_actions"), facts.native("plans")
    lo, hi = np.full(actions.size, np.inf), np.full(actions.size, -np.inf)
    sure = np.zeros(actions.size, dtype=bool)
    of = actions.follow("plan").positions
    words, child = actions.text("action"), plans.text("child_id")
    start, end = plans.day("start_on"), plans.day("end_on")
    in_the_same_words: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in np.flatnonzero(of >= 0):
        if normal(words.value[row]):
            in_the_same_words[child.value[of[row]], normal(words.value[row])].append(int(of[row]))
    for row in np.flatnonzero(of >= 0):
        ended = of[row]
        if not end.sure[ended]:
            continue
        for later in in_the_same_words.get((child.value[ended], normal(words.value[row])), []):
            last = end.lo[ended] + CARRIED_WITHIN
            if later != ended and start.may[later] and start.hi[later] >= end.lo[ended] and start.lo[later] <= last:
                lo[row], hi[row] = min(lo[row], start.lo[later]), max(hi[row], start.hi[later])
                sure[row] |= bool(start.sure[later] and start.lo[later] == start.hi[later])
    may = np.isfinite(lo) | sure
    if not (may & ~sure).any():
        return numbers(np.where(sure, lo, np.nan))
    return Numbers(lo, np.where(sure, lo, hi), sure, may)


def normal(text: str | None) -> str:
    """Words without regard to case, blanks around them and punctuation."""
    return " ".join(re.sub(r"[^\w\s]|_", "", (text or "").lower()).split())
