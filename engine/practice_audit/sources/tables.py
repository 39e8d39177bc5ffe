"""What a source hands on: native tables with their cells as read, and all that was not taken, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd


@dataclass(frozen=True)
class Damaged:
    """A cell in which something stood that the reader could not take: `records` rejects it and is in doubt there."""

    reason: str


class NotHeld(Damaged):
    """A cell of which the format cannot say whether anything belongs there: in doubt, and nothing was rejected."""


Cell = str | int | float | bool | date | datetime | time | timedelta | Damaged | None


@dataclass(frozen=True)
class RawTable:
    """One native table as one file, sheet or array had it. Nothing is typed, dropped or renamed: `records` does that.

    Attributes:
        name: the native table (layout.csv), as "visits".
        file: the file as shown to the user; the sheet or array in it is the one named after the table.
        frame: cells as read (dtype object, `Cell`; None is blank), one column a heading, headings as read.
        rows: the row number in the file of each row of the frame, as a person would count them there.
        notes: what the reader inferred for the whole table, in words for the user.
        inferred: column to how the reader inferred it, where the format does not say it itself.
        latest_of: where the format shows only the latest row of each child, the children of whom it shows it (with or
            without a row): what lies before that row cannot be told. None: it shows all.
        window_months: where the format lists only the rows of so many months before the audit date, their number.
    """

    name: str
    file: str
    frame: pd.DataFrame
    rows: npt.NDArray[np.int64]
    notes: tuple[str, ...] = ()
    inferred: dict[str, str] = field(default_factory=dict)
    latest_of: frozenset[str] | None = None
    window_months: int | None = None

    @classmethod
    def of(  # noqa: PLR0913 - the parts of a table, by name
        cls,
        name: str,
        file: str,
        *,
        headings: Sequence[str],
        cells: Sequence[Sequence[Cell]],
        rows: Sequence[int] | None = None,
        notes: tuple[str, ...] = (),
        inferred: dict[str, str] | None = None,
        latest_of: frozenset[str] | None = None,
        window_months: int | None = None,
    ) -> "RawTable":
        """Make a table of rows of cells, each as long as the headings; numbered from 1 where `rows` is left out."""
        columns = list(zip(*cells, strict=True)) or [()] * len(headings)
        series = [pd.Series(list(column), dtype=object) for column in columns]
        frame = pd.concat(series, axis=1, keys=range(len(series))) if series else pd.DataFrame(index=range(len(cells)))
        frame.columns = pd.Index(list(headings), dtype=object)  # set last, since a heading may stand there twice
        numbers = np.array(range(1, len(cells) + 1) if rows is None else rows, dtype=np.int64)
        return cls(name, file, frame, numbers, notes, inferred or {}, latest_of, window_months)


@dataclass(frozen=True)
class Ignored:
    """Something in a source that was not taken: a file, a sheet, a column or an element, and why."""

    file: str
    where: str
    what: str
    reason: str


class LeftOut(NamedTuple):
    """Rows of a source that are in none of its native tables, by their numbers in the file, and why."""

    file: str
    table: str
    rows: tuple[int, ...]
    reason: str


class Input(NamedTuple):
    """Something that was read: a path or the address of a database, the SHA-256 of its content, and its rows."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class Source:
    """One source, read: a folder, a workbook, a file.

    Attributes:
        format: the registered name of the reader ("native", "cin-census", …).
        files: every file that was read, for its fingerprint.
        tables: the native tables in the order of the source.
        stated_as_at: the audit date that the source itself states, if it does.
        ignored: what was not taken.
        notes: what is to be said to the user about the whole source.
        covers_from: the first day that the format says its tables cover, where it says one.
        covers_how: what that day is, in words that can follow it.
        inputs: what was read, where the source says it itself: it is no file, or its tables do not show all its rows.
        left_out: rows that are in no table, to be listed among the rejected.
    """

    format: str
    files: tuple[Path, ...]
    tables: list[RawTable]
    stated_as_at: date | None = None
    ignored: list[Ignored] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    covers_from: date | None = None
    covers_how: str = "as the source says"
    inputs: tuple[Input, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
