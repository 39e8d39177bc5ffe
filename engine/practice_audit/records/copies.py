"""Rows of one file that have the same id: those alike in every column are one record, the others stay and are said."""

from dataclasses import replace

import numpy as np
import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.records.pieces import Piece
from practice_audit.records.tables import REJECTED, Mask
from practice_audit.sources.counted import counted

COPY = "the same as an earlier row in every column"


def without_copies(piece: Piece) -> tuple[Piece, dict[str, int], list[str]]:
    """Leave out the rows that repeat an earlier one.

    Returns:
        The piece without them (each in its `rejected`), key to how many were left out, and what is to be said about
        ids that are on rows which differ.
    """
    key = TABLES[piece.table].key
    keys = piece.frame[key]
    shared = keys.notna() & keys.duplicated(keep=False)
    if not shared.any():
        return piece, {}, []
    again = _compared(piece, shared.to_numpy()).duplicated()
    out = np.zeros(len(keys), dtype=bool)
    out[np.flatnonzero(shared)[again]] = True
    copies = {str(one): int(count) for one, count in keys[out].value_counts().items()}
    kept = without_rows(piece, out)
    left = kept.frame[key]
    differing = left[left.notna()].duplicated().sum()
    notes = []
    if out.any():
        notes.append(f"{piece.file}, {piece.table}: {counted(int(out.sum()), 'row')} left out, {COPY}.")
    if differing:
        said = f"{counted(int(differing), 'row')} with the {key} of another row, but not the same; all are kept"
        notes.append(f"{piece.file}, {piece.table}: {said}.")
    row = {"file": piece.file, "table": piece.table, "row": piece.rows[out], "column": "", "value_kind": "row"}
    left_out = pd.DataFrame({**row, "reason": COPY})[REJECTED]
    gone = piece.rejected["row"].isin(piece.rows[out])
    parts = [part for part in (piece.rejected[~gone], left_out) if len(part)]
    return replace(kept, rejected=pd.concat(parts, ignore_index=True) if parts else piece.rejected), copies, notes


def without_rows(piece: Piece, out: Mask) -> Piece:
    """Take rows out of a piece, with all that stands beside them."""
    return replace(
        piece,
        frame=piece.frame[~out].reset_index(drop=True),
        unread={name: mask[~out] for name, mask in piece.unread.items() if mask[~out].any()},
        as_read={name: piece.as_read[name][~out[mask]] for name, mask in piece.unread.items() if mask[~out].any()},
        rows=piece.rows[~out],
    )


def _compared(piece: Piece, shared: Mask) -> pd.DataFrame:
    """Give the rows that share an id, with what stood in a cell that could not be read in its place."""
    frame = piece.frame[shared].astype(object)
    for name, mask in piece.unread.items():
        column = np.full(len(mask), None, dtype=object)
        column[mask] = [f"{type(cell).__name__} {cell}" for cell in piece.as_read[name]]
        frame[name] = frame[name].where(~mask[shared], pd.Series(column[shared], index=frame.index))
    return frame
