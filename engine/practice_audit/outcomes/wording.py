"""Which of a rule's sentences a breach is told in, and how severe it is."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.joins import no_pairs
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Objects, numbers, texts
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.gathering import any_of
from practice_audit.outcomes.judged import BREACHES, DUE, LATE, NOT_MET, Judged
from practice_audit.rulebook.expressions import Expression

OF_FORM = {"expect": "missing", "every": "open", "read": "read", "aggregate": "read"}


def wording_of(subjects: Subjects, matches: Matches, outcome: Objects) -> Objects:
    """The name of each subject's sentence under `finding`."""
    rule, size = subjects.rule, subjects.size
    kinds = np.full(size, OF_FORM.get(rule.form, "forbidden"), dtype=object)
    taken = np.zeros(size, dtype=bool)
    for name, what in rule.wording.items():
        if isinstance(what, Expression):
            holds = condition(subjects.scope, what).yes
        else:
            holds = any_of(matches.get(f"wording:{name}", no_pairs(2)), size)[0]
        told = np.isin(outcome, [NOT_MET, DUE]) if rule.read is None else holds
        kinds[holds & ~taken & told] = name
        taken |= holds
    kinds[outcome == LATE] = "ended" if rule.form == "forbid" else "late"
    return kinds


def severity_of(judged: Judged) -> Objects:
    """The severity of each subject: the rule's, or another where the rule says so of a breach."""
    subjects, rule = judged.subjects, judged.subjects.rule
    severity = np.full(subjects.size, rule.severity, dtype=object)
    if not rule.severity_when:
        return severity
    scope = subjects.scope.with_named(
        found=numbers(judged.found), outcome=texts(judged.outcome), over=numbers(judged.over)
    )
    for changed, when in rule.severity_when.items():
        severity[condition(scope, when).yes & np.isin(judged.outcome, BREACHES)] = changed
    return severity
