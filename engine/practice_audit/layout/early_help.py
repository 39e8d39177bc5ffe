"""Early help and the panels that decide on it."""

from typing import Annotated, Literal

from pydantic import Field

from practice_audit.layout.kinds import MAIN, Choice, Date, Key, Record, Text, ToChild

EarlyHelpKind = Literal[
    "early_help_assessment", "team_around_the_child", "family_intervention", "panel_request", "other"
]


class EarlyHelp(Record):
    """Help below the threshold of social care, whoever gives it."""

    early_help_id: Key
    child_id: ToChild
    kind: Choice[EarlyHelpKind] | None = None
    from_kind: Choice[Literal["contact", "referral", "case_closure", "plan"]] | None = Field(
        default=None, description="What stepped down to it"
    )
    from_id: Text | None = None
    requested_on: Annotated[Date, MAIN] | None = None
    accepted_on: Date | None = None
    started_on: Date | None = None
    completed_on: Date | None = Field(default=None, description="Date on which the assessment document was completed")
    authority_informed_on: Date | None = Field(
        default=None, description="Date on which the local authority was told that it was completed"
    )
    lead_professional: Text | None = None
    declined_on: Date | None = Field(default=None, description="The family declined it")
    closed_on: Date | None = None


class Panel(Record):
    """A panel at which a child was discussed."""

    panel_id: Key
    child_id: ToChild
    kind: Choice[Literal["early_intervention", "gateway", "legal_gateway", "exploitation", "other"]] | None = None
    held_on: Annotated[Date, MAIN]
    decision: Text | None = None
    alternatives_considered: Text | None = None
