"""Every record, and which of its values could not be read. Source: procedure, data_quality.md, DQ-13.

A date after the audit date can be read: it is in dates_given.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.values import Mask, numbers, texts
from practice_audit.facts.vocabulary.many_tables import made_of, parts_of
from practice_audit.layout import TABLES
from practice_audit.records.future import DOUBT

READ_AS = ("date", "bool", "choice", "ref")


@vocabulary("values_given")
def values_given(facts: Facts) -> MadeTable:
    """One row a record with a date, flag, choice or reference filled.

    Returns:
        unread (how many of them could not be read), unread_words (which, and why), child_id, row_table. A value that
        the format holds nowhere, of which its reader says so, is no fault of the record.
    """
    found = {name: _Unread.of(facts, facts.native(name)) for name in TABLES}
    return made_of(
        facts,
        "values_given",
        parts_of(facts, list(TABLES), lambda table: found[table.name].filled),
        {
            "unread": lambda table: numbers([float(len(said)) for said in found[table.name].said]),
            "unread_words": lambda table: texts(["; ".join(said) or None for said in found[table.name].said]),
        },
    )


@dataclass(frozen=True)
class _Unread:
    """What could not be read of one table, row by row."""

    filled: Mask
    said: list[list[str]]

    @classmethod
    def of(cls, facts: Facts, table: NativeTable) -> _Unread:
        """Look at each value."""
        filled = np.zeros(table.size, dtype=bool)
        if not table.size:
            return cls(filled, [])
        said: dict[int, list[str]] = defaultdict(list)
        late, reasons = _late(facts, table), _reasons(facts, table)
        for column in table.layout.columns.values():
            if column.type not in READ_AS or table.typed is None:
                continue
            unread = table.typed.unread.get(column.name, np.zeros(table.size, dtype=bool))
            cells = pd.notna(table.typed.cells(column.name))
            filled |= cells | unread
            for row in np.flatnonzero(unread):
                place = (table.typed.files[row], int(table.typed.rows[row]), column.name)
                is_held_nowhere = column.name in table.typed.inferred and place not in reasons and not cells[row]
                if place not in late and not is_held_nowhere:
                    differs = "is not the same in two sources" if cells[row] else "could not be read"
                    reason = f" ({reasons[place]})" if place in reasons else ""
                    said[int(row)].append(f"{column.name} {differs}{reason}")
        return cls(filled, [said.get(row, []) for row in range(table.size)])


def _late(facts: Facts, table: NativeTable) -> set[tuple[str, int, str]]:
    """Where a date lies after the audit date and is in doubt for that."""
    future = facts.records.future
    rows = future[(future["table"] == table.name) & (future["effect"] == DOUBT)]
    places = zip(rows["file"], rows["row"], rows["column"], strict=True)
    return {(file, int(row), column) for file, row, column in places}


def _reasons(facts: Facts, table: NativeTable) -> dict[tuple[str, int, str], str]:
    """Why a value could not be read."""
    rejected = facts.records.rejected
    rows = rejected[(rejected["table"] == table.name) & (rejected["column"] != "")]
    places = zip(rows["file"], rows["row"], rows["column"], rows["reason"], strict=True)
    return {(file, int(row), column): str(reason) for file, row, column, reason in places}
