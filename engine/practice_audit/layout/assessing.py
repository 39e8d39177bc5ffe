"""Assessments, strategy discussions and section 47 enquiries."""

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
    ToDiscussion,
    ToReferral,
    ToWorker,
)


class Assessment(Record):
    """An assessment of a child's needs."""

    assessment_id: Key
    child_id: ToChild
    referral_id: ToReferral | None = None
    kind: Choice[Literal["initial", "core", "single", "pre_birth", "early_help", "other"]]
    started_on: Annotated[Date, MAIN]
    completed_on: Date | None = None
    authorised_on: Date | None = None
    authorised_by: ToWorker | None = None
    worker_id: ToWorker | None = None
    child_seen_on: Date | None = None
    seen_alone: Flag | None = None
    child_views: Text | None = None
    parent_views: Text | None = None
    risk_factors: Text | None = None
    protective_factors: Text | None = None
    analysis: Text | None = None
    chronology_used: Flag | None = None
    agencies_contributing: AgencyList | None = None
    outcome: Text | None = None
    delay_reason: Text | None = None


class StrategyDiscussion(Record):
    """A discussion between agencies on whether to enquire under section 47."""

    discussion_id: Key
    child_id: ToChild
    held_on: Annotated[Date, MAIN]
    agencies: AgencyList | None = None
    decision: Choice[Literal["section_47_joint", "section_47_single", "no_section_47", "further_discussion"]] | None = (
        None
    )
    further_meeting_due_on: Date | None = Field(
        default=None, description="Set where a manager recommended another meeting"
    )
    recorded_on: Date | None = None
    chaired_by: ToWorker | None = None


Section47EnquiryOutcome = Literal[
    "not_substantiated", "substantiated_no_continuing_risk", "substantiated_continuing_risk"
]


class Section47Enquiry(Record):
    """An enquiry under section 47 of the Children Act 1989."""

    enquiry_id: Key
    child_id: ToChild
    discussion_id: ToDiscussion | None = None
    started_on: Annotated[Date, MAIN]
    completed_on: Date | None = None
    outcome: Choice[Section47EnquiryOutcome] | None = None
    lead_worker_id: ToWorker | None = None
    child_seen_on: Date | None = None
    seen_alone: Flag | None = None
    risk_assessment: Text | None = None
    authorised_on: Date | None = None
    authorised_by: ToWorker | None = None
    delay_reason: Text | None = None
