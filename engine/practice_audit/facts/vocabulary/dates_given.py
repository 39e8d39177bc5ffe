"""Every record with a date, and which of its dates lie after the audit date. Source: procedure, data_quality.md, DQ-03.

A record whose main date does is in no table (records/future.py): its row here has an id and no place.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np

from practice_audit.facts.keys import encoded
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import NO_RECORD, MadeTable, Origin
from practice_audit.facts.values import Mask, Value, numbers, texts
from practice_audit.facts.vocabulary.many_tables import child_of
from practice_audit.layout import TABLES
from practice_audit.records.future import IGNORED, LOOKS_FORWARD

PERCENT_TOO_EARLY = 1
"""More than this share of records written after the audit date: it is the audit date that is wrong."""
FEWEST = 5
"""Nothing is said of the audit date by fewer records than this."""
Said = dict[tuple[str, str | int], list[str]]
"""What is wrong, by table and row; by table and id where the row is in no table."""


@vocabulary("dates_given")
def dates_given(facts: Facts) -> MadeTable:
    """One row a record with a date other than those that look forward.

    Returns:
        later (how many of them are after the audit date), later_words (which), written_later (how many records in the
        whole export were), audit_date_too_early (whether that is more than 1 percent of those with such a date, and
        five or more), is_first (of the records with a later date), child_id, row_table.
    """
    said, children = _said(facts)
    rows: list[tuple[str, int, str, str | None]] = []
    for name in TABLES:
        table = facts.native(name)
        if not table.size:
            continue
        dated, child = _dated(table), child_of(table).value
        rows += [
            (name, row, str(table.origin.id[row]), child[row])
            for row in range(table.size)
            if dated[row] or (name, row) in said
        ]
    rows += [(name, NO_RECORD, encoded(key), children[name, key]) for name, key in said if isinstance(key, str)]
    words = [said.get((name, row), said.get((name, key), [])) for name, row, key, _ in rows]
    written, share = _written_later(facts)
    size, first = len(rows), next((number for number, found in enumerate(words) if found), -1)
    columns: dict[str, Value] = {
        "later": numbers([float(len(found)) for found in words]),
        "later_words": texts(["; ".join(found) or None for found in words]),
        "written_later": numbers(np.full(size, float(written))),
        "audit_date_too_early": numbers(np.full(size, float(written >= FEWEST and share > PERCENT_TOO_EARLY))),
        "is_first": numbers([float(number == first) for number in range(size)]),
        "child_id": texts([child for *_, child in rows]),
        "row_table": texts([name for name, *_ in rows]),
    }
    tables, places, keys = (np.asarray([row[n] for row in rows], dtype=object) for n in range(3))
    return MadeTable("dates_given", columns, Origin(tables, places.astype(np.int64), keys), {}, facts)


def _said(facts: Facts) -> tuple[Said, dict[tuple[str, str | int], str | None]]:
    said: Said = defaultdict(list)
    children: dict[tuple[str, str | int], str | None] = {}
    places = {
        (name, file, int(line)): row
        for name in TABLES
        if (typed := facts.native(name).typed) is not None
        for row, (file, line) in enumerate(zip(typed.files, typed.rows, strict=True))
    }
    columns = ("table", "id", "child_id", "column", "day", "effect", "file", "row")
    cells = zip(*(facts.records.future[name] for name in columns), strict=True)
    for table, key, child, column, day, effect, file, line in cells:
        where = (table, str(key)) if effect == IGNORED else (table, places[table, file, int(line)])
        said[where].append(f"{column} {date.fromordinal(int(day)).isoformat()}")
        children[where] = child if isinstance(child, str) else None
    return said, children


def _dated(table: NativeTable) -> Mask:
    found = np.zeros(table.size, dtype=bool)
    for column in table.layout.columns.values():
        if column.type == "date" and (table.name, column.name) not in LOOKS_FORWARD:
            found |= table.day(column.name).may
    return found


def _written_later(facts: Facts) -> tuple[int, float]:
    """How many records were written after the audit date, and what percentage that is of those with such a date."""
    tables = [facts.native(name) for name, layout in TABLES.items() if "recorded_on" in layout.columns]
    all_of = sum(int(table.day("recorded_on").may.sum()) for table in tables)
    written = int((facts.records.future["column"] == "recorded_on").sum())
    return written, 100 * written / max(all_of, 1)
