"""What happened to one child, day by day, from all tables: each record on each of its dates, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from practice_audit.findings.words import listed
from practice_audit.layout import TABLES, Column, Table
from practice_audit.records import LOOKS_FORWARD, Records
from practice_audit.reports.evidence import cell_words

VERBS = {
    "start": "began",
    "end": "ended",
    "held": "held",
    "child_seen": "child seen",
    "missing": "began",
    "found": "ended, found again",
    "set": "set",
    "event": "",
    "social_work_report": "social work report written",
    "visited": "made",
    "date_of_birth": "born",
    "date_of_death": "died",
    "closed": "signed off or closed",
}
NO_EVENT = {"recorded_on"}
"""Dates of typing, not of the child's life."""
SHORT = 60
MOST_TEXTS = 2


@dataclass(frozen=True)
class Event:
    """One day of one record.

    Attributes:
        day: when (ordinal).
        table: its table.
        id: its id.
        words: what happened.
        is_main: whether it is the record's main date, beside which its outcomes stand.
    """

    day: int
    table: str
    id: str
    words: str
    is_main: bool


def events_of(records: Records, child: str) -> list[Event]:
    """All dated records of a child, oldest first."""
    found: list[Event] = []
    for name, typed in records.tables.items():
        if "child_id" in TABLES[name].columns:
            for row in typed.frame[typed.frame["child_id"].eq(child)].to_dict("records"):
                found += _of_record(
                    TABLES[name], {str(column): cell for column, cell in row.items() if not _is_blank(cell)}
                )
    return sorted(found, key=lambda event: (event.day, not event.is_main, event.table, event.id))


def _of_record(table: Table, row: dict[str, Any]) -> Iterator[Event]:
    days: dict[int, list[str]] = {}
    for column in table.columns.values():
        forward = (table.name, column.name) in LOOKS_FORWARD or column.name in NO_EVENT
        if column.type == "date" and column.name in row and not forward:
            days.setdefault(int(row[column.name]), []).append(column.name)
    main = int(row[table.main]) if table.main and table.main in row else min(days, default=0)
    word, name = table.singular.replace("_", " "), str(row.get(table.key, "without an id"))
    for day, columns in days.items():
        verbs = listed([verb for column in columns if (verb := _verb(column))])
        said = f" {verbs}" if verbs else ""
        details = _details(table, row) if day == main else ""
        yield Event(day, table.name, name, f"{word[0].upper()}{word[1:]} {name}{said}{details}", is_main=day == main)


def _is_blank(cell: Any) -> bool:  # noqa: ANN401 - a cell may be of any kind
    return cell is None or cell != cell  # noqa: PLR0124 - NaN is the one value that is not itself


def _verb(column: str) -> str:
    word = column.removesuffix("_on")
    return VERBS.get(word, word.replace("_", " "))


def _details(table: Table, row: dict[str, Any]) -> str:
    """Choices, flags, the worker and the first short texts of a record."""
    if table.name == "children":
        return ""
    said: list[str] = []
    texts = 0
    for column in table.columns.values():
        if column.name not in row or (column.name.endswith("_id") and column.name != "worker_id"):
            continue
        is_text = column.type in {"text", "list"}
        if is_text and (texts == MOST_TEXTS or len(str(row[column.name])) > SHORT):
            continue
        if is_text or column.type in {"choice", "bool", "int"} or column.name == "worker_id":
            texts += is_text
            said.append(f"{_heading(column)}: {cell_words(column, row[column.name])}")
    return f" ({'; '.join(said)})" if said else ""


def _heading(column: Column) -> str:
    return column.name.removesuffix("_id").replace("_", " ")
