"""What each list of Annex A gives: the native tables, from which of its columns, and what is inferred in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from practice_audit.sources.annex_a_cells import (
    blank,
    category,
    closure_reason,
    day,
    plain,
    referral_source,
    truth,
    word,
)
from practice_audit.sources.tables import Cell, Damaged

Row = Mapping[str, Cell]  # the short name of each column that the list has to its cell
Read = Callable[[Row], Cell]
WINDOW: Final = 6  # months


@dataclass(frozen=True)
class Made:
    """The rows of one native table out of one list.

    Attributes:
        table: the native table.
        letter: the kind of record in its id, as the census reader has it where both have the kind.
        dated: the column whose day is in the id.
        columns: native column to the list's column and how it is read; left out where the list lacks the column.
        fixed: native column to what stands there on every row.
        links: native column to the table whose record of the same row it names.
        inferred: native column to how it is inferred.
        given: a row gives a record only where something stands in one of these columns; none: every row does.
        when: which rows give a record at all.
        latest: the list shows only the latest of each child.
        once: one record a child and day.
    """

    table: str
    letter: str
    dated: str
    columns: Mapping[str, tuple[str, Read]]
    fixed: Mapping[str, str | bool] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    inferred: Mapping[str, str] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    when: Read = lambda _: True
    latest: bool = False
    once: bool = False
    window: int | None = WINDOW


def _as(key: str, read: Callable[[Cell], Cell] = day) -> tuple[str, Read]:
    return key, lambda row: read(row.get(key))


def _decision(row: Row) -> Cell:
    ended = truth(row.get("nfa"))
    return ended if isinstance(ended, Damaged) else "no_further_action" if ended else None


def _outcome(row: Row) -> Cell:
    if not blank(row.get("conference")):
        return "substantiated_continuing_risk"
    unnecessary = truth(row.get("unnecessary"))
    if isinstance(unnecessary, Damaged) or unnecessary is None:
        return unnecessary
    return "not_substantiated" if unnecessary else "substantiated_continuing_risk"


def _conference_decision(row: Row) -> Cell:
    planned = truth(row.get("plan"))
    return planned if isinstance(planned, Damaged) or planned is None else "plan" if planned else "no_plan"


def _category(row: Row) -> Cell:
    return category(row.get("first_category") if blank(row.get("category")) else row.get("category"))


def _seen(row: Row) -> Cell:
    alone = truth(row.get("alone"))
    return alone if isinstance(alone, Damaged) else alone or None


def on_a_need_plan(row: Row) -> Cell:
    """Say whether List 6 has the child on a child in need plan."""
    status = word(row.get("status"))
    return isinstance(status, str) and (status == "c" or status.startswith("child in need plan"))


_AUTHORISED: Final = "completed_on is Annex A's date of authorisation"
_DISCUSSED: Final = "is Annex A's day of the strategy discussion that began the enquiry"

MADE: Final[Mapping[int, tuple[Made, ...]]] = {
    1: (Made("contacts", "K", "received", {"received_on": _as("received"), "source": _as("source", referral_source)}),),
    2: (
        Made(
            "early_help",
            "H",
            "started",
            {"started_on": _as("started"), "completed_on": _as("completed")},
            fixed={"kind": "early_help_assessment"},
            inferred={"kind": "kind is an early help assessment, the only one in List 2"},
        ),
    ),
    3: (
        Made(
            "referrals",
            "R",
            "received",
            {
                "received_on": _as("received"),
                "source": _as("source", referral_source),
                "decision": ("nfa", _decision),
            },
            inferred={"decision": "decision is no further action where List 3 says so, and else not known"},
        ),
    ),
    4: (
        Made(
            "assessments",
            "A",
            "started",
            {
                "started_on": _as("started"),
                "completed_on": _as("authorised"),
                "authorised_on": _as("authorised"),
            },
            fixed={"kind": "single"},
            inferred={"kind": "kind is single, the only one in List 4", "completed_on": _AUTHORISED},
        ),
    ),
    5: (
        Made(
            "strategy_discussions",
            "D",
            "started",
            {"held_on": _as("started")},
        ),
        Made(
            "section_47_enquiries",
            "Q",
            "started",
            {"started_on": _as("started"), "outcome": ("unnecessary", _outcome)},
            links={"discussion_id": "strategy_discussions"},
            inferred={
                "started_on": f"started_on {_DISCUSSED}",
                "outcome": "outcome is continuing risk where List 5 gives a conference or says that one is necessary",
            },
        ),
        Made(
            "conferences",
            "F",
            "conference",
            {"held_on": _as("conference"), "decision": ("plan", _conference_decision)},
            fixed={"kind": "initial"},
            links={"discussion_id": "strategy_discussions"},
            inferred={"kind": "kind is initial: List 5 does not tell pre-birth and transfer-in apart"},
            given=("conference",),
            once=True,
        ),
    ),
    6: (
        Made(
            "plans",
            "N",
            "started",
            {"start_on": _as("started"), "end_on": _as("closed")},
            fixed={"kind": "child_in_need"},
            when=on_a_need_plan,
            latest=True,
        ),
        Made(
            "visits",
            "S",
            "seen",
            {"visited_on": _as("seen")},
            fixed={"seen": True},
            given=("seen",),
            latest=True,
            window=None,
        ),
        Made(
            "case_closures",
            "C",
            "closed",
            {"closed_on": _as("closed"), "reason": _as("reason", closure_reason)},
            inferred={"reason": "reason is other where the code does not say whether needs were met"},
            given=("closed", "reason"),
            latest=True,
        ),
    ),
    7: (
        Made(
            "plans",
            "L",
            "started",
            {"start_on": _as("started"), "end_on": _as("ended"), "category": ("category", _category)},
            fixed={"kind": "child_protection"},
            inferred={"category": "category is the latest category of abuse"},
            latest=True,
        ),
        Made(
            "visits",
            "S",
            "visited",
            {"visited_on": _as("visited"), "seen": ("alone", _seen), "seen_alone": _as("alone", truth)},
            fixed={"kind": "child_protection"},
            inferred={"seen": "seen is yes where List 6 has the child last seen on that day, or List 7 seen alone"},
            given=("visited",),
            latest=True,
            window=None,
        ),
        Made(
            "reviews",
            "V",
            "reviewed",
            {"held_on": _as("reviewed")},
            links={"plan_id": "plans"},
            inferred={"plan_id": "plan_id is the child's plan in List 7"},
            given=("reviewed",),
            latest=True,
            window=None,
        ),
    ),
    8: (
        Made(
            "care_episodes",
            "P",
            "started",
            {"start_on": _as("started"), "end_on": _as("ended"), "legal_status": _as("legal", plain)},
            latest=True,
        ),
        Made(
            "visits",
            "S",
            "visited",
            {"visited_on": _as("visited")},
            given=("visited",),
            latest=True,
            window=None,
        ),
    ),
}
