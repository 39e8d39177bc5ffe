"""What was read, a row a table, for the screen."""

from dataclasses import dataclass
from datetime import date

from practice_audit.layout import TABLES
from practice_audit.records.joining import EMPTY_FROM
from practice_audit.records.tables import Records, TypedTable

SPARSE_SHARE = 0.05


@dataclass(frozen=True)
class TableSummary:
    """One table as read.

    Attributes:
        table: its name.
        rows: rows as at the audit date.
        rejected: values that could not be read.
        ignored_future: rows dated after the audit date, left out.
        covered_from: from when it is complete; None is no bound.
        absent: columns without a heading.
        sparse: columns filled on under 5 in 100 rows of 20 or more, those blank throughout included.
    """

    table: str
    rows: int
    rejected: int
    ignored_future: int
    covered_from: date | None
    absent: tuple[str, ...]
    sparse: tuple[str, ...]


def summary(records: Records) -> list[TableSummary]:
    """Sum up each table that is in the sources, in the order of the layout."""
    values = records.rejected[records.rejected["column"] != ""]
    rejected = values["table"].value_counts().to_dict()
    return [
        TableSummary(
            table=name,
            rows=len(table.frame),
            rejected=int(rejected.get(name, 0)),
            ignored_future=records.ignored_future.get(name, 0),
            covered_from=date.fromordinal(records.covers[name]) if name in records.covers else None,
            absent=tuple(column for column in TABLES[name].columns if column in table.absent),
            sparse=_sparse(table),
        )
        for name, table in records.tables.items()
    ]


def _sparse(table: TypedTable) -> tuple[str, ...]:
    if len(table.frame) < EMPTY_FROM:
        return ()
    filled = table.frame.notna()
    for name, mask in table.unread.items():
        filled[name] |= mask
    share = filled.mean()
    return tuple(name for name in map(str, filled) if name not in table.absent and share[name] < SPARSE_SHARE)
