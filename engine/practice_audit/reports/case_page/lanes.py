"""What of a child's record is drawn on the line of time, lane by lane."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.records import Records

FIRST, LAST = "first", "last"


@dataclass(frozen=True)
class Lane:
    """A lane.

    Attributes:
        name: of the lane.
        tables: of which tables its records are.
        spans: where a record lasts, its first and last day, by table.
        seen: a column that says whether the child was seen: where not, the mark is hollow.
    """

    name: str
    tables: tuple[str, ...]
    spans: dict[str, tuple[str, str]]
    seen: str = ""


LANES = (
    Lane("Contacts, referrals, closures", ("contacts", "referrals", "early_help", "case_closures", "transfers"), {}),
    Lane("Assessments", ("assessments",), {"assessments": ("started_on", "completed_on")}),
    Lane(
        "Enquiries, discussions", ("strategy_discussions", "section_47_enquiries"),
        {"section_47_enquiries": ("started_on", "completed_on")},
    ),
    Lane("Plans", ("plans",), {"plans": ("start_on", "end_on")}),
    Lane("Conferences, reviews", ("conferences", "reviews"), {}),
    Lane("Core groups", ("core_groups",), {}),
    Lane("Visits (hollow: not seen)", ("visits",), {}, "seen"),
    Lane("Supervision, decisions", ("case_supervisions", "management_decisions"), {}),
    Lane(
        "Missing, in care", ("missing_episodes", "care_episodes"),
        {"care_episodes": ("start_on", "end_on"), "missing_episodes": ("missing_on", "found_on")},
    ),
    Lane("Case holder", ("allocations",), {"allocations": ("start_on", "end_on")}),
)  # fmt: skip
CHRONOLOGY = "chronology"
MILESTONES = frozenset(
    {
        "contacts", "referrals", "early_help", "case_closures", "transfers", "assessments", "strategy_discussions",
        "section_47_enquiries", "plans", "conferences", "reviews", "missing_episodes", "care_episodes",
    }
)  # fmt: skip
"""Tables whose records are events of their own on the sheet; runs of others are put together."""


@dataclass(frozen=True)
class Piece:
    """A record on its lane: the days (ordinal; last None where it still lasts), hollow or not, and what it is."""

    first: int
    last: int | None
    is_span: bool
    hollow: bool
    about: str


def pieces(records: Records, child: str, lane: Lane) -> list[Piece]:
    """The child's records of a lane."""
    found: list[Piece] = []
    for name in lane.tables:
        if name in records.tables:
            frame = records.tables[name].frame
            for row in frame[frame["child_id"].eq(child)].to_dict("records"):
                found += _piece(name, {str(key): cell for key, cell in row.items() if not pd.isna(cell)}, lane)
    return found


def _piece(table: str, row: dict[str, object], lane: Lane) -> Iterable[Piece]:
    main = TABLES[table].main
    first_name, last_name = lane.spans.get(table, (main or "", ""))
    if first_name not in row:
        return
    first, last = _day(row[first_name]), _day(row[last_name]) if last_name in row else None
    word = TABLES[table].singular.replace("_", " ")
    label = str(row["worker_id"]) if table == "allocations" and "worker_id" in row else word
    yield Piece(first, last, table in lane.spans, bool(lane.seen) and row.get(lane.seen) == 0, label)


def _day(cell: object) -> int:
    return int(float(str(cell)))


def chronology_days(records: Records, child: str) -> list[int]:
    """The days of the entries of the chronology."""
    if CHRONOLOGY not in records.tables:
        return []
    frame = records.tables[CHRONOLOGY].frame
    return sorted(int(day) for day in frame.loc[frame["child_id"].eq(child), "event_on"].dropna())
