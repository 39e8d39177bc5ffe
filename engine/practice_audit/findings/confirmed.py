"""Whether an outcome rests on a local limit or setting that nobody has confirmed."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.values import Mask
from practice_audit.outcomes.judged import Judged


def is_confirmed(facts: Facts, judged: Judged, scope: Scope | None = None) -> Mask:
    """For each subject, whether the limits in force on its clock's day and the settings that decide are confirmed."""
    subjects, local = judged.subjects, facts.local
    scope = scope or subjects.scope
    result = np.ones(subjects.size, dtype=bool)
    on = subjects.scope.limit_days()
    for part in subjects.rule.basis:
        if isinstance(part, str) or (part.limit or part.setting) in local.confirmed:
            continue
        decides = condition(scope, part.when).may
        if part.setting:
            result[decides] = False
            continue
        limit = local.limits[str(part.limit)]
        for value in limit.values or [value for values in limit.variants.values() for value in values]:
            if not value.confirmed:
                result[decides & (on >= value.first) & (on <= value.last)] = False
    return result
