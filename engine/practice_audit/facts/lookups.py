"""Records looked up for each row: the earliest or latest that a condition ties to it, and how many there are."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.facts.clauses import SUBJECT, clauses_of
from practice_audit.facts.evaluate import evaluate, number
from practice_audit.facts.joins import Pairs, join, no_pairs, together
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.sides import joint_of
from practice_audit.facts.tables import NO_RECORD, FactTable, Positions
from practice_audit.facts.values import Floats, Mask, Numbers, Texts, Truth, Value, all_rows, numbers
from practice_audit.rulebook.parts import Count, Lookup, Tied


def record_scope(subject: Scope, tables: dict[str, FactTable], alias: str) -> Scope:
    """Where the conditions of a record by itself are read: every row of its table."""
    table = tables[alias]
    return Scope(table.size, subject.as_at, subject.local, {alias: Rows.whole(table)}, held=subject.held)


def not_held(scope: Scope, alias: str) -> Truth:
    """All rows of an alias; those held back only possibly."""
    table = scope.aliases[alias].table
    held = held_rows(table, scope)
    return Truth(~held, np.ones(table.size, dtype=bool))


def held_rows(table: FactTable, scope: Scope) -> Mask:
    """Which rows of a table rest on a record that is held back from the rule at work."""
    result = np.zeros(table.size, dtype=bool)
    if not scope.held or not table.size:
        return result
    origin = table.origin
    for name, mask in scope.held.items():
        here = origin.table == name
        result[here] = mask[origin.position[here]]
    for name, row, there in getattr(table, "also_from", []):
        if name in scope.held:
            np.logical_or.at(result, row, scope.held[name][there])
    return result


def tied(subject: Scope, what: Tied, tables: dict[str, FactTable], fitting: Truth | None = None) -> Pairs:
    """Every combination of a subject row and records that a condition ties together.

    Args:
        subject: where the subject's values are read.
        what: the records and the condition.
        tables: the table of each record's alias.
        fitting: which subject rows come into question (default: all).
    """
    scopes = {SUBJECT: subject, **{alias: record_scope(subject, tables, alias) for alias in what.aliases}}
    fits = {
        SUBJECT: fitting or all_rows(subject.size),
        **{alias: not_held(scopes[alias], alias) for alias in what.aliases},
    }
    parts = [join(joint_of(clause, scopes, fits)) for clause in clauses_of(what.where, list(what.aliases))]
    return together(parts, 1 + len(what.aliases))


def look_up(subject: Scope, what: Lookup, tables: dict[str, FactTable]) -> Rows:
    """For each row the earliest (or latest) record tied to it; in doubt where a doubtful one could come before it."""
    alias = next(iter(what.aliases))
    table = tables[alias]
    there = record_scope(subject, tables, alias)
    order = number(there, what.order)
    if what.latest is not None:
        order = Numbers(-order.hi, -order.lo, order.sure, order.may)
    pairs = tied(subject, what, tables) if table.size else no_pairs(2)
    pairs = pairs.take(order.may[pairs.record])
    positions, unsure = np.full(subject.size, NO_RECORD), np.zeros(subject.size, dtype=bool)
    if not len(pairs.sure):
        return Rows(table, positions, unsure)
    sure, lo, hi = pairs.sure & order.certain[pairs.record], order.lo[pairs.record], order.hi[pairs.record]
    tie = table.rank_by_id[pairs.record] * (1 if what.earliest is not None else -1)
    ranked = np.lexsort((tie, hi, ~sure, pairs.subject))
    subjects = pairs.subject[ranked]
    best = ranked[np.append(True, subjects[1:] != subjects[:-1])]
    positions[pairs.subject[best]] = pairs.record[best]
    unsure[pairs.subject[best]] = ~sure[best]
    best_of = np.full(subject.size, np.nan)
    best_of[pairs.subject[best]] = hi[best]
    unsure[pairs.subject[~sure & (lo <= best_of[pairs.subject])]] = True
    return Rows(table, positions, unsure)


def count(subject: Scope, what: Count, tables: dict[str, FactTable]) -> Numbers:
    """How many records (or different values) are tied to each row: at least, and at most where some are in doubt."""
    pairs = tied(subject, what, tables)
    if what.median is not None:
        return _median(subject, what, tables, pairs)
    counted: npt.NDArray[Any] = pairs.record
    known, filled = np.ones(len(pairs.sure), dtype=bool), np.ones(len(pairs.sure), dtype=bool)
    if what.distinct is not None:
        alias = next(iter(what.aliases))
        value, value_known, value_filled = _told_apart(evaluate(record_scope(subject, tables, alias), what.distinct))
        counted, known, filled = value[pairs.record], value_known[pairs.record], value_filled[pairs.record]
    there = np.ones(subject.size, dtype=bool)
    lo = _different(pairs.subject, counted, filled & known & pairs.sure, subject.size)
    hi = _different(pairs.subject, counted, filled & known, subject.size)
    hi += np.bincount(pairs.subject[filled & ~known], minlength=subject.size)
    return Numbers(lo, hi, there, there.copy())


def _different(subjects: Positions, values: npt.NDArray[Any], which: Mask, size: int) -> Floats:
    """How many different values each subject has among some of its pairs."""
    subject, value = subjects[which], pd.factorize(values[which])[0]
    order = np.lexsort((value, subject))
    subject, value = subject[order], value[order]
    is_new = np.ones(len(subject), dtype=bool)
    is_new[1:] = (subject[1:] != subject[:-1]) | (value[1:] != value[:-1])
    return np.bincount(subject[is_new], minlength=size).astype(np.float64)


def _median(subject: Scope, what: Count, tables: dict[str, FactTable], pairs: Pairs) -> Numbers:
    """The median of a value over the records that are surely tied to each row; blank where there is none."""
    assert what.median is not None  # noqa: S101  asked for only then
    alias = next(iter(what.aliases))
    value = number(record_scope(subject, tables, alias), what.median).if_settled
    sure = pairs.take(pairs.sure)
    median = pd.Series(value[sure.record]).groupby(sure.subject).median().dropna()
    result = np.full(subject.size, np.nan)
    result[median.index.to_numpy(dtype=np.int64)] = median.to_numpy()
    return numbers(result)


def _told_apart(value: Value) -> tuple[npt.NDArray[Any], Mask, Mask]:
    """The values to count, where they are known, and where there is one at all: an unknown one may differ from all."""
    if isinstance(value, Truth):
        return value.yes, value.yes == value.may, np.ones(len(value.yes), dtype=bool)
    if isinstance(value, Texts):
        return value.value, value.sure & value.known, value.may
    return value.lo, value.sure & (value.lo == value.hi), value.may
