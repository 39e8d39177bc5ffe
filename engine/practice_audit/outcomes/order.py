"""The order in which a subject's outcome is decided: the first step that holds is the outcome.

Source: docs/rule-language.md, section 2; procedure, DECISIONS.md 1 to 9.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from practice_audit.facts.values import Mask, Objects
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET, TO_READ, Signs

Step = tuple[Mask, str]


@dataclass(frozen=True)
class Standing:
    """What is known of each subject beside the signs of the rule's form."""

    exempt: Mask
    may_be_exempt: Mask
    lapsed: Mask
    may_have_lapsed: Mask
    blocked: Mask
    """Whatever is found, it can't be judged."""
    in_doubt: Mask
    """A candidate or a record of the rule's own `cannot_tell` is in doubt, or it lies before what is covered."""


def in_order(form: str, signs: Signs, standing: Standing) -> Objects:
    """The outcome of each subject under one of the forms expect, every, forbid, read and aggregate."""
    steps: list[Step] = [(standing.exempt, NOT_APPLICABLE), (standing.blocked, CANNOT_TELL)]
    if form in {"read", "aggregate"}:
        steps += [(signs.met, TO_READ), (signs.may_meet | standing.in_doubt | standing.may_be_exempt, CANNOT_TELL)]
    elif form == "expect":
        steps += _expected(signs, standing)
    else:
        steps += _faults(signs, standing)
    otherwise = {"read": "", "expect": NOT_MET}.get(form, MET)
    return np.select([holds for holds, _ in steps], [outcome for _, outcome in steps], otherwise).astype(object)


def _expected(signs: Signs, standing: Standing) -> list[Step]:
    unsure = signs.may_meet & ~signs.met
    return [
        (signs.met, MET),
        (standing.lapsed, NOT_APPLICABLE),
        (unsure | standing.in_doubt | standing.may_be_exempt | standing.may_have_lapsed, CANNOT_TELL),
        (signs.late, LATE),
        (signs.may_be_late, CANNOT_TELL),
        (signs.waiting, DUE),
    ]


def _faults(signs: Signs, standing: Standing) -> list[Step]:
    """Forms that look for a fault: `every` record done, or none there that is forbidden."""
    fault = signs.open | signs.late
    return [
        (standing.lapsed & ~fault, NOT_APPLICABLE),
        (signs.open & ~standing.may_be_exempt, NOT_MET),
        (signs.late & ~standing.may_be_exempt, LATE),
        (signs.may_be_late | standing.in_doubt | standing.may_be_exempt & fault, CANNOT_TELL),
        (signs.waiting, DUE),
        (signs.met, MET),
    ]
