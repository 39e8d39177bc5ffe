"""Each rule's own examples, run through the whole pipeline: all of them at once, on either matcher."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from practice_audit.audit import DURABLE, RELATIONAL, Audit, run_audits
from practice_audit.layout import TABLES
from practice_audit.records import FUTURE, REJECTED, TALLY, Records, TypedTable
from practice_audit.records.future import ENDS, LOOKS_FORWARD
from practice_audit.rulebook.loader import Rulebook, load_rulebook
from practice_audit.rulebook.local import lay_over
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Example
from practice_audit.rulebook.strata import held_from

UNREADABLE = "??"
BORN = date(2005, 3, 1)
Rows = dict[str, list[dict[str, Any]]]

_QUALIFIED = {"W1": ("social_worker", "2008-09-01", "T1"), "W2": ("social_worker", "2008-09-01", "T2"), "P1": ("practice_supervisor", "2004-09-01", "T1"), "M1": ("team_manager", "2001-09-01", "T1"),
              "M2": ("team_manager", "2001-09-01", "T2"), "R1": ("conference_chair", "1999-09-01", None)}  # fmt: skip
BASE: Rows = {
    "workers": [
        *[
            {
                "worker_id": name,
                "role": role,
                "qualified": True,
                "qualified_on": date.fromisoformat(day),
                "team_id": team,
            }
            for name, (role, day, team) in _QUALIFIED.items()
        ],
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
    ],
    "teams": [
        {"team_id": "T1", "function": "first_response", "manager_id": "M1"},
        {"team_id": "T2", "function": "locality", "manager_id": "M2"},
    ],
}
"""The rows that every example takes for granted. Source: procedure, conventions.md, "Examples"."""


@dataclass(frozen=True)
class Result:
    """What came out of one example."""

    rule: str
    example: Example
    problem: str
    """What differs from what the example says; blank: nothing."""
    matcher: str


def with_base(rows: Rows) -> Rows:
    """An example's rows with the base rows that they do not replace, and a child for every child id used."""
    tables: Rows = {name: [] for name in TABLES}
    for name, given in rows.items():
        tables[name] = list(given)
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
    nothing = {
        name: pd.DataFrame(columns=columns)
        for name, columns in (("rejected", REJECTED), ("future", FUTURE), ("tally", TALLY))
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
        **nothing,
    )


@cache
def _empty(name: str, absent: frozenset[str]) -> TypedTable:
    return _filled(name, [], 0, set(absent))


def _typed(name: str, rows: list[dict[str, Any]], as_at: int, absent: set[str]) -> TypedTable:
    return _filled(name, rows, as_at, absent) if rows else _empty(name, frozenset(absent))


def _filled(name: str, rows: list[dict[str, Any]], as_at: int, absent: set[str]) -> TypedTable:
    table = TABLES[name]
    rows = [
        row
        for row in rows
        if not (table.main and isinstance(row.get(table.main), date) and row[table.main].toordinal() > as_at)
    ]
    cells: dict[str, Any] = {}
    unread: dict[str, np.ndarray] = {}
    for column in table.columns.values():
        values = [None if column.name in absent else row.get(column.name) for row in rows]
        late = [
            isinstance(value, date) and value.toordinal() > as_at and (name, column.name) not in LOOKS_FORWARD
            for value in values
        ]
        running = (name, column.name) in ENDS
        doubt = np.asarray(
            [value == UNREADABLE or (after and not running) for value, after in zip(values, late, strict=True)],
            dtype=bool,
        )
        if doubt.any():
            unread[column.name] = doubt
        values = [None if after else value for value, after in zip(values, late, strict=True)]
        if column.type in {"date", "bool", "int"}:
            cells[column.name] = np.asarray([_number(value) for value in values], dtype=np.float64)
        else:
            cells[column.name] = np.asarray(
                [None if value in (None, "", UNREADABLE) else str(value) for value in values], dtype=object
            )
    frame = pd.DataFrame(cells, index=pd.RangeIndex(len(rows)))
    files = np.full(len(rows), "example", dtype=object)
    return TypedTable(name, frame, unread, frozenset(absent), frozenset(), files, np.arange(1, len(rows) + 1))


def _number(value: Any) -> float:
    if value is None or value == UNREADABLE:
        return np.nan
    if isinstance(value, date):
        return float(value.toordinal())
    return float(value)


def evaluate_rows(
    book: Rulebook,
    records: Rows,
    as_at: date,
    *,
    matcher: str,
    rule: str,
    settings: dict[str, Any] | None = None,
    absent: Iterable[str] = (),
) -> pd.DataFrame:
    """The outcomes of one rule over rows of Python values (base rows are not added): for tests that make their own cases."""
    book = with_settings(book, settings or {})
    audit = run_audits(
        [records_of(records, as_at, absent)],
        book,
        matcher=matcher,
        verify=False,
        rules=[wanted(book, rule)],
        only=[rule],
    )[0]
    return audit.outcomes[audit.outcomes["rule"] == rule].reset_index(drop=True)


def with_settings(book: Rulebook, settings: dict[str, Any]) -> Rulebook:
    """The rulebook with an example's own settings."""
    return (
        Rulebook(book.rules, lay_over(book.local, None, settings), book.exemptions, book.links, book.hashes, book.files)
        if settings
        else book
    )


def wanted(book: Rulebook, rule: str) -> set[str]:
    """A rule and all that hold something back from it, directly or through others."""
    found = {rule}
    while True:
        more = {
            other.id
            for other in book.rules.values()
            for name in found
            if any(held_from(hold, book.rules[name]) for hold in other.holds_back)
        } - found
        if not more:
            return found
        found |= more


def run_examples(
    book: Rulebook, ids: Iterable[str] | None = None, *, matcher: str = RELATIONAL, jobs: int = 1
) -> list[Result]:
    """Run the examples of some rules (default: all).

    Returns:
        One result an example, in the order of rules and examples.
    """
    asked = [(book.rules[name], example) for name in (ids or book.rules) for example in book.rules[name].examples]
    results: dict[int, Result] = {}
    groups: dict[str, list[int]] = {}
    for number, (_, example) in enumerate(asked):
        groups.setdefault(repr(sorted(example.settings.items())), []).append(number)
    for numbers in groups.values():
        local = with_settings(book, asked[numbers[0]][1].settings)
        exports = [records_of(with_base(asked[n][1].records), asked[n][1].as_at, asked[n][1].absent) for n in numbers]
        audits = run_audits(
            exports,
            local,
            matcher=matcher,
            verify=False,
            jobs=jobs,
            rules=[wanted(book, asked[n][0].id) for n in numbers],
            only=[asked[n][0].id for n in numbers],
        )
        for n, audit in zip(numbers, audits, strict=True):
            results[n] = Result(asked[n][0].id, asked[n][1], _problem(asked[n][0], asked[n][1], audit), matcher)
    return [results[number] for number in range(len(asked))]


def _problem(rule: Rule, example: Example, audit: Audit) -> str:
    frame = audit.outcomes[audit.outcomes["rule"] == rule.id]
    if example.subject:
        frame = frame[(frame["subject_table"] + "/" + frame["subject_id"]) == example.subject]
    if example.outcome == "none":
        return "" if frame.empty else f"there is a subject: {frame['subject_id'].tolist()}, {frame['outcome'].tolist()}"
    if len(frame) != 1:
        return f"one subject is wanted, there are {len(frame)}: {(frame['subject_table'] + '/' + frame['subject_id']).tolist()} {audit.not_judged.get(rule.id, '')}"
    row = frame.iloc[0]
    asked = {
        "outcome": example.outcome,
        "due_on": example.due,
        "found_on": example.found,
        "over": example.over,
        "severity": example.severity,
    }
    wrong = [
        f"{name} is {row[name] or 'blank'}, not {_text(value)}"
        for name, value in asked.items()
        if value is not None and str(row[name]) != _text(value)
    ]
    if example.says and example.says not in row["explanation"]:
        wrong.append(f"it does not say '{example.says}': {row['explanation']}")
    return "; ".join(wrong) + (f" ({row['explanation']})" if wrong else "")


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def main(arguments: list[str]) -> int:
    """Run examples from the command line of a developer: `python -m practice_audit.examples [RULE …]`."""
    book = load_rulebook()
    failed = 0
    for matcher in (RELATIONAL, DURABLE):
        for result in run_examples(book, arguments or None, matcher=matcher):
            if result.problem:
                failed += 1
                print(f"{result.rule} [{matcher}] {result.example.name}: {result.problem}")  # noqa: T201  a developer's command
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
