"""What is written on the file: visits, chronology, case notes, advocacy."""

from typing import Annotated, Literal

from pydantic import Field

from practice_audit.layout.kinds import MAIN, Choice, Date, Flag, Key, Record, Text, ToChild, ToPlan, ToWorker

VisitKind = Literal[
    "assessment", "section_47", "child_protection", "child_in_need", "joint_transfer", "family_support", "other"
]


class Visit(Record):
    """A visit to a child."""

    visit_id: Key
    child_id: ToChild
    visited_on: Annotated[Date, MAIN]
    kind: Choice[VisitKind] | None = None
    worker_id: ToWorker | None = None
    seen: Flag | None = None
    seen_alone: Flag | None = None
    not_seen_reason: Text | None = None
    not_alone_reason: Text | None = Field(default=None, description="Why an old enough child was not seen alone")
    child_views: Text | None = None
    interpreter_used: Flag | None = None
    recorded_on: Date | None = None


class ChronologyEntry(Record):
    """An entry of a child's chronology."""

    entry_id: Key
    child_id: ToChild
    event_on: Annotated[Date, MAIN]
    recorded_on: Date | None = None
    event: Text | None = None
    significance: Text | None = Field(default=None, description="What it meant for the child")


class CaseNote(Record):
    """A note on a child's file."""

    note_id: Key
    child_id: ToChild
    event_on: Annotated[Date, MAIN]
    recorded_on: Date | None = None
    kind: Text | None = None
    author_id: ToWorker | None = None
    text: Text | None = None


class Advocacy(Record):
    """The offer of an advocate to a child, and what came of it."""

    advocacy_id: Key
    child_id: ToChild
    plan_id: ToPlan | None = None
    explained_on: Date | None = Field(default=None, description="Date on which the service was explained to the child")
    offered_on: Annotated[Date, MAIN] | None = None
    response: Choice[Literal["accepted", "declined", "undecided", "not_appropriate"]] | None = None
    response_reason: Text | None = None
    responded_on: Date | None = None
    referred_on: Date | None = None
    started_on: Date | None = None
    ended_on: Date | None = None
