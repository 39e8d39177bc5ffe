"""The outcomes of one rule as the rules about them read them."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import number
from practice_audit.facts.told import Told
from practice_audit.facts.values import numbers
from practice_audit.outcomes.judged import BREACHES, CANNOT_TELL, Judged

ASKED_ON = "asked_on"
"""The name, among a rule's `dates`, of the day that is asked for before any tolerance."""


def told_of(judged: Judged) -> Told:
    """What a judged rule has to tell: an outcome that cannot be told may be a breach."""
    subjects, rule = judged.subjects, judged.subjects.rule
    scope = subjects.scope.with_named(found=numbers(judged.found), over=numbers(judged.over))
    clock = subjects.named("clock")
    breach = np.isin(judged.outcome, BREACHES)
    return Told(
        rule=rule.id,
        severity=judged.severity,
        outcome=judged.outcome,
        breach=breach,
        may_be_breach=breach | (judged.outcome == CANNOT_TELL),
        clock=np.full(subjects.size, np.nan) if clock is None else clock.if_settled,
        due=judged.due,
        asked=number(scope, rule.dates[ASKED_ON]).if_settled if ASKED_ON in rule.dates else judged.due,
        found=judged.found,
        key_table=subjects.key_table,
        key_id=subjects.key_id,
        child_id=subjects.child_id,
        origin=subjects.origin,
    )
