"""Typed records straight from rows of Python values, as `records` would have read them from a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from practice_audit.examples.base import BASE, UNREADABLE, Rows
from practice_audit.layout import TABLES
from practice_audit.records import FUTURE, REJECTED, TALLY, Records, TypedTable
from practice_audit.records.future import DOUBT, ENDS, IGNORED, LOOKS_FORWARD, RUNNING


def records_of(rows: Rows, as_at: date, absent: Iterable[str] = ()) -> Records:
    """Typed records straight from rows of Python values; UNREADABLE marks a value that could not be read."""
    gone = set(absent)
    tables = {
        name: _typed(
            name,
            rows.get(name, []),
            as_at.toordinal(),
            {word.split(".")[1] for word in gone if word.startswith(f"{name}.")},
        )
        for name in TABLES
        if name not in gone
    }
    return Records(
        tables,
        as_at.toordinal(),
        {},
        ignored_future={},
        notes=[],
        sources=[],
        format="example",
        ignored=[],
        covers_how={},
        held=[],
        **{**_nothing(), **_in_future(rows, as_at.toordinal(), tables)},  # type: ignore[arg-type]  # three frames, by name
    )


@cache
def _nothing() -> dict[str, pd.DataFrame]:
    """What was rejected, dated in the future or counted while reading: nothing, in the same form."""
    columns = {"rejected": REJECTED, "future": FUTURE, "tally": TALLY}
    return {name: pd.DataFrame(columns=names) for name, names in columns.items()}


def _in_future(rows: Rows, as_at: int, tables: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Every date after the audit date and what came of it, as records/future.py lists them."""
    found = []
    for name in tables:
        layout, kept = TABLES[name], 0
        for row in rows.get(name, []):
            is_left_out = _is_after(row.get(layout.main or ""), as_at)
            kept += not is_left_out
            for column in [layout.main] if is_left_out else layout.columns:
                if column and _is_after(row.get(column), as_at) and (name, column) not in LOOKS_FORWARD:
                    effect = IGNORED if is_left_out else RUNNING if (name, column) in ENDS else DOUBT
                    who = (row.get(layout.key), row.get("child_id"))
                    found.append((name, *who, column, row[column].toordinal(), effect, "example", kept))
    return {"future": pd.DataFrame(found, columns=FUTURE)} if found else {}


@cache
def _empty(name: str, absent: frozenset[str]) -> TypedTable:
    return _filled(name, [], 0, set(absent))


@cache
def _base(name: str, as_at: int, absent: frozenset[str]) -> TypedTable:
    return _filled(name, BASE[name], as_at, set(absent))


def _typed(name: str, rows: list[dict[str, Any]], as_at: int, absent: set[str]) -> TypedTable:
    if not rows:
        return _empty(name, frozenset(absent))
    if rows == BASE.get(name):
        return _base(name, as_at, frozenset(absent))
    return _filled(name, rows, as_at, absent)


def _filled(name: str, rows: list[dict[str, Any]], as_at: int, absent: set[str]) -> TypedTable:
    table = TABLES[name]
    rows = [row for row in rows if not _is_after(row.get(table.main or ""), as_at)]
    cells: dict[str, Any] = {}
    unread: dict[str, np.ndarray] = {}
    for column in table.columns.values():
        values = [None if column.name in absent else row.get(column.name) for row in rows]
        late = [_is_after(value, as_at) and (name, column.name) not in LOOKS_FORWARD for value in values]
        running = (name, column.name) in ENDS
        doubt = [value == UNREADABLE or (after and not running) for value, after in zip(values, late, strict=True)]
        if any(doubt):
            unread[column.name] = np.asarray(doubt, dtype=bool)
        values = [None if after else value for value, after in zip(values, late, strict=True)]
        if column.type in {"date", "bool", "int"}:
            cells[column.name] = np.asarray([_number(value) for value in values], dtype=np.float64)
        else:
            cells[column.name] = np.asarray([_text(value) for value in values], dtype=object)
    frame = pd.DataFrame(cells, index=pd.RangeIndex(len(rows)))
    files = np.full(len(rows), "example", dtype=object)
    return TypedTable(name, frame, unread, frozenset(absent), frozenset(), files, np.arange(1, len(rows) + 1))


def _is_after(value: Any, day: int) -> bool:
    return isinstance(value, date) and value.toordinal() > day


def _text(value: Any) -> str | None:
    return None if value in (None, "", UNREADABLE) else str(value)


def _number(value: Any) -> float:
    if value is None or value == UNREADABLE:
        return np.nan
    if isinstance(value, date):
        return float(value.toordinal())
    return float(value)
