"""Conferences, plans and what keeps a plan going."""

from typing import Annotated, Literal

from pydantic import Field

from practice_audit.layout.kinds import (
    MAIN,
    AgencyList,
    Choice,
    Date,
    Flag,
    Key,
    Record,
    Text,
    ToChild,
    ToConference,
    ToDiscussion,
    ToPlan,
    ToWorker,
    Whole,
)


class Conference(Record):
    """A child protection conference other than a review."""

    conference_id: Key
    child_id: ToChild
    discussion_id: ToDiscussion | None = None
    kind: Choice[Literal["initial", "pre_birth", "transfer_in"]] = Field(
        description="Review conferences are in reviews"
    )
    held_on: Annotated[Date, MAIN]
    decision: Choice[Literal["plan", "no_plan", "adjourned"]] | None = None
    social_work_report_on: Date | None = None
    report_shared_with_parents_on: Date | None = None
    child_invited: Flag | None = None
    child_attended: Flag | None = None
    child_views: Text | None = None
    advocate_attended: Flag | None = None
    agencies_attended: AgencyList | None = None
    chaired_by: ToWorker | None = None
    delay_reason: Text | None = None


class Plan(Record):
    """A plan for a child, from the day it starts to the day it ends."""

    plan_id: Key
    child_id: ToChild
    kind: Choice[Literal["child_protection", "child_in_need", "early_help", "pre_birth", "contingency"]]
    start_on: Annotated[Date, MAIN]
    end_on: Date | None = None
    end_reason: Text | None = None
    category: Text | None = Field(default=None, description="Category of abuse or need")
    conference_id: ToConference | None = None
    written_on: Date | None = None
    shared_with_family_on: Date | None = None
    child_views: Text | None = None
    contingency: Text | None = None
    visit_every_wd: Whole | None = Field(
        default=None, description="Visits at least every so many working days where the plan itself says so"
    )
    agreed_by: ToWorker | None = None


class PlanAction(Record):
    """One thing that a plan says will be done."""

    plan_action_id: Key
    plan_id: ToPlan
    child_id: ToChild
    objective: Text | None = Field(default=None, description="What should be different for the child")
    action: Text | None = Field(default=None, description="What will be done")
    measure: Text | None = Field(default=None, description="How anyone will know that it has worked")
    owner: Text | None = None
    due_on: Date | None = None
    due_text: Text | None = Field(default=None, description="The time scale as written where it is not a date")
    set_on: Annotated[Date, MAIN] | None = None
    completed_on: Date | None = None
    status: Choice[Literal["open", "done", "dropped", "superseded"]] | None = None


class Review(Record):
    """A review of a plan, review conferences among them."""

    review_id: Key
    child_id: ToChild
    plan_id: ToPlan
    held_on: Annotated[Date, MAIN]
    decision: Choice[Literal["continue", "end", "step_up", "step_down", "adjourned"]] | None = None
    progress: Text | None = None
    child_invited: Flag | None = None
    child_attended: Flag | None = None
    child_views: Text | None = None
    advocate_attended: Flag | None = None
    agencies_attended: AgencyList | None = None
    chaired_by: ToWorker | None = None
    delay_reason: Text | None = None


class CoreGroup(Record):
    """A meeting of the core group of a child protection plan."""

    core_group_id: Key
    child_id: ToChild
    plan_id: ToPlan
    held_on: Annotated[Date, MAIN]
    attended_by: AgencyList | None = None
    recorded_on: Date | None = None
