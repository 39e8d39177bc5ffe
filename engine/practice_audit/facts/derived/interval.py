"""Intervals: from one event to the next inside a period (visits, reviews, supervisions), one row each.

Source: procedure, limits.md, "interval": two events on one day are one; events after the end of the period do not
count; the last interval runs to the audit date. An event in doubt opens an interval that can't be told, and puts the
end of the one before it in doubt.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.derived.register import derived
from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.lookups import record_scope, tied
from practice_audit.facts.rows import Held, Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable, Origin, Positions, Step
from practice_audit.facts.values import WIDEST, Numbers, Objects, Texts, Truth, Value, blank_unless, numbers, texts
from practice_audit.rulebook.expressions import parse
from practice_audit.rulebook.parts import Derived, Event, IntervalOf, Tied

CLOSING = ["event", "table", "row"]
EDGE_COLUMNS = ["period", "day", "event", "table", "row", "sure", "lo", "hi"]


@derived("interval")
def interval(facts: Facts, what: Derived, held: Held) -> MadeTable:
    """Cut each period at its events.

    Returns:
        opened_on, closed_on (days; the end in doubt as bounds), opened_by ("start" or an event's id), closed_by, the
        owner's id (child_id); a step under the period's alias to its row. Key: the period's id, a slash, what opens it.
    """
    asked = what.interval
    assert isinstance(asked, IntervalOf)  # noqa: S101  the register calls for this kind only
    alias, name = next(iter(asked.of.items()))
    periods = facts.native(name)
    scope = facts.scope(periods.size, {alias: Rows.whole(periods)}, held)
    fits = condition(scope, asked.where)
    start = number(scope, asked.from_)
    closing = _events(facts, scope, asked, asked.between)
    opening = [
        closing,
        *(_events(facts, scope, asked, event) for event in asked.opened_also_by if isinstance(event, Event)),
    ]
    if "start" in asked.opened_also_by:
        opening.insert(0, _starts(start))
    every = pd.concat(opening, ignore_index=True)
    openers = pd.concat([_one_a_day(every), every[every["day"].isna()].drop_duplicates(["period", "event"])])
    openers = openers[fits.may[openers["period"]]]
    return _table(facts, asked, openers.reset_index(drop=True), closing, fits)


def _starts(start: Numbers) -> pd.DataFrame:
    rows = np.flatnonzero(start.may)
    return pd.DataFrame(
        {
            "period": rows,
            "day": start.if_settled[rows],
            "event": "start",
            "table": "",
            "row": -1,
            "sure": start.settled[rows],
            "lo": start.lo[rows],
            "hi": start.hi[rows],
        },
        columns=EDGE_COLUMNS,
    )


def _events(facts: Facts, scope: Scope, asked: IntervalOf, event: Event) -> pd.DataFrame:
    alias, name = next(iter(event.aliases.items()))
    owner = next(iter(asked.of))
    inside = [
        f"{alias}.{asked.join} == {owner}.{asked.join}",
        f"({asked.from_.text}) <= ({event.on.text})",
        f"({event.on.text}) <= or_forever({asked.to.text})",
    ]
    where = parse(" and ".join([*([f"({event.where.text})"] if event.where else []), *inside]))
    tables = facts.tables(event.aliases)
    pairs = tied(scope, Tied(aliases=event.aliases, where=where), tables)
    day = number(record_scope(scope, tables, alias), event.on)
    lo, hi = day.lo[pairs.record], day.hi[pairs.record]
    known = lo == hi
    ids = tables[alias].origin.id[pairs.record]
    return pd.DataFrame(
        {
            "period": pairs.subject,
            "day": np.where(known, lo, np.nan),
            "event": ids,
            "table": name,
            "row": pairs.record,
            "sure": pairs.sure & known,
            "lo": lo,
            "hi": hi,
        },
        columns=EDGE_COLUMNS,
    )


def _one_a_day(edges: pd.DataFrame) -> pd.DataFrame:
    edges = edges[edges["day"].notna()]
    edges = edges.assign(first=(edges["event"] != "start").astype(int))
    edges = edges.sort_values(
        ["period", "day", "first", "sure", "event"], ascending=[True, True, True, False, True], kind="stable"
    )
    return edges.drop_duplicates(["period", "day"])


def _table(facts: Facts, asked: IntervalOf, openers: pd.DataFrame, closing: pd.DataFrame, fits: Truth) -> MadeTable:
    alias, name = next(iter(asked.of.items()))
    periods = facts.native(name)
    position = openers["period"].to_numpy(dtype=np.int64)
    by = _closed_by(openers, _one_a_day(closing[closing["sure"]]))
    closed_on, closed_by = _ends(openers, closing, by)
    columns: dict[str, Value] = {
        "opened_on": numbers(openers["day"].to_numpy(dtype=float), openers["day"].isna().to_numpy()),
        "opened_by": texts(openers["event"].to_numpy(dtype=object)),
        "closed_on": closed_on,
        "closed_by": Texts(closed_by, closed_on.sure, closed_on.may, closed_on.sure),
        asked.join: periods.text(asked.join).take(position),
    }
    keys = [f"{period}/{event}" for period, event in zip(periods.origin.id[position], openers["event"], strict=True)]
    origin = Origin(np.full(len(position), name, dtype=object), position, np.asarray(keys, dtype=object))
    step = Step(periods, position, np.zeros(len(position), dtype=bool))
    made = MadeTable("interval", columns, origin, {alias: step}, facts)
    made.population_sure = openers["sure"].to_numpy(dtype=bool) & fits.yes[position]
    made.also_from = [*_rests_on(openers), *_rests_on(by)]
    return made


def _ends(openers: pd.DataFrame, closing: pd.DataFrame, by: pd.DataFrame) -> tuple[Numbers, Objects]:
    """The day on which each interval ends, in doubt where one that may not count comes first, and by which event."""
    maybe = _closed_by(openers, _one_a_day(closing[~closing["sure"]].assign(sure=True)))
    anywhere = set(closing.loc[closing["day"].isna(), "period"])
    doubt_first = np.where(openers["period"].isin(anywhere), -WIDEST, maybe["closed"].fillna(WIDEST).to_numpy())
    surely = by["closed"].notna().to_numpy()
    hi = np.where(surely, by["closed"].fillna(0).to_numpy(), np.where(doubt_first < WIDEST, WIDEST, -WIDEST))
    lo = np.minimum(np.where(surely, hi, WIDEST), doubt_first)
    events = by["event"].to_numpy(dtype=object)
    return Numbers(lo, hi, surely, surely | (doubt_first < WIDEST)), blank_unless(surely, events)


def _closed_by(openers: pd.DataFrame, closers: pd.DataFrame) -> pd.DataFrame:
    left = (
        openers[["period", "day"]]
        .assign(order=np.arange(len(openers)))
        .fillna(-WIDEST)
        .sort_values("day", kind="stable")
    )
    right = closers[["period", "day", *CLOSING]].assign(closed=closers["day"]).sort_values("day", kind="stable")
    if right.empty or left.empty:
        nothing = np.full(len(openers), None, dtype=object)
        return pd.DataFrame({"closed": np.full(len(openers), np.nan), **dict.fromkeys(CLOSING, nothing), "row": -1})
    found = pd.merge_asof(left, right, on="day", by="period", direction="forward", allow_exact_matches=False)
    found["row"] = found["row"].fillna(-1)
    return found.sort_values("order")[["closed", *CLOSING]].reset_index(drop=True)


def _rests_on(events: pd.DataFrame) -> list[tuple[str, Positions, Positions]]:
    rests = []
    for name, part in events[events["row"] >= 0].groupby("table"):
        rests.append((str(name), part.index.to_numpy(), part["row"].to_numpy(dtype=np.int64)))
    return rests
