"""The examples of a new rule: a few made-up records for each outcome, with what every row of their tables needs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from practice_audit.layout import TABLES, Column, Table
from practice_audit.rulebook.draft import Allowed, Draft
from practice_audit.working_days import add_months, add_working_days

STARTS = date(2012, 11, 5)  # a Monday with no bank holiday for seven weeks
TIES = {"child_id", "worker_id"}
A_WEEK = timedelta(days=7)
BASE = {"workers", "teams"}  # tables of which every example holds other rows as well
IDS = {"children": "K1", "workers": "W1", "teams": "T1"}
Row = dict[str, Any]
Rows = dict[str, list[Row]]


def due_on(allowed: Allowed) -> date:
    """The last day allowed for what begins on the day of the examples."""
    first = STARTS.toordinal()
    last = {
        "working days": lambda: add_working_days(first, allowed.number),
        "days": lambda: first + allowed.number,
        "months": lambda: add_months(first, allowed.number),
    }[allowed.unit]()
    return date.fromordinal(int(last))


def examples(draft: Draft) -> list[Row]:
    """A breach and a compliant one; with a time limit also one that is late by a day and one still due."""
    due = due_on(draft.allowed) if draft.allowed else None
    after = (due or STARTS) + A_WEEK
    done = due or STARTS
    found = {"found": done} if draft.has_date and due else {}
    dated = {"due": due} if due else {}
    cases = [
        {"name": "nothing is recorded, and the time is over" if due else "nothing is recorded"}
        | {"outcome": "not_met", "as_at": after, **dated, "records": _records(draft, None)},
        {"name": "done on the last day" if found else "it is there"}
        | {"outcome": "met", "as_at": after, **dated, **found, "records": _records(draft, done)},
    ]
    if due and draft.has_date:
        late = due + timedelta(days=1)
        cases.append(
            {"name": "done, but a day after the last day", "outcome": "late", "as_at": after, "due": due}
            | {"found": late, "records": _records(draft, late)}
        )
    if due:
        cases.append(
            {"name": "nothing yet, and today is the last day", "outcome": "due", "as_at": due, "due": due}
            | {"records": _records(draft, None)}
        )
    if draft.table.name in BASE:
        return [{**case, "subject": f"{draft.table.name}/{IDS[draft.table.name]}"} for case in cases]
    return cases


def _records(draft: Draft, done: date | None) -> Rows:
    """The rows of one example; `done`: the day of what is expected, None where it is not there."""
    rows: Rows = {}
    subject = _row(draft.table, rows) | {draft.clock.name: STARTS}
    _put(rows, draft.table, subject)
    if draft.other is None and done:
        subject[draft.expected.name] = done if draft.has_date else _value(draft.expected, rows, STARTS)
    if draft.other is None and not done:
        subject.pop(draft.expected.name, None)  # it may be the main date of the row
    if draft.other and done:
        _put(rows, draft.other, _row(draft.other, rows, done) | {draft.expected.name: done})
    return rows


def _put(rows: Rows, table: Table, row: Row) -> None:
    key = row[table.key]
    rows[table.name] = [other for other in rows.get(table.name, []) if other[table.key] != key] + [row]


def _row(table: Table, rows: Rows, day: date = STARTS) -> Row:
    """A row with what every row of the table needs; the rows that it refers to are put beside it."""
    return dict(_cells(table, rows, day))


def _cells(table: Table, rows: Rows, day: date) -> Iterator[tuple[str, Any]]:
    for column in table.columns.values():
        if column.need or column.main or column.name in TIES:
            yield column.name, _value(column, rows, day, table)


def _value(column: Column, rows: Rows, day: date, table: Table | None = None) -> Any:  # noqa: ANN401 - a cell
    if column.type == "id" and table:
        return IDS.get(table.name, f"{table.singular[:2].upper()}1")
    if column.target:
        return _id_in(TABLES[column.target], rows)
    if column.type == "choice":
        return column.values[0]
    return {"date": day, "bool": True, "int": 1, "list": "social care"}.get(column.type, "as recorded")


def _id_in(target: Table, rows: Rows) -> str:
    if target.name not in IDS and target.name not in rows:
        _put(rows, target, _row(target, rows))
    key: str = rows[target.name][0][target.key] if target.name in rows else IDS[target.name]
    return key
