"""Every record by its id: on how many rows of its table that id stands, and in what they differ.

Source: procedure, data_quality.md, DQ-05.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.values import Floats, Numbers, Texts, numbers, texts
from practice_audit.facts.vocabulary.many_tables import made_of, parts_of
from practice_audit.layout import TABLES


@vocabulary("ids_given")
def ids_given(facts: Facts) -> MadeTable:
    """One row a record with an id.

    Returns:
        given_id (table and id, as they stand), is_first (of the rows with it), rows (how many have it, those alike in
        every column and left out when reading too), differ (whether they differ), differ_in (the columns in which they
        do), child_id, row_table.
    """
    found = {name: _Ids.of(facts.native(name)) for name in TABLES}
    return made_of(
        facts,
        "ids_given",
        parts_of(facts, list(TABLES), lambda table: found[table.name].has_id),
        {
            "given_id": lambda table: found[table.name].given,
            "is_first": lambda table: numbers(found[table.name].first),
            "rows": lambda table: numbers(found[table.name].rows),
            "differ": lambda table: _flag(found[table.name].differ_in),
            "differ_in": lambda table: found[table.name].differ_in,
        },
    )


def _flag(words: Texts) -> Numbers:
    return numbers(words.sure.astype(float))


@dataclass(frozen=True)
class _Ids:
    """The ids of one table, row by row."""

    has_id: np.ndarray
    given: Texts
    first: Floats
    rows: Floats
    differ_in: Texts

    @classmethod
    def of(cls, table: NativeTable) -> _Ids:
        """Look at each row."""
        if not table.size:
            return cls(np.zeros(0, dtype=bool), texts([]), np.zeros(0), np.zeros(0), texts([]))
        keys = table.text(table.layout.key)
        has_id = keys.sure & keys.known
        places: dict[str, list[int]] = defaultdict(list)
        for row in np.flatnonzero(has_id):
            places[keys.value[row]].append(int(row))
        first, rows = np.zeros(table.size), np.ones(table.size)
        words = np.full(table.size, None, dtype=object)
        copies = table.typed.copies if table.typed is not None else {}
        for key, found in places.items():
            first[found[0]] = 1
            rows[found] = len(found) + copies.get(key, 0)
            if len(found) > 1:
                words[found] = ", ".join(_differing(table, found)) or None
        given = [f"{table.name} {key}" if there else None for key, there in zip(keys.value, has_id, strict=True)]
        return cls(has_id, texts(given), first, rows, texts(words))


def _differing(table: NativeTable, rows: list[int]) -> list[str]:
    """The columns in which some rows are not alike; one that could not be read may be."""
    if table.typed is None:
        return []
    differing = []
    for name in table.layout.columns:
        unread = table.typed.unread.get(name, np.zeros(table.size, dtype=bool))
        cells = {"??" if unread[row] else str(table.typed.frame[name].iloc[row]) for row in rows}
        if len(cells) > 1:
            differing.append(name)
    return differing
