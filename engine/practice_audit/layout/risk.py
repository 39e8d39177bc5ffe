"""Missing episodes and concerns of exploitation."""

from typing import Annotated, Literal

from pydantic import Field

from practice_audit.layout.kinds import MAIN, AgencyList, Choice, Date, Key, Record, Text, ToChild


class MissingEpisode(Record):
    """A time during which a child was missing."""

    episode_id: Key
    child_id: ToChild
    missing_from: Choice[Literal["home", "care", "education"]] | None = None
    missing_on: Annotated[Date, MAIN]
    found_on: Date | None = None
    told_authority_on: Date | None = None
    return_interview_offered_on: Date | None = None
    return_interview_on: Date | None = None
    return_interview_declined_on: Date | None = None
    interview_shared_on: Date | None = None
    reasons: AgencyList | None = Field(default=None, description="Themes recorded")


class ExploitationConcern(Record):
    """A concern that a child is exploited."""

    concern_id: Key
    child_id: ToChild
    identified_on: Annotated[Date, MAIN]
    level: Choice[Literal["low", "medium", "high"]] | None = None
    referred_to_group_on: Date | None = Field(default=None, description="Sent to the multi-agency exploitation group")
    discussed_on: Date | None = None
    lead_agency: Text | None = None
    risk_assessment_on: Date | None = None
    next_review_on: Date | None = None
    closed_on: Date | None = None
