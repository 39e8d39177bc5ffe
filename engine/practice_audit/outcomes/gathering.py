"""Matches gathered by subject: whether there is one, surely or possibly, the earliest or latest, and all doubts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from practice_audit.facts.joins import Pairs
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts
from practice_audit.facts.subjects import Subjects
from practice_audit.facts.tables import FactTable
from practice_audit.facts.values import Floats, Mask
from practice_audit.outcomes.judged import Record

HeldBy = Callable[[str, int], list[str]]
"""For a native record, the keys of the findings that hold it back from the rule at work."""


def any_of(pairs: Pairs, size: int) -> tuple[Mask, Mask]:
    """Subjects with a sure match, and those with any."""
    sure, may = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    sure[pairs.subject[pairs.sure]] = True
    may[pairs.subject] = True
    return sure, may


def best(pairs: Pairs, days: Floats, size: int, *, last: bool = False) -> tuple[Floats, np.ndarray]:
    """For each subject the earliest (or latest) day among its sure matches, and the record's row (NaN and -1: none)."""
    day, row = np.full(size, np.nan), np.full(size, -1, dtype=np.int64)
    sure = pairs.take(pairs.sure)
    values = days[sure.record]
    rank = np.nan_to_num(values if last else -values, nan=-np.inf)
    order = np.lexsort((sure.record, rank))
    day[sure.subject[order]] = values[order]
    row[sure.subject[order]] = sure.record[order]
    return day, row


def records_of(table: FactTable, rows: np.ndarray) -> list[Record]:
    """The native records behind some rows of a table."""
    origin = table.origin
    return [(str(origin.table[row]), int(origin.position[row])) for row in rows if row >= 0]


def doubts_about(facts: Facts, record: Record, held_by: HeldBy) -> list[str]:
    """Why a record is in doubt, in words: held back, or with columns that could not be read. No value is quoted."""
    name, position = record
    table = facts.native(name)
    shown = f"{name}:{table.origin.id[position]}"
    reasons = [f"{shown} is held back by {key}" for key in held_by(name, position)]
    reasons += [f"{shown}: {column} could not be read" for column in unread_columns(table, position)]
    return reasons or [f"{shown} may or may not count"]


def unread_columns(table: NativeTable, position: int) -> list[str]:
    """The columns of a row that hold something that could not be read."""
    if table.typed is None:
        return []
    return [column for column, mask in table.typed.unread.items() if mask[position]]


def broken_references(table: NativeTable, position: int) -> list[str]:
    """The columns of a row that name a record which is not in the export."""
    return [
        column.name
        for column in table.layout.columns.values()
        if column.target
        and (step := table.follow(column.name.removesuffix("_id"))).unsure[position]
        and step.positions[position] < 0
    ]


def unread_of(facts: Facts, records: list[Record]) -> list[str]:
    """What could not be read of some records, or names a record that is not there, in words."""
    found = []
    for table, position in records:
        if position < 0:
            continue
        native = facts.native(table)
        shown = f"{table}:{native.origin.id[position]}"
        found += [f"{shown}: {column} could not be read" for column in unread_columns(native, position)]
        found += [f"{shown}: {column} names no record in the export" for column in broken_references(native, position)]
    return found


def iso(day: float) -> str:
    """A day as it stands in files."""
    return date.fromordinal(int(day)).isoformat()


def rests_on(subjects: Subjects) -> dict[int, list[Record]]:
    """By row of the subject's table, the further native records that it was worked out from."""
    table = subjects.scope.aliases[subjects.rule.alias].table
    found: dict[int, list[Record]] = {}
    for name, here, there in getattr(table, "also_from", []):
        for row, position in zip(here, there, strict=True):
            found.setdefault(int(row), []).append((name, int(position)))
    return found


def own_records(subjects: Subjects, further: Mapping[int, list[Record]], subject: int) -> list[Record]:
    """The native records that a subject is, or is worked out from."""
    origin = subjects.origin
    row = int(subjects.scope.aliases[subjects.rule.alias].positions[subject])
    return [(str(origin.table[subject]), int(origin.position[subject])), *further.get(row, [])]
