"""Named conditions that take a subject out of a rule (`unless`, `lapses`): which hold, and on what record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.joins import Pairs, no_pairs
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Mask, Objects, Truth
from practice_audit.matchers.tree import Matches
from practice_audit.outcomes.gathering import any_of, records_of
from practice_audit.outcomes.judged import Record
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import Tied


@dataclass
class Exempting:
    """What the named conditions of one kind say of each subject."""

    yes: Mask
    may: Mask
    """Possibly, and not surely."""
    name: Objects
    """The first that surely holds; blank: none does."""
    perhaps: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By subject, the doubts in words."""
    evidence: dict[int, list[Record]] = field(default_factory=lambda: defaultdict(list))
    not_checked: list[str] = field(default_factory=list)
    """Tables that only these conditions would read and that the export does not hold."""


def exempting(
    facts: Facts, subjects: Subjects, matches: Matches, kind: str, named: Mapping[str, Expression | Tied]
) -> Exempting:
    """Put the named conditions of a kind ("unless", "lapses") to each subject, one after the other."""
    size = subjects.size
    result = Exempting(np.zeros(size, dtype=bool), np.zeros(size, dtype=bool), np.full(size, "", dtype=object))
    for name, what in named.items():
        if isinstance(what, Expression):
            holds = _of_sound_rows(condition(subjects.scope, what), what, subjects)
        else:
            absent = [table for table in what.aliases.values() if not facts.is_present(table)]
            result.not_checked += [f"{name} (no `{table}`)" for table in absent]
            holds = _by_record(facts, what, matches.get(f"{kind}:{name}", no_pairs(2)), result)
        result.name[holds.yes & ~result.yes] = name
        for subject in np.flatnonzero(holds.may & ~holds.yes):
            result.perhaps[int(subject)].append(f"whether '{name}' applies")
        result.yes |= holds.yes
        result.may |= holds.may
    result.may &= ~result.yes
    return result


def _of_sound_rows(holds: Truth, what: Expression, subjects: Subjects) -> Truth:
    """What a condition reads from a subject that is held back is not sure.

    Source: procedure, DECISIONS.md 4, "an exemption that does not rest on the faulty value".
    """
    if subjects.rule.alias not in what.roots:
        return holds
    return Truth(holds.yes & ~subjects.held, holds.may)


def _by_record(facts: Facts, what: Tied, pairs: Pairs, result: Exempting) -> Truth:
    sure, may = any_of(pairs, len(result.yes))
    for side, name in enumerate(what.aliases.values(), start=1):
        table = facts.table(name)
        for subject, row in zip(pairs.subject[pairs.sure], pairs.rows[side][pairs.sure], strict=True):
            if not result.yes[subject]:
                result.evidence[int(subject)] += records_of(table, np.asarray([row]))
    return Truth(sure, may)
