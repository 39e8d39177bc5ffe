"""What tests of the engine are made of: rows, facts, a rule out of a few lines of YAML, its outcomes."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import yaml

from practice_audit.examples import evaluate_rows, records_of
from practice_audit.facts.store import Facts
from practice_audit.places import Places
from practice_audit.rulebook.loader import Rulebook, load_rulebook, validated
from practice_audit.rulebook.model import Rule

Cell = str | bool | int | date | None
Row = dict[str, Any]
Rows = dict[str, list[Row]]
AS_AT = date(2012, 12, 12)
UNREAD = "??"
HEAD = """
id: ZZ-01
version: 1
title: A rule of a test
standard: A rule of a test.
why: To try the engine.
stage: first response
severity: S2
check: definite
basis: [a test]
profiles: [statutory]
finding: {missing: "Nothing found by {due}.", late: "Found on {found}.", forbidden: "It is there.", ended: "It ended."}
remedy: None.
"""


def day(month: int, of: int, year: int = 2012) -> date:
    """Give a day of the year in which most examples are."""
    return date(year, month, of)


@cache
def shipped_book() -> Rulebook:
    """Give the rulebook that comes with the program, read once."""
    return load_rulebook()


def rule_of(text: str) -> Rule:
    """Make a rule of a few lines of YAML; what they leave out is HEAD's."""
    written = {**yaml.safe_load(HEAD), **yaml.safe_load(text.replace(" on:", ' "on":'))}
    return validated(Rule, written, Places("test.yaml"))


def book_of(*rules: Rule) -> Rulebook:
    """Give a rulebook of these rules, with the shipped limits, settings, exemptions and links."""
    shipped = shipped_book()
    return Rulebook({rule.id: rule for rule in rules}, shipped.local, shipped.exemptions, shipped.links)


def facts_of(rows: Rows, as_at: date = AS_AT, absent: tuple[str, ...] = ()) -> Facts:
    """Give the facts of some rows under the shipped rulebook."""
    return Facts(records_of(rows, as_at, absent), shipped_book())


def outcomes_of(  # noqa: PLR0913  each but the first two may be left out
    rule: Rule,
    rows: Rows,
    as_at: date = AS_AT,
    *,
    absent: Sequence[str] = (),
    beside: Sequence[Rule] = (),
    matcher: str = "relational",
) -> pd.DataFrame:
    """Give the outcomes of one rule over some rows; `beside` are rules that hold something back from it."""
    return evaluate_rows(book_of(rule, *beside), rows, as_at, matcher=matcher, rule=rule.id, absent=absent)


def only_outcome(  # noqa: PLR0913  each but the first two may be left out
    rule: Rule,
    rows: Rows,
    as_at: date = AS_AT,
    *,
    absent: Sequence[str] = (),
    beside: Sequence[Rule] = (),
    matcher: str = "relational",
) -> dict[str, str]:
    """Give the one outcome of a rule that has one subject."""
    frame = outcomes_of(rule, rows, as_at, absent=absent, beside=beside, matcher=matcher)
    assert len(frame) == 1, frame[["key", "outcome"]].to_dict("records")
    return {str(name): value for name, value in frame.iloc[0].items()}
