"""Row numbers that stand in for ids where a table was exported without its key column."""

from collections import Counter
from collections.abc import Iterable

from practice_audit.layout import TABLES
from practice_audit.records.pieces import Piece

NEEDS_IDS = "children"  # nothing can be tied to a child without one


def with_keys(pieces: Iterable[Piece]) -> list[str]:
    """Number the rows of every piece that has no key column, and say so."""
    notes = []
    met: Counter[str] = Counter()
    for piece in pieces:
        key = TABLES[piece.table].key
        if key not in piece.present and piece.table != NEEDS_IDS:
            before = f"{met[piece.table]}-" if met[piece.table] else ""
            piece.frame[key] = [f"row-{before}{row}" for row in piece.rows]
            notes.append(f"{piece.file}, {piece.table}: no column {key}, so row numbers stand in for ids.")
        met[piece.table] += 1
    return notes
