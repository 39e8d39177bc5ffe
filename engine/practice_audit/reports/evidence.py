"""One record as it was read: the file and row it came from, and every column that is filled."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.facts.store import Facts
from practice_audit.findings.words import day_words
from practice_audit.layout import Column
from practice_audit.outcomes.judged import Record


@dataclass(frozen=True)
class Shown:
    """A record in words.

    Attributes:
        name: "referral R1".
        where: "referrals.csv, row 12".
        fields: column and value, in the order of the layout; only columns that are filled.
    """

    name: str
    where: str
    fields: list[tuple[str, str]]


def shown_record(facts: Facts, record: Record) -> Shown | None:
    """A record with its place and fields; none where it is of no native table."""
    table, position = record
    native = facts.native(table)
    if native.typed is None:
        return None
    name = f"{native.layout.singular.replace('_', ' ')} {native.origin.id[position]}"
    where = f"{native.typed.files[position]}, row {native.typed.rows[position]}"
    return Shown(name, where, list(_fields(facts, record)))


def _fields(facts: Facts, record: Record) -> Iterator[tuple[str, str]]:
    table, position = record
    native = facts.native(table)
    if native.typed is None:
        return
    for column in native.layout.columns.values():
        if column.name in native.typed.unread and native.typed.unread[column.name][position]:
            yield column.name, "something that could not be read (rejected.csv says why)"
            continue
        cell = native.typed.frame[column.name].iloc[position]
        if not pd.isna(cell):
            yield column.name, cell_words(column, cell)


def cell_words(column: Column, cell: object) -> str:
    """The value of a typed cell as a person writes it."""
    if column.type == "date" and isinstance(cell, int | float | np.number):
        return day_words(float(cell))
    if column.type == "bool":
        return "yes" if cell else "no"
    if column.type == "int" and isinstance(cell, int | float | np.number):
        return str(int(cell))
    return str(cell).replace("_", " ") if column.type == "choice" else str(cell)
