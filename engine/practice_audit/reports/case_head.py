"""The head of a case sheet: who the child is, and who holds the case."""

from datetime import date
from typing import Any

import pandas as pd

from practice_audit.facts.store import Facts
from practice_audit.findings.holders import NONE, TWO, holders
from practice_audit.findings.words import day_words, listed
from practice_audit.reports.page import Page


def case_head(page: Page, facts: Facts, child: str) -> None:
    """Who the child is: age, brothers and sisters, and who holds the case."""
    page.say(f"Child {child} on {day_words(facts.as_at)}")
    for label, words in _about(facts, child):
        page.item(label, words)


def head_words(facts: Facts, child: str) -> list[str]:
    """The same as one line of text."""
    return [" · ".join(f"{label[0].upper()}{label[1:]}: {words}" for label, words in _about(facts, child))]


def _about(facts: Facts, child: str) -> list[tuple[str, str]]:
    children = [
        {str(name): cell for name, cell in row.items() if not pd.isna(cell)}
        for row in facts.records.tables["children"].frame.to_dict("records")
    ]
    own = next(row for row in children if row.get("child_id") == child)
    said = [("age", _age(facts, own))]
    if "family_id" in own:
        family = [row for row in children if row.get("family_id") == own["family_id"] and row is not own]
        names = [f"{row.get('child_id')} ({_short_age(facts, row)})" for row in family]
        said.append(("family", f"{own['family_id']}; brothers and sisters: {listed(names) or 'none in the export'}"))
    return [*said, ("case holder", _holder(facts, child))]


def _age(facts: Facts, row: dict[str, Any]) -> str:
    end = f"; died on {day_words(row['date_of_death'])}" if "date_of_death" in row else ""
    if "date_of_birth" in row:
        return f"{_years(row['date_of_birth'], facts.as_at)} (born {day_words(row['date_of_birth'])}){end}"
    if "expected_birth_date" in row:
        return f"not yet born, expected {day_words(row['expected_birth_date'])}{end}"
    return f"not known{end}"


def _short_age(facts: Facts, row: dict[str, Any]) -> str:
    return _years(row["date_of_birth"], facts.as_at) if "date_of_birth" in row else "unborn or age not known"


def _years(born: float, as_at: int) -> str:
    one, other = date.fromordinal(int(born)), date.fromordinal(as_at)
    months = (other.year - one.year) * 12 + other.month - one.month - (other.day < one.day)
    return f"{months // 12} years" if months >= 24 else f"{months} months" if months != 1 else "1 month"  # noqa: PLR2004 - two years


def _holder(facts: Facts, child: str) -> str:
    found = holders(facts)
    if child not in found.index or found.loc[child, "worker_id"] == NONE:
        return "nobody on record"
    worker, team = str(found.loc[child, "worker_id"]), str(found.loc[child, "team_id"])
    if worker == TWO:
        return "two workers at once"
    return f"{worker}{_role(facts, worker)}, {'no team on record' if team == NONE else f'team {team}'}"


def _role(facts: Facts, worker: str) -> str:
    typed = facts.records.tables.get("workers")
    if typed is None:
        return ""
    roles = typed.frame.loc[typed.frame["worker_id"].eq(worker), "role"].dropna()
    return f" ({str(roles.iloc[0]).replace('_', ' ')})" if len(roles) else ""
