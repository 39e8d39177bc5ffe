"""Rows of many native tables as one table, each remembering the record that it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.stacking import stacked, stacked_texts
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Mask, Texts, Value, texts

Column = Callable[[NativeTable], Value]


@dataclass(frozen=True)
class Part:
    """Some rows of one native table."""

    table: NativeTable
    rows: Positions


def parts_of(facts: Facts, names: Sequence[str], chosen: Callable[[NativeTable], Mask] | None = None) -> list[Part]:
    """The rows of each table named; or those of them that are chosen."""
    tables = [facts.native(name) for name in names]
    return [
        Part(table, np.flatnonzero(chosen(table)) if chosen and table.size else np.arange(table.size))
        for table in tables
    ]


def made_of(facts: Facts, name: str, parts: list[Part], columns: Mapping[str, Column]) -> MadeTable:
    """The parts one under the other.

    Args:
        facts: the facts of the export.
        name: of the table that is made.
        parts: at least one, which may be empty.
        columns: what gives each column of a whole native table; child_id and row_table are added.
    """
    parts = [*parts[:1], *(part for part in parts[1:] if len(part.rows))]
    origin = Origin(
        np.concatenate([part.table.origin.table[part.rows] for part in parts]),
        np.concatenate([part.table.origin.position[part.rows] for part in parts]),
        np.concatenate([part.table.origin.id[part.rows] for part in parts]),
    )
    made: dict[str, Value] = {
        column: stacked([of(part.table).take(part.rows) for part in parts]) for column, of in columns.items()
    }
    made["child_id"] = stacked_texts([child_of(part.table).take(part.rows) for part in parts])
    made["row_table"] = texts(origin.table)
    return MadeTable(name, made, origin, {}, facts)


def child_of(table: NativeTable) -> Texts:
    """The child of each row; blank where the table has none."""
    return text_or_blank(table, "child_id")


def text_or_blank(table: NativeTable, column: str) -> Texts:
    """A column of a table, all blank where it has no such column."""
    if column in table.layout.columns:
        return table.text(column)
    return texts(np.full(table.size, None, dtype=object))
