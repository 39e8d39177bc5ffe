"""The records that every example takes for granted (conventions, Examples), and an example's rows laid over them."""

import re
from datetime import date
from typing import Any

from tests.naive.rulebook import key_of, layout
from tests.naive.world import Records

RANGE = re.compile(r"(.*)\{(\d+)\.\.(\d+)\}(.*)")
WORKERS = [
    {"worker_id": "W1", "role": "social_worker", "qualified": True, "qualified_on": date(2008, 9, 1), "team_id": "T1"},
    {"worker_id": "W2", "role": "social_worker", "qualified": True, "qualified_on": date(2008, 9, 1), "team_id": "T2"},
    {
        "worker_id": "N1",
        "role": "newly_qualified",
        "qualified": True,
        "qualified_on": date(2012, 7, 2),
        "support_year_start": date(2012, 9, 3),
        "support_year_end": date(2013, 9, 2),
        "team_id": "T1",
    },
    {"worker_id": "U1", "role": "family_support_worker", "qualified": False, "team_id": "T1"},
    {
        "worker_id": "P1",
        "role": "practice_supervisor",
        "qualified": True,
        "qualified_on": date(2004, 9, 1),
        "team_id": "T1",
    },
    {"worker_id": "M1", "role": "team_manager", "qualified": True, "qualified_on": date(2001, 9, 1), "team_id": "T1"},
    {"worker_id": "M2", "role": "team_manager", "qualified": True, "qualified_on": date(2001, 9, 1), "team_id": "T2"},
    {"worker_id": "R1", "role": "conference_chair", "qualified": True, "qualified_on": date(1999, 9, 1)},
]
TEAMS = [
    {"team_id": "T1", "function": "first_response", "manager_id": "M1"},
    {"team_id": "T2", "function": "locality", "manager_id": "M2"},
]


def with_base(records: Records) -> Records:
    """An example's rows with what it takes for granted: workers, teams, and a child for each child id but K99."""
    whole: Records = {table: [] for table in layout()}
    records = {table: [one for row in rows for one in _several(row)] for table, rows in records.items()}
    for table, rows in records.items():
        whole[table] = [dict(row) for row in rows]
    for table, rows in (("workers", WORKERS), ("teams", TEAMS)):
        given = {row.get(key_of(table)) for row in whole[table]}
        whole[table] = [*(dict(row) for row in rows if row[key_of(table)] not in given), *whole[table]]
    known = {row.get("child_id") for row in whole["children"]}
    used: dict[Any, None] = {}
    for table, rows in records.items():
        if "child_id" in layout()[table]:
            used.update(
                dict.fromkeys(
                    row["child_id"]
                    for row in rows
                    if row.get("child_id")
                    and row["child_id"] not in known
                    and not str(row["child_id"]).startswith("K99")
                )
            )
    whole["children"] += [
        {"child_id": child, "date_of_birth": date(2005, 3, 1), "family_id": f"family of {child}"} for child in used
    ]
    return whole


def _several(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that one with "K{1..6}" in it stands for: six, each range in step."""
    ranges = {name: RANGE.fullmatch(value) for name, value in row.items() if isinstance(value, str)}
    spans = {name: found for name, found in ranges.items() if found}
    if not spans:
        return [row]
    steps = max(int(found[3]) - int(found[2]) for found in spans.values())
    return [
        {**row, **{name: f"{found[1]}{int(found[2]) + step}{found[4]}" for name, found in spans.items()}}
        for step in range(steps + 1)
    ]
