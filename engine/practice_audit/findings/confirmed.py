"""Whether an outcome rests on a local limit or setting that nobody has confirmed."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts
from practice_audit.facts.values import Mask
from practice_audit.outcomes.judged import Judged


def is_confirmed(facts: Facts, judged: Judged) -> Mask:
    """For each subject, whether all limits in force on its clock's day and all settings of the rule's basis are confirmed."""
    subjects, local = judged.subjects, facts.local
    result = np.ones(subjects.size, dtype=bool)
    on = subjects.scope.limit_days()
    for part in subjects.rule.basis:
        for kind, name in part.items() if isinstance(part, dict) else ():
            if name in local.confirmed:
                continue
            if kind == "setting":
                result[:] = False
                continue
            limit = local.limits[name]
            dated = limit.values or [value for values in limit.variants.values() for value in values]
            for value in dated:
                if not value.confirmed:
                    result[(on >= value.first) & (on <= value.last)] = False
    return result
