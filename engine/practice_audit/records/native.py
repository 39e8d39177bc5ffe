"""Records as native tables again: cells as a person would type them, ready to be written in any native form."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.layout import TABLES, Column
from practice_audit.layout.days import Order, year_last
from practice_audit.records.cells import Cells
from practice_audit.records.joining import joined
from practice_audit.records.pieces import Piece, Wording, pieces_of
from practice_audit.records.tables import Records
from practice_audit.sources import Damaged, Source

Native = Mapping[str, pd.DataFrame]  # table to its columns that have a heading; cells str, int, float, bool, date, None
DAMAGED = "#VALUE!"  # stands where something was that could not be read, so that it is read as damaged again


def native_tables(sources: Sequence[Source], date_order: Order | None = None, wording: Wording | None = None) -> Native:
    """Bring sources of any format to native tables, for `convert`.

    What can be read is typed (dates become dates, choices the listed words); what cannot stays as it was, so that it is
    rejected again where the result is read. Nothing is left out for its date or as a copy; blank rows are.

    Raises:
        RecordsUnreadable: the order of dates in numbers cannot be known.
    """
    tables: dict[str, list[pd.DataFrame]] = {name: [] for name in TABLES}
    for source in sources:
        of_table: dict[str, list[Piece]] = {}
        for piece in pieces_of(source, date_order, wording).pieces:
            of_table.setdefault(piece.table, []).append(piece)
        for name, pieces in of_table.items():
            tables[name].append(_of_piece(pieces[0]) if len(pieces) == 1 else _of_several(pieces))
    return {name: _one_below_the_other(name, parts) for name, parts in tables.items() if parts}


def from_records(records: Records) -> Native:
    """Give the records as at their audit date as native tables; what is in doubt is marked as damaged."""
    tables = {}
    for name, table in records.tables.items():
        columns = [column for column in TABLES[name].columns.values() if column.name not in table.absent]
        frame = pd.DataFrame({one.name: _cells(one, table.frame[one.name].to_numpy()) for one in columns}, dtype=object)
        for column, mask in table.unread.items():
            if column in frame:
                frame.loc[mask, column] = DAMAGED
        tables[name] = frame
    return tables


def templates() -> Native:
    """Give every table of the layout with its headings and no row."""
    return {name: pd.DataFrame(columns=list(table.columns), dtype=object) for name, table in TABLES.items()}


def _of_piece(piece: Piece) -> pd.DataFrame:
    columns = [column for column in TABLES[piece.table].columns.values() if column.name in piece.present]
    cells = {column.name: _cells(column, piece.frame[column.name].to_numpy()) for column in columns}
    for name, mask in piece.unread.items():
        cells[name][mask] = [_plain(cell) for cell in piece.as_read[name]]
    return pd.DataFrame(cells, index=pd.RangeIndex(len(piece.rows)), dtype=object)


def _of_several(pieces: list[Piece]) -> pd.DataFrame:
    """Join what several sheets of one source have of a table; what is in doubt is marked as damaged."""
    whole = joined(pieces)
    present = frozenset[str]().union(*(piece.present for piece in pieces))
    cells = {}
    for column in TABLES[pieces[0].table].columns.values():
        if column.name in present:
            cells[column.name] = _cells(column, whole.frame[column.name].to_numpy())
            cells[column.name][whole.unread[column.name].to_numpy()] = DAMAGED
    return pd.DataFrame(cells, index=pd.RangeIndex(len(whole.rows)), dtype=object)


def _plain(cell: object) -> object:
    if isinstance(cell, Damaged) or (isinstance(cell, str) and _reads_elsewhere(cell.strip())):
        return DAMAGED
    return str(cell) if isinstance(cell, datetime | time | timedelta) else cell


def _reads_elsewhere(text: str) -> bool:
    """Tell a date that was in doubt only for its order, which among ISO dates would no longer show."""
    numbers = year_last(text)
    return numbers is not None and (numbers.could_be_either or numbers.proves == "mdy")


def _cells(column: Column, typed: Cells) -> npt.NDArray[np.object_]:
    cells = np.full(len(typed), None, dtype=object)
    filled = ~pd.isna(typed)
    if column.type == "date":
        cells[filled] = [date.fromordinal(int(day)) for day in typed[filled]]
    elif column.type in {"bool", "int"}:
        cells[filled] = [bool(one) if column.type == "bool" else int(one) for one in typed[filled]]
    else:
        cells[filled] = typed[filled]
    return cells


def _one_below_the_other(table: str, parts: list[pd.DataFrame]) -> pd.DataFrame:
    if len(parts) == 1:
        return parts[0]
    names = [name for name in TABLES[table].columns if any(name in part for part in parts)]
    whole = [part.reindex(columns=names) for part in parts]
    return pd.DataFrame(
        {name: np.concatenate([part[name].to_numpy(dtype=object) for part in whole]) for name in names}, dtype=object
    ).replace({np.nan: None})
