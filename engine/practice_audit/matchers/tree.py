"""The compiled rule that both matchers read: joints (facts and their ties) and the queries put to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from practice_audit.facts.joins import Pairs
from practice_audit.facts.sides import Joint, Order
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Objects

Matches = dict[str, Pairs]
"""By query name, every combination of subject and records that fits."""


@dataclass(frozen=True)
class Query:
    """One question: which subjects and records fit one of some joints, and stand in some further order of days."""

    name: str
    joints: list[int]
    sides: int
    extra: list[Order] = field(default_factory=list)


@dataclass(frozen=True)
class CompiledRule:
    """A rule as positive joins over one export."""

    subjects: Subjects
    joints: list[Joint]
    queries: list[Query]
    subject_cases: Objects
    """The case of each subject."""

    @property
    def shape(self) -> tuple[object, ...]:
        """What a matcher must know before it sees facts: the same for every export under one rulebook."""
        joints = tuple(
            (len(j.sides), tuple(j.same), tuple(j.differ), tuple((o.left, o.right, o.strict) for o in j.orders))
            for j in self.joints
        )
        return (
            self.subjects.rule.id,
            joints,
            tuple((q.name, tuple(q.joints), tuple((o.left, o.right, o.strict) for o in q.extra)) for q in self.queries),
        )
