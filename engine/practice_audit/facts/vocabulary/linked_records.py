"""Records that name another record by its id, and whose child that is. Source: procedure, data_quality.md, DQ-14."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from practice_audit.facts.derived.ids_known import BY_KIND, SINGULAR
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.stacking import stacked_texts
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import NO_RECORD, MadeTable, Origin, Positions
from practice_audit.facts.values import Mask, Texts, Value, numbers, texts
from practice_audit.facts.vocabulary.many_tables import child_of
from practice_audit.layout import TABLES

Link = tuple[NativeTable, Positions, str, NativeTable, Positions]
"""A table, rows of it, the column that names another record, its table, and where in it."""


@vocabulary("linked_records")
def linked_records(facts: Facts) -> MadeTable:
    """One row a record and link to another record that is in the export and has a child of its own.

    Returns:
        child_id, row_table, link (the column), linked_table, linked_id, linked_child_id, same_family (both children
        have the same filled family_id).
    """
    links = [link for name in TABLES for link in _links(facts, facts.native(name))]
    links = links or [(facts.native("plans"), np.empty(0, np.int64), "", facts.native("plans"), np.empty(0, np.int64))]
    here = stacked_texts([child_of(table).take(rows) for table, rows, *_ in links])
    there = stacked_texts([child_of(target).take(places) for *_, target, places in links])
    origin = Origin(
        np.concatenate([table.origin.table[rows] for table, rows, *_ in links]),
        np.concatenate([rows for _, rows, *_ in links]),
        np.concatenate([table.origin.id[rows] for table, rows, *_ in links]),
    )
    columns: dict[str, Value] = {
        "child_id": here,
        "row_table": texts(origin.table),
        "link": texts([link for _, rows, link, *_ in links for _ in rows]),
        "linked_table": texts([target.name for _, rows, _, target, _ in links for _ in rows]),
        "linked_id": texts(np.concatenate([target.origin.id[places] for *_, target, places in links])),
        "linked_child_id": there,
        "same_family": numbers(_same_family(facts, here, there).astype(float)),
    }
    return MadeTable("linked_records", columns, origin, {}, facts)


def _links(facts: Facts, table: NativeTable) -> Iterator[Link]:
    if "child_id" not in table.layout.columns or not table.size:
        return
    for column in table.layout.columns.values():
        if column.target and column.target != "children" and "child_id" in TABLES[column.target].columns:
            yield _found(table, column.name, facts.native(column.target), np.ones(table.size, dtype=bool))
    for kind, column_name in BY_KIND.items():
        if kind in table.layout.columns:
            kinds = table.text(kind).value
            for singular in sorted({value for value in kinds if value in SINGULAR}):
                if "child_id" in TABLES[SINGULAR[singular]].columns:
                    yield _found(table, column_name, facts.native(SINGULAR[singular]), kinds == singular)


def _found(table: NativeTable, column: str, target: NativeTable, asked: Mask) -> Link:
    places = target.find(table.text(column))
    rows = np.flatnonzero(asked & (places != NO_RECORD))
    return table, rows, column, target, places[rows]


def _same_family(facts: Facts, one: Texts, other: Texts) -> Mask:
    children = facts.native("children")
    families = [*children.text("family_id").value, None]  # nowhere (-1) is the last, blank
    pairs = zip(children.find(one), children.find(other), strict=True)
    return np.asarray([families[a] is not None and families[a] == families[b] for a, b in pairs], dtype=bool)
