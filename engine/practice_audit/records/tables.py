"""What `load` gives: the native tables, typed, with every doubt and every rejected value beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.records.shown import Latest
from practice_audit.sources import Ignored

Mask = npt.NDArray[np.bool_]

REJECTED = ["file", "table", "row", "column", "value_kind", "reason"]
FUTURE = ["table", "id", "child_id", "column", "day", "effect", "file", "row"]
TALLY = ["file", "table", "in_file", "blank", "copies", "merged", "future", "read"]


@dataclass
class TypedTable:
    """One native table, typed.

    Attributes:
        name: the table.
        frame: every column of the layout, RangeIndex. Dates, flags and whole numbers are float64 (a date is its
            ordinal, a flag 1 or 0, NaN is blank); all others are text (object, None is blank).
        unread: column to the rows where something stands that could not be read, or that lies in the future where it
            may not: "in doubt", the cell itself is blank. Where two sources differ the cell is in doubt too, but keeps
            the first source's value. Only columns with at least one such row.
        absent: columns without a heading in any source.
        empty: columns blank on every row of 20 or more; taken as absent where a rule needs them.
        files: the file of each row.
        rows: its row number there.
        inferred: column to how its reader inferred it.
        copies: key to how many further rows, alike in every column, were left out.
    """

    name: str
    frame: pd.DataFrame
    unread: dict[str, Mask]
    absent: frozenset[str]
    empty: frozenset[str]
    files: npt.NDArray[np.object_]
    rows: npt.NDArray[np.int64]
    inferred: dict[str, str] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    _cells: dict[str, npt.NDArray[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def cells(self, column: str) -> npt.NDArray[Any]:
        """The cells of a column, not to be changed: taken out of the frame once, as each look into it takes long."""
        if column not in self._cells:
            self._cells[column] = self.frame[column].to_numpy()
        return self._cells[column]


@dataclass(frozen=True)
class Held:
    """What one source holds by itself, before it is joined to the others.

    Attributes:
        name: the source, as the user would name it.
        format: its format.
        columns: table to the columns that have a heading there.
        blank: table to those of them that are blank on every row of 20 or more.
    """

    name: str
    format: str
    columns: dict[str, frozenset[str]]
    blank: dict[str, frozenset[str]]

    def is_present(self, table: str, column: str | None = None) -> bool:
        """Whether a table, or a column of it, is there; a column blank on every row of 20 or more is not."""
        if table not in TABLES:
            return True
        if column is None:
            return table in self.columns and all(self.is_present(table, tie) for tie in TABLES[table].ties)
        return column in self.columns.get(table, ()) and not self.is_blank(table, column)

    def is_blank(self, table: str, column: str) -> bool:
        """Whether a column is there, and blank on every row of 20 or more."""
        return column in self.blank.get(table, ())


@dataclass
class Records:
    """Everything that was read, as at the audit date.

    Attributes:
        tables: the tables that are in the sources, in the order of the layout.
        as_at: the audit date (ordinal).
        covers: table to the first day covered; a table that is missing here has no bound.
        rejected: REJECTED; a value each, and a row each (column blank) for rows that were left out.
        ignored_future: table to the number of rows dated after the audit date, which are left out.
        notes: what is to be said to the user.
        sources: path, SHA-256 and rows of each file.
        format: the formats, joined by "+".
        future: FUTURE; every date after the audit date where it may not be, and what came of it: "row ignored",
            "still running" or "in doubt".
        ignored: files, sheets and columns that are not in the layout.
        tally: TALLY; for each table of each file, where its rows went. read + future + copies + merged + blank
            is always in_file.
        covers_how: table to where its covered period comes from, in words.
        latest: for the tables of which only the latest row of each child is shown, from when each child is covered.
        held: for each source, what it holds by itself.
    """

    tables: dict[str, TypedTable]
    as_at: int
    covers: dict[str, int]
    rejected: pd.DataFrame
    ignored_future: dict[str, int]
    notes: list[str]
    sources: list[tuple[str, str, int]]
    format: str
    future: pd.DataFrame
    ignored: list[Ignored]
    tally: pd.DataFrame
    covers_how: dict[str, str]
    latest: Mapping[str, Latest] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
