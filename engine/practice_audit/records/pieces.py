"""One source typed: each of its raw tables becomes a piece of a native table, with what was rejected in it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.layout import TABLES, Column
from practice_audit.layout.days import Order
from practice_audit.records.cells import NOT_HELD, NUMBERS, Cells, Reading, TypedColumn, nulls, typed
from practice_audit.records.columns import NULL, Distinct, distinct
from practice_audit.records.date_order import Evidence, evidence, orders
from practice_audit.records.date_roles import ENDS
from practice_audit.records.tables import REJECTED, Mask
from practice_audit.sources import Ignored, RawTable, Source
from practice_audit.sources.headings import no_such, plain

Wording = Mapping[str, Mapping[str, str]]  # "visits.kind" to local word (lower case) to listed value


@dataclass
class Piece:
    """What one file has of one native table, typed.

    Attributes:
        table: the native table.
        file: the file.
        frame: every column of the layout, as in a TypedTable.
        unread: column to the rows that could not be read there.
        as_read: column to the cells that could not be read, in the order of their rows.
        rows: row numbers in the file.
        present: the columns that have a heading.
        rejected: REJECTED.
        in_file: rows in the file, blank ones included.
        inferred: column to how the reader inferred it.
    """

    table: str
    file: str
    frame: pd.DataFrame
    unread: dict[str, Mask]
    as_read: dict[str, npt.NDArray[np.object_]]
    rows: npt.NDArray[np.int64]
    present: frozenset[str]
    rejected: pd.DataFrame
    in_file: int
    inferred: dict[str, str]


@dataclass(frozen=True)
class Pieces:
    """A source, typed: its pieces, what is to be said, and the columns that were not taken."""

    pieces: list[Piece]
    notes: list[str]
    ignored: list[Ignored]


def pieces_of(source: Source, told: Order | None, wording: Wording | None = None) -> Pieces:
    """Type every table of one source.

    Raises:
        RecordsUnreadable: the order of dates in numbers cannot be known.
    """
    ignored: list[Ignored] = []
    cut = [_taken_apart(raw, ignored) for raw in source.tables]
    found: dict[tuple[int, str], Evidence] = {}
    names: dict[tuple[int, str], str] = {}
    for at, (raw, columns) in enumerate(zip(source.tables, cut, strict=True)):
        for name in columns.keys() & {one.name for one in TABLES[raw.name].columns.values() if one.type == "date"}:
            found[at, name] = evidence(columns[name])
            names[at, name] = f"{raw.file}, {raw.name}.{name}"
    settled, said = orders(dict(sorted(found.items())), names, told)
    notes = [*source.notes, *(note for raw in source.tables for note in raw.notes), *said]
    pieces = []
    for at, (raw, columns) in enumerate(zip(source.tables, cut, strict=True)):
        readings = {
            name: Reading(
                order=settled.get((at, name)),
                mixed=told is None and (at, name) in found and found[at, name].mixed,
                wording=(wording or {}).get(f"{raw.name}.{name}"),
                open_end=(raw.name, name) in ENDS,  # 9999-12-31 is how many systems write "not ended"
            )
            for name in columns
        }
        pieces.append(_piece(raw, columns, readings))
        if any(nulls(one) for one in columns.values()):
            notes.append(f"{raw.file}: cells that hold only the word {NULL} were read as blank.")
    return Pieces(pieces, notes, ignored)


def _taken_apart(raw: RawTable, ignored: list[Ignored]) -> dict[str, Distinct]:
    known = TABLES[raw.name].columns
    columns: dict[str, Distinct] = {}
    for at, heading in enumerate(raw.frame.columns):
        name = plain(heading)
        if name in columns:
            ignored.append(
                Ignored(raw.file, raw.name, f"column {name}", "the heading is there twice; the first is used")
            )
        elif name in known:
            columns[name] = distinct(raw.frame.iloc[:, at].to_numpy(dtype=object))
        elif name:
            ignored.append(Ignored(raw.file, raw.name, f"column {heading}", no_such(heading, known, "column")))
        elif (distinct(raw.frame.iloc[:, at].to_numpy(dtype=object)).codes >= 0).any():
            ignored.append(Ignored(raw.file, raw.name, f"column {at + 1}", "it has no heading"))
    return columns


def _piece(raw: RawTable, columns: dict[str, Distinct], readings: dict[str, Reading]) -> Piece:
    layout = TABLES[raw.name].columns
    in_file = len(raw.rows)
    kept = np.zeros(in_file, dtype=bool)
    for one in columns.values():
        kept |= one.codes >= 0
    rows = raw.rows[kept]
    values: dict[str, Cells] = {}
    unread: dict[str, Mask] = {}
    as_read: dict[str, npt.NDArray[np.object_]] = {}
    rejected: list[pd.DataFrame] = []
    for name, column in layout.items():
        if name not in columns:
            values[name] = _blank(column, len(rows))
            continue
        cells = Distinct(columns[name].codes[kept], columns[name].found)
        read = typed(raw.name, column, cells, readings[name])
        values[name] = read.cells
        if read.unread.any():
            unread[name] = read.unread
            as_read[name] = np.array([None, *cells.found], dtype=object)[cells.codes[read.unread] + 1]
            rejected.append(_rejected(raw, name, rows, read)[read.kinds != NOT_HELD])
    frame = pd.DataFrame(values, index=pd.RangeIndex(len(rows)), copy=False)
    together = pd.concat(rejected, ignore_index=True) if rejected else pd.DataFrame(columns=REJECTED)
    return Piece(
        raw.name, raw.file, frame, unread, as_read, rows, frozenset(columns), together, in_file, dict(raw.inferred)
    )


def _blank(column: Column, count: int) -> Cells:
    return np.full(count, np.nan) if column.type in NUMBERS else np.full(count, None, dtype=object)


def _rejected(raw: RawTable, column: str, rows: npt.NDArray[np.int64], read: TypedColumn) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "file": raw.file,
            "table": raw.name,
            "row": rows[read.unread],
            "column": column,
            "value_kind": read.kinds,
            "reason": read.reasons,
        }
    )
