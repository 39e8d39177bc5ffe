"""Where every row of every file went, so that a sum shows that none was lost."""

from collections.abc import Mapping, Sequence

import pandas as pd

from practice_audit.records.pieces import Piece
from practice_audit.records.tables import TALLY


def tally(
    before: Sequence[Piece], after: Sequence[Piece], merged: Mapping[int, int], late: Mapping[int, int]
) -> pd.DataFrame:
    """Count the rows of each table of each file.

    Args:
        before: the pieces as read, without blank rows.
        after: the same without rows that repeat another.
        merged: the number of each piece to how many of its rows were joined into a row of an earlier one.
        late: the number of each piece to how many of its rows are dated after the audit date.

    Returns:
        TALLY, a row a piece.
    """
    rows = []
    for at, (was, now) in enumerate(zip(before, after, strict=True)):
        rows.append(
            {
                "file": was.file,
                "table": was.table,
                "in_file": was.in_file,
                "blank": was.in_file - len(was.rows),
                "copies": len(was.rows) - len(now.rows),
                "merged": merged[at],
                "future": late[at],
                "read": len(now.rows) - merged[at] - late[at],
            }
        )
    return pd.DataFrame(rows, columns=TALLY)
