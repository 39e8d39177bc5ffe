"""Pieces of one native table joined: by key where two files have the same record, one after the other where not."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.records.pieces import Piece
from practice_audit.records.tables import Mask
from practice_audit.sources.counted import counted

SHOWN = 5
EMPTY_FROM = 20  # rows: a column blank on all of so many is taken as absent


@dataclass(frozen=True)
class Conflict:
    """A value that two sources give differently: the record, and the piece and row of the one used and of the other."""

    table: str
    id: str
    column: str
    used: tuple[int, int]
    other: tuple[int, int]
    kind: str


@dataclass
class Joined:
    """A native table out of all its pieces.

    Attributes:
        frame: the rows.
        unread: column to the rows in doubt, for every column.
        piece: for each row, the number of the piece it came from.
        rows: its row number there.
        merged: for each piece, how many of its rows were joined into a row of an earlier one.
        notes: where two pieces differ.
        conflicts: each value that differs.
    """

    frame: pd.DataFrame
    unread: pd.DataFrame
    piece: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    merged: list[int]
    notes: list[str]
    conflicts: list[Conflict] = field(default_factory=list)


def joined(pieces: list[Piece]) -> Joined:
    """Join the pieces of one table in their order.

    A key that is on one row of each of two pieces is one record: what is blank in the first is taken from the second.
    Where both have a value and they differ, the first stays and is in doubt. A key that a piece has twice is left as it
    is.
    """
    whole = _alone(pieces[0], 0)
    for number, piece in enumerate(pieces[1:], start=1):
        _add(whole, _alone(piece, number), piece.table, f"{pieces[0].file} and {piece.file}")
    return whole


def empty_columns(whole: Joined, present: frozenset[str]) -> frozenset[str]:
    """Name the columns that have a heading and nothing under it on every one of many rows."""
    if len(whole.frame) < EMPTY_FROM:
        return frozenset()
    held = whole.frame.notna().any() | whole.unread.any()
    return frozenset(name for name in present if not held[name])


def _alone(piece: Piece, number: int) -> Joined:
    nothing = np.zeros(len(piece.frame), dtype=bool)
    unread = pd.DataFrame({name: piece.unread.get(str(name), nothing) for name in piece.frame}, index=piece.frame.index)
    return Joined(piece.frame, unread, np.full(len(piece.frame), number), piece.rows, [0], [])


def _add(whole: Joined, more: Joined, table: str, files: str) -> None:
    key = TABLES[table].key
    ours, theirs = _single(whole.frame[key]), _single(more.frame[key])
    both = ours.index.intersection(theirs.index, sort=False)
    here, there = ours[both].to_numpy(), theirs[both].to_numpy()
    if len(both):
        whole.frame, whole.unread = whole.frame.copy(), whole.unread.copy()
        for name in whole.frame:
            values = whole.frame[name], more.frame[name]
            differing = _fill(whole, more, str(name), here, there)
            if differing.any():
                first, second = here[differing], there[differing]
                _note(whole, more, f"{table}.{name}", files, (first, second), values)
    new = np.ones(len(more.frame), dtype=bool)
    new[there] = False
    whole.merged.append(len(both))
    if new.any():
        whole.frame = pd.concat([whole.frame, more.frame[new]], ignore_index=True)
        whole.unread = pd.concat([whole.unread, more.unread[new]], ignore_index=True)
        whole.piece = np.concatenate([whole.piece, more.piece[new]])
        whole.rows = np.concatenate([whole.rows, more.rows[new]])


def _note(  # noqa: PLR0913, PLR0917 - both sides of what differs
    whole: Joined,
    more: Joined,
    name: str,
    files: str,
    places: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    values: tuple[pd.Series, pd.Series],
) -> None:
    """Say that values differ and list each; the values themselves only where they are dates, never text."""
    table, _, column = name.partition(".")
    ids = whole.frame[TABLES[table].key]
    kind = TABLES[table].columns[column].type
    said: list[str] = []
    for ours, theirs in zip(*places, strict=True):
        used = int(whole.piece[ours]), int(whole.rows[ours])
        other = int(more.piece[theirs]), int(more.rows[theirs])
        whole.conflicts.append(Conflict(table, str(ids[ours]), column, used, other, kind))
        if len(said) < SHOWN:
            cells = [one[at] for one, at in zip(values, (ours, theirs), strict=True) if kind == "date"]
            days = [str(date.fromordinal(int(cell))) for cell in cells]
            said.append(f"{ids[ours]} {' and '.join(days)}".strip())
    count = len(places[0])
    more_of = f" and {count - SHOWN:,} more" if count > SHOWN else ""
    whole.notes.append(
        f"{name} differs between {files} on {counted(count, 'row')} ({', '.join(said)}{more_of}): the first is used, "
        "and is in doubt; rejected.csv lists each."
    )


def _single(keys: pd.Series) -> pd.Series:
    """Give the position of each key that is there once."""
    once = keys[keys.notna() & ~keys.duplicated(keep=False)]
    return pd.Series(once.index.to_numpy(), index=once.to_numpy())


def _fill(whole: Joined, more: Joined, name: str, here: npt.NDArray[np.int64], there: npt.NDArray[np.int64]) -> Mask:
    ours, theirs = whole.frame[name].to_numpy(copy=True), more.frame[name].to_numpy()
    doubt, their_doubt = whole.unread[name].to_numpy(copy=True), more.unread[name].to_numpy()
    blank = pd.isna(ours[here]) & ~doubt[here]
    filled = ~pd.isna(theirs[there])
    differing = ~blank & ~doubt[here] & filled & (ours[here] != theirs[there])
    ours[here[blank]] = theirs[there[blank]]
    doubt[here[blank]] = their_doubt[there[blank]]
    doubt[here[differing]] = True
    whole.frame[name], whole.unread[name] = ours, doubt
    found: Mask = differing
    return found
