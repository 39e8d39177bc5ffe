"""The form `forbid`: a record, or a condition on the subject, that must not be there; late where it has ended."""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.joins import Pairs
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Mask, Numbers
from practice_audit.outcomes.gathering import any_of
from practice_audit.outcomes.reading import Reading
from practice_audit.rulebook.parts import Forbidden


def read_forbidden(reading: Reading, forbid: Forbidden) -> None:
    """Read what is there and must not be: what stands, and what has ended."""
    may = _records(reading, forbid) if forbid.aliases else _itself(reading, forbid)
    reading.signs.may_be_late = may
    reading.signs.met = ~may
    reading.signs.may_meet = reading.signs.met.copy()


def _itself(reading: Reading, forbid: Forbidden) -> Mask:
    signs = reading.signs
    there = condition(reading.scope, forbid.where)
    ended = number(reading.scope, forbid.ended) if forbid.ended else None
    over = _is_over(reading, ended, reading.size)
    signs.open, signs.late = there.yes & ~over, there.yes & over
    if ended is not None:
        signs.found = np.where(signs.late, ended.if_settled, np.nan)
    return there.may


def _records(reading: Reading, forbid: Forbidden) -> Mask:
    signs, size = reading.signs, reading.size
    pairs = reading.pairs("forbid", 1 + len(forbid.aliases))
    ended = number(_paired(reading, pairs, forbid.aliases), forbid.ended) if forbid.ended else None
    over = _is_over(reading, ended, len(pairs.sure))
    standing, past = pairs.take(pairs.sure & ~over), pairs.take(pairs.sure & over)
    signs.open, signs.late = any_of(standing, size)[0], any_of(past, size)[0]
    if ended is not None:
        for subject, day in zip(past.subject, ended.if_settled[pairs.sure & over], strict=True):
            signs.found[subject] = np.fmax(signs.found[subject], day)
    for side, (alias, name) in enumerate(forbid.aliases.items(), start=1):
        table = reading.facts.table(name)
        rows = np.full(size, -1, dtype=np.int64)
        for group in (past, standing):
            rows[group.subject[::-1]] = group.rows[side][::-1]
            reading.fail(table, group, side)
        reading.keep_rows(alias, rows)
        reading.note_doubts(table, pairs, side)
    return any_of(pairs, size)[1]


def _is_over(reading: Reading, ended: Numbers | None, size: int) -> Mask:
    if ended is None:
        return np.zeros(size, dtype=bool)
    return np.asarray(ended.sure & (ended.hi <= reading.facts.as_at))


def _paired(reading: Reading, pairs: Pairs, aliases: dict[str, str]) -> Scope:
    """A place with a row for each match, at which both its subject and its records can be read."""
    scope, surely = reading.scope.take(pairs.subject), np.zeros(len(pairs.sure), dtype=bool)
    for side, (alias, name) in enumerate(aliases.items(), start=1):
        scope = scope.with_alias(**{alias: Rows(reading.facts.table(name), pairs.rows[side], surely)})
    return scope
