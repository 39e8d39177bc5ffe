"""One table of the Standard Safeguarding Dataset as it was read: columns of cells, each row with its number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.sources.counted import counted
from practice_audit.sources.tables import Cell, Ignored, LeftOut, RawTable

Cells = Sequence[Cell]
NULL = "NULL"  # what some databases write for a blank


def tidy(cell: Cell) -> Cell:
    """Take off the blanks that a fixed width leaves; nothing, or the database's word for it, is None."""
    if isinstance(cell, str):
        cell = cell.strip()
        return None if cell in {"", NULL} else cell
    return None if cell != cell else cell  # noqa: PLR0124 - NaN


def text_of(cell: Cell) -> str | None:
    """Give an id or a code as text, so that rows find each other by it; None where there is none to be had."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if isinstance(cell, int) and not isinstance(cell, bool) else None


@dataclass(frozen=True)
class SsdTable:
    """A table of the dataset.

    Attributes:
        name: as the dataset has it.
        file: the file, or the table in a database, as shown to the user.
        columns: name to cells, tidy, all equally long; a column that is not there is not in it.
        rows: the number of each row, as a person would count them in the file.
    """

    name: str
    file: str
    columns: Mapping[str, Cells]
    rows: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def cells(self, name: str) -> Cells:
        """Give a column; blank throughout where it is not there."""
        return self.columns.get(name) or [None] * len(self)

    def texts(self, name: str) -> list[str | None]:
        """Give a column of ids or codes as text."""
        return [text_of(cell) for cell in self.cells(name)]

    def is_filled(self, name: str) -> bool:
        """Say whether anything stands in a column."""
        return any(cell is not None for cell in self.columns.get(name, ()))

    def kept(self, keep: Iterable[bool]) -> "SsdTable":
        """Give the table with only some of its rows."""
        which = np.fromiter(keep, dtype=bool, count=len(self))
        if which.all():
            return self
        columns = {name: list(compress(cells, which)) for name, cells in self.columns.items()}
        return SsdTable(self.name, self.file, columns, self.rows[which])

    def native(
        self,
        name: str,
        columns: Mapping[str, Cells | str | None],
        inferred: Mapping[str, str] | None = None,
    ) -> RawTable:
        """Make a native table, a row for each row.

        Args:
            name: the native table.
            columns: native column to its cells, or to the name of the column here that it is; one that is not here, or
                None, is left out, so that a rule says "cannot tell" and not "no record found".
            inferred: native column to how it was inferred; what is said of a column that is left out is left out too.
        """
        cells = {
            native: self.columns.get(taken) if isinstance(taken, str) else taken for native, taken in columns.items()
        }
        arrays = {native: _array(found) for native, found in cells.items() if found is not None}
        frame = pd.DataFrame(arrays, index=pd.RangeIndex(len(self)), dtype=object, copy=False)
        said = {column: how for column, how in (inferred or {}).items() if column in arrays}
        return RawTable(name, self.file, frame, self.rows, inferred=said)


def _array(cells: Cells) -> npt.NDArray[np.object_]:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return array


@dataclass
class Told:
    """What is to be said of a source while its tables are made.

    Attributes:
        notes: sentences for the user.
        ignored: columns, files and tables that were not taken.
        left_out: rows that are in no native table.
        rows: file to the number of its rows.
        blank: file to how many of them are blank.
    """

    notes: list[str] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    blank: dict[str, int] = field(default_factory=dict)

    def without(self, table: SsdTable, out: Sequence[bool], reason: str) -> SsdTable:
        """Leave rows out of a table, and say which and why."""
        rows = tuple(int(row) for row in compress(table.rows, out))
        if not rows:
            return table
        self.left_out.append(LeftOut(table.file, table.name, rows, reason))
        self.notes.append(f"{table.file}: {counted(len(rows), 'row')} left out: {reason}.")
        return table.kept(not one for one in out)


Tables = Mapping[str, SsdTable]  # those with rows; the dataset makes every table, and many stay unfilled
