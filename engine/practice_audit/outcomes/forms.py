"""The forms of a rule, each read from the matches: what was found for each subject, surely or possibly, and when."""

from __future__ import annotations

from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.every import read_every
from practice_audit.outcomes.expected import read_expected
from practice_audit.outcomes.forbidden import read_forbidden
from practice_audit.outcomes.gathering import HeldBy
from practice_audit.outcomes.judged import Signs
from practice_audit.outcomes.reading import Reading


def signs_of(facts: Facts, subjects: Subjects, matches: Matches, held_by: HeldBy) -> Signs:
    """What a rule's form says of its subjects."""
    reading, rule = Reading(facts, subjects, matches, held_by), subjects.rule
    if rule.forbid is not None:
        read_forbidden(reading, rule.forbid)
    elif rule.every is not None:
        read_every(reading, rule.every)
    elif rule.read is not None:
        reading.to_be_read(rule.read)
    else:
        read_expected(reading)
    return reading.signs
