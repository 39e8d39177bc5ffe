"""One rule by itself: over rows of Python values, under settings of its own, with all that holds back from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from practice_audit.audit import run_audits
from practice_audit.examples.base import Rows
from practice_audit.examples.typed import records_of
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.local import lay_over
from practice_audit.rulebook.strata import held_from, runs_after


def evaluate_rows(  # noqa: PLR0913 - what a case can say, by name
    book: Rulebook,
    records: Rows,
    as_at: date,
    *,
    matcher: str,
    rule: str,
    settings: dict[str, Any] | None = None,
    absent: Iterable[str] = (),
) -> pd.DataFrame:
    """The outcomes of one rule over rows of Python values (no base rows are added): tests make their own cases."""
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
    return replace(book, local=lay_over(book.local, None, settings)) if settings else book


def wanted(book: Rulebook, rule: str, only: Collection[str] = ()) -> set[str]:
    """A rule, all that hold something back from it and all whose outcomes it is about, directly or through others.

    Args:
        book: the rules.
        rule: its id.
        only: of the rules whose outcomes it is about, only these (ids or families; none: all).
    """
    found = {rule} | {
        other.id
        for other in book.rules.values()
        if runs_after(book.rules[rule], other) and (not only or other.id in only or other.family in only)
    }
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
