"""Each child protection plan on the last day of each whole month it covers, with what is recorded of advocacy by then.

Source: procedure, advocacy.md, AD-09: children with a plan that covers the last day of each of the 12 months up to the
audit date, by the team of the case holder on that day.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.functions.days import whole_years
from practice_audit.facts.periods import Period, whole_months
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.facts.vocabulary.month_ends import MONTHS, holders_on, teams_of

UNBORN = -1.0
COLUMNS = ["plan", "child", "month", "on", "age", "offered", "response", "started", "sure"]


@vocabulary("plans_with_advocacy")
def plans_with_advocacy(facts: Facts) -> MadeTable:
    """One row a plan and month.

    Returns:
        child_id, month (2012-11), on (its last day), team_id ("none" without a case holder on it), age in whole years
        (in doubt where the birth is not known, or the plan may not cover that day; -1 before birth), offered and
        started (by that day, of this plan or not ended before it), response (of the latest offer).
    """
    plans = facts.native("plans")
    frame = pd.concat([_in_month(facts, month) for month in whole_months(facts.as_at, MONTHS)], ignore_index=True)
    position = frame["plan"].to_numpy(dtype=np.int64)
    days = frame["on"].to_numpy(dtype=float)
    held = holders_on(facts, days, frame["child"].to_numpy(dtype=object))
    columns: dict[str, Value] = {
        "child_id": texts(frame["child"].to_numpy(dtype=object)),
        "month": texts(frame["month"].to_numpy(dtype=object)),
        "on": numbers(days),
        "team_id": texts(teams_of(facts, held)),
        "age": numbers(frame["age"].to_numpy(dtype=float), ~frame["sure"].to_numpy(dtype=bool)),
        "offered": numbers(frame["offered"].to_numpy(dtype=float)),
        "started": numbers(frame["started"].to_numpy(dtype=float)),
        "response": texts(frame["response"].to_numpy(dtype=object)),
    }
    whole = plans.origin
    return MadeTable(
        "plans_with_advocacy", columns, Origin(whole.table[position], position, whole.id[position]), {}, facts
    )


def _in_month(facts: Facts, month: Period) -> pd.DataFrame:
    """The plans that cover, or may cover, the last day of a month."""
    plans = facts.native("plans")
    start, end, kind, child = plans.day("start_on"), plans.day("end_on"), plans.text("kind"), plans.text("child_id")
    protects = (kind.value == "child_protection") | ~kind.known
    ended = end.sure & (end.hi < month.last)
    may = protects & start.may & (start.lo <= month.last) & ~ended & (child.value != None)  # noqa: E711  by element
    rows = np.flatnonzero(may)
    frame = pd.DataFrame({"plan": rows, "child": child.value[rows], "month": month.name, "on": float(month.last)})
    surely = kind.known & start.sure & (start.hi <= month.last) & (~end.may | (end.sure & (end.lo >= month.last)))
    children = facts.native("children")
    known = dict(zip(children.text("child_id").value, children.day("date_of_birth").if_settled, strict=True))
    born = [known.get(name, np.nan) for name in frame["child"]]
    frame["sure"] = surely[rows] & ~np.isnan(born)
    frame["age"] = [whole_years(day, month.last) if day <= month.last else UNBORN for day in born]
    return frame.assign(**_advocacy(facts, frame, start.lo[rows]))[COLUMNS]


def _advocacy(facts: Facts, frame: pd.DataFrame, plan_start: np.ndarray) -> dict[str, np.ndarray]:
    """Offer, response and start of the latest record of each plan's child, by the last day of the month."""
    table = facts.native("advocacy")
    helped = pd.DataFrame(
        {
            "child": table.text("child_id").value,
            "offered_on": table.day("offered_on").if_settled,
            "started_on": table.day("started_on").if_settled,
            "ended_on": table.day("ended_on").if_settled,
            "response": table.text("response").value,
        }
    )
    asked = frame[["child", "on"]].assign(row=np.arange(len(frame)), begun=plan_start)
    both = asked.merge(helped, on="child")
    both = both[both["ended_on"].isna() | (both["ended_on"] >= both["begun"])]
    offers = (
        both[both["offered_on"] <= both["on"]]
        .sort_values("offered_on", kind="stable")
        .drop_duplicates("row", keep="last")
    )
    starts = both[both["started_on"] <= both["on"]]
    offered, started = (frame.index.isin(part["row"]).astype(float) for part in (offers, starts))
    response = np.full(len(frame), None, dtype=object)
    response[offers["row"].to_numpy(dtype=np.int64)] = offers["response"].to_numpy(dtype=object)
    return {"offered": offered, "started": started, "response": response}
