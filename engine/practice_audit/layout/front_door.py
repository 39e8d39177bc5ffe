"""The front door: contacts, referrals, closures, and what was to be done about them."""

from typing import Annotated, Literal

from pydantic import Field

from practice_audit.layout.kinds import MAIN, Choice, Date, Flag, Key, Record, Text, ToChild, ToContact, ToWorker

ContactDecision = Literal[
    "no_further_action", "information_and_advice", "step_down_to_early_help", "progress_to_referral"
]


class Contact(Record):
    """Word that reaches the front door about a child, before anyone has decided that it is a referral."""

    contact_id: Key
    child_id: ToChild
    received_on: Annotated[Date, MAIN]
    source: Text | None = None
    reason: Text | None = None
    domestic_abuse: Flag | None = Field(default=None, description="A police notification of a domestic abuse incident")
    screened_jointly: Flag | None = Field(
        default=None, description="Looked at by the multi-agency team before the decision"
    )
    decision: Choice[ContactDecision] | None = None
    decided_on: Date | None = None
    decided_by: ToWorker | None = None
    rationale: Text | None = None
    closed_on: Date | None = Field(default=None, description="Date on which a manager signed the contact off")
    closed_by: ToWorker | None = None


ReferralDecision = Literal[
    "no_further_action", "information_and_advice", "step_down_to_early_help", "assessment", "strategy_discussion"
]


class Referral(Record):
    """A request for a service of children's social care."""

    referral_id: Key
    child_id: ToChild
    contact_id: ToContact | None = None
    received_on: Annotated[Date, MAIN]
    source: Text | None = None
    decision: Choice[ReferralDecision] | None = None
    decided_on: Date | None = None
    decided_by: ToWorker | None = None
    rationale: Text | None = None
    referrer_informed_on: Date | None = None
    closed_on: Date | None = Field(default=None, description="Date on which a manager signed the referral off")
    closed_by: ToWorker | None = None


CaseClosureReason = Literal[
    "needs_met",
    "step_down_to_early_help",
    "moved_away",
    "child_died",
    "adopted",
    "transferred_to_other_authority",
    "turned_18",
    "other",
]


class CaseClosure(Record):
    """The end of a case, signed off by a manager."""

    closure_id: Key
    child_id: ToChild
    closed_on: Annotated[Date, MAIN]
    closed_by: ToWorker | None = None
    reason: Choice[CaseClosureReason] | None = None
    rationale: Text | None = None
    closing_summary_on: Date | None = None


ActionKind = Literal[
    "agency_check", "early_help_request", "visit", "meeting", "referral_to_service", "convene_strategy_meeting", "other"
]
ActionSubjectKind = Literal[
    "contact",
    "referral",
    "case_closure",
    "strategy_discussion",
    "section_47_enquiry",
    "conference",
    "assessment",
    "supervision",
    "management_decision",
    "audit",
    "panel",
]


class Action(Record):
    """What a contact, a meeting or a decision said was to be done."""

    action_id: Key
    child_id: ToChild
    subject_kind: Choice[ActionSubjectKind] = Field(description="What the action was set by")
    subject_id: Text = Field(description="Id of the contact or referral or other record that set it")
    kind: Choice[ActionKind] | None = None
    description: Text | None = None
    owner_id: Text | None = Field(default=None, description="A worker's id or a named person or agency")
    set_on: Annotated[Date, MAIN] | None = None
    due_on: Date | None = None
    completed_on: Date | None = None
    cancelled_on: Date | None = None
    cancelled_reason: Text | None = None


class AgencyCheck(Record):
    """A question put to another agency, and its answer."""

    check_id: Key
    child_id: ToChild
    subject_kind: Choice[Literal["contact", "referral", "strategy_discussion", "section_47_enquiry", "assessment"]]
    subject_id: Text
    agency: Text | None = None
    requested_on: Annotated[Date, MAIN] | None = None
    returned_on: Date | None = None
