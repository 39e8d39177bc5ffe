"""What one source holds by itself: its tables, their columns, and which of those are blank throughout."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.records.joining import EMPTY_FROM
from practice_audit.records.pieces import Piece
from practice_audit.records.tables import Held, TypedTable
from practice_audit.sources import Source


def held_by(source: Source, pieces: Sequence[Piece]) -> Held:
    """Sum up one source.

    Args:
        source: as read.
        pieces: the same, typed, with every row.
    """
    columns: dict[str, frozenset[str]] = {}
    blank: dict[str, frozenset[str]] = {}
    for table in dict.fromkeys(piece.table for piece in pieces):
        own = [piece for piece in pieces if piece.table == table]
        columns[table] = frozenset[str]().union(*(piece.present for piece in own))
        rows = sum(len(piece.frame) for piece in own)
        filled = {name for piece in own for name in piece.present if _is_filled(piece, name)}
        blank[table] = columns[table] - filled if rows >= EMPTY_FROM else frozenset()
    return Held(_name(source), source.format, columns, blank)


def untied(tables: Iterable[TypedTable]) -> list[str]:
    """Say which tables lack the column that ties their rows to a child, a worker or a day, and so show nothing."""
    said = []
    for table in tables:
        lacking = [tie for tie in TABLES[table.name].ties if tie in table.absent or tie in table.empty]
        if lacking and table.name != "children":
            said.append(
                f"{table.name}: no {' and no '.join(lacking)}, so that nobody can say whose or of when a row is: the "
                "table counts as not in the export."
            )
    return said


def _is_filled(piece: Piece, name: str) -> bool:
    return name in piece.unread or bool(pd.notna(piece.frame[name]).any())


def _name(source: Source) -> str:
    if not source.files:
        return source.inputs[0].name if source.inputs else source.format
    if len(source.files) == 1:
        return source.files[0].name
    return Path(source.files[0]).parent.name or str(source.files[0].parent)
