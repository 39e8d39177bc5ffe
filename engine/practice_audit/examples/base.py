"""The rows that every example takes for granted, and those that it implies: a child for every child id used."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from practice_audit.layout import TABLES

UNREADABLE = "??"
BORN = date(2005, 3, 1)
SPAN = re.compile(r"{(\d+)\.\.(\d+)}")
Rows = dict[str, list[dict[str, Any]]]


def _worker(worker_id: str, role: str, qualified_on: str, team_id: str | None) -> dict[str, Any]:
    return {
        "worker_id": worker_id,
        "role": role,
        "qualified": True,
        "qualified_on": date.fromisoformat(qualified_on),
        "team_id": team_id,
    }


BASE: Rows = {
    "workers": [
        _worker("W1", "social_worker", "2008-09-01", "T1"),
        _worker("W2", "social_worker", "2008-09-01", "T2"),
        _worker("P1", "practice_supervisor", "2004-09-01", "T1"),
        _worker("M1", "team_manager", "2001-09-01", "T1"),
        _worker("M2", "team_manager", "2001-09-01", "T2"),
        _worker("R1", "conference_chair", "1999-09-01", None),
        {
            **_worker("N1", "newly_qualified", "2012-07-02", "T1"),
            "support_year_start": date(2012, 9, 3),
            "support_year_end": date(2013, 9, 2),
        },
        {"worker_id": "U1", "role": "family_support_worker", "qualified": False, "team_id": "T1"},
    ],
    "teams": [
        {"team_id": "T1", "function": "first_response", "manager_id": "M1"},
        {"team_id": "T2", "function": "locality", "manager_id": "M2"},
    ],
}
"""The rows that every example takes for granted. Source: procedure, conventions.md, "Examples"."""


def repeated(row: dict[str, Any]) -> list[dict[str, Any]]:
    """One row, or several where its ids say so: `K{1..6}` stands for K1 to K6, in step through the row."""
    spans = {name: found for name, value in row.items() if isinstance(value, str) and (found := SPAN.search(value))}
    if not spans:
        return [row]
    first, last = next(iter(spans.values())).groups()
    return [
        {**row, **{name: SPAN.sub(str(number), row[name]) for name in spans}}
        for number in range(int(first), int(last) + 1)
    ]


def with_base(rows: Rows) -> Rows:
    """An example's rows with the base rows that they do not replace, and a child for every child id used."""
    tables: Rows = {name: [] for name in TABLES}
    for name, given in rows.items():
        tables[name] = [one for row in given for one in repeated(row)]
    for name, base in BASE.items():
        key = TABLES[name].key
        have = {row.get(key) for row in tables[name]}
        tables[name] += [row for row in base if row[key] not in have]
    have = {row.get("child_id") for row in tables["children"]}
    used = dict.fromkeys(
        row["child_id"]
        for name, given in tables.items()
        if name != "children"
        for row in given
        if row.get("child_id") not in {None, UNREADABLE}
    )
    tables["children"] += [
        {"child_id": child, "family_id": f"family of {child}", "date_of_birth": BORN}
        for child in used
        if child not in have and not str(child).startswith("K99")
    ]
    return tables
