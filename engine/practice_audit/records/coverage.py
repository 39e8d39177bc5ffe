"""From when each table is complete: as the user says, else the source, else the earliest main date of many rows."""

import difflib
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from practice_audit.errors import WrongUsage
from practice_audit.layout import TABLES
from practice_audit.layout.days import day_of_text
from practice_audit.records.tables import Records
from practice_audit.sources import Source
from practice_audit.working_days import add_months

ALL_TABLES = "*"
INFERRED_FROM = 50  # rows
STRAYS_IN = 100  # rows, of which one may be dated long before all others
A_YEAR = 365  # days
LATEST = "only the latest of each child"
Covers = Mapping[str, date | Literal["all"]]


def covers_from(options: Iterable[str]) -> dict[str, date | Literal["all"]]:
    """Read the values of `--covers`: FROM for every table, TABLE=FROM for one, and `all` for no bound in either place.

    Raises:
        WrongUsage: a table or a date is none.
    """
    covers: dict[str, date | Literal["all"]] = {}
    for option in options:
        table, _, day = option.rpartition("=")
        table = table.strip() or ALL_TABLES
        if table not in {ALL_TABLES, *TABLES}:
            close = difflib.get_close_matches(table, TABLES, n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise WrongUsage(f"no table is called {table}.{meant}", where="--covers", next_step="See `records layout`.")
        covers[table] = "all" if day.strip().lower() == "all" else _day(day.strip())
    return covers


def _day(text: str) -> date:
    try:
        return day_of_text(text, None)
    except ValueError:
        raise WrongUsage(
            f"{text!r} is not a date.",
            where="--covers",
            next_step="Write FROM or TABLE=FROM, as visits=2012-04-01, or all.",
        ) from None


def stated_by(sources: Iterable[Source], as_at: date) -> dict[str, tuple[date, str]]:
    """Give for each table the first day that a source says it covers, and what that day is; the earliest of several."""
    stated: dict[str, tuple[date, str]] = {}
    for source in sources:
        for table in source.tables:
            said = None if source.covers_from is None else (source.covers_from, source.covers_how)
            if table.window_months is not None:
                first = date.fromordinal(int(add_months(as_at.toordinal(), -table.window_months)))
                said = (first, f"{source.format} lists {table.window_months} months before the audit date")
            if said is not None:
                stated[table.name] = min(stated.get(table.name, said), said)
    return stated


def worked_out(
    frames: Mapping[str, pd.DataFrame],
    covers: Covers,
    stated: Mapping[str, tuple[date, str]],
    latest: Container[str] = (),
) -> tuple[dict[str, int], dict[str, str]]:
    """Work out from when each table is covered.

    Args:
        frames: the typed tables as at the audit date.
        covers: table, or ALL_TABLES, to a day or "all" (no bound), as the user gives it.
        stated: as `stated_by` has it, for the tables where the user says nothing.
        latest: the tables that show only the latest row of each child (records/latest.py), which have no one first day.

    Returns:
        Table to its first day (ordinal), only where there is a bound; and for every table how it was found, in words.
    """
    first: dict[str, int] = {}
    how: dict[str, str] = {}
    for table, frame in frames.items():
        main = TABLES[table].main
        given = covers.get(table, covers.get(ALL_TABLES))
        days = frame[main].to_numpy() if main else np.empty(0)
        if given is None and table in latest:
            how[table] = LATEST
        elif given == "all":
            how[table] = "no bound, as given"
        elif main is None:
            how[table] = "no bound: it has no main date"
        elif isinstance(given, date):
            first[table], how[table] = given.toordinal(), "as given"
        elif table in stated:
            first[table], how[table] = stated[table][0].toordinal(), stated[table][1]
        elif len(frame) < INFERRED_FROM or np.isnan(days).all():
            how[table] = f"no bound: fewer than {INFERRED_FROM} rows"
        else:
            first[table], strays = _first_day(days)
            how[table] = f"the earliest {main}" + (f" but for {strays} long before all others" if strays else "")
    return first, how


def _first_day(days: np.ndarray) -> tuple[int, int]:
    """The earliest day of many rows, and how many stand before it by themselves.

    A year typed wrong (2002 for 2012) would move the first day back by ten years, and make a breach of each record
    that the export never held: up to one row in a hundred is passed over where a year without any row follows it.
    """
    ordered = np.sort(days[~np.isnan(days)]).astype(int)
    most = max(1, len(ordered) // STRAYS_IN)
    gaps = np.flatnonzero(np.diff(ordered[: most + 1]) > A_YEAR)
    strays = int(gaps[-1]) + 1 if len(gaps) else 0
    return int(ordered[strays]), strays


def coverage_lines(records: Records) -> list[str]:
    """Say for each table from when it is complete, and how that is known."""
    lines = []
    for table, how in records.covers_how.items():
        day = records.covers.get(table)
        lines.append(f"{table}: {how}" if day is None else f"{table}: from {date.fromordinal(day)} ({how})")
    return lines
