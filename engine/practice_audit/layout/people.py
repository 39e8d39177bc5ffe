"""Children, those who work with them, and who carries which case."""

from typing import Annotated, Literal

from pydantic import Field

from practice_audit.layout.kinds import MAIN, Choice, Date, Flag, Key, Record, Text, ToChild, ToTeam, ToWorker


class Child(Record):
    """A child or unborn child whose record this is."""

    child_id: Key = Field(description="The child's id in the case system")
    family_id: Text | None = Field(default=None, description="Same for brothers and sisters recorded as one family")
    date_of_birth: Date | None = Field(default=None, description="Blank while unborn")
    expected_birth_date: Date | None = Field(default=None, description="Expected date of delivery of an unborn child")
    gender: Choice[Literal["female", "male", "unknown", "other"]] | None = None
    ethnicity: Text | None = Field(default=None, description="Census 18+1 code or the local wording")
    first_language: Text | None = None
    interpreter_needed: Flag | None = None
    disabled: Flag | None = None
    date_of_death: Date | None = None
    pregnancy_ended_on: Date | None = Field(default=None, description="Where an unborn child was not born alive")


WorkerRole = Literal[
    "social_worker",
    "newly_qualified",
    "advanced_practitioner",
    "practice_supervisor",
    "team_manager",
    "family_support_worker",
    "conference_chair",
    "service_manager",
    "other",
]


class Worker(Record):
    """A person who works for the authority: social worker, manager, conference chair."""

    worker_id: Key
    role: Choice[WorkerRole] | None = None
    qualified: Flag | None = Field(default=None, description="Registered social worker")
    qualified_on: Date | None = Field(default=None, description="Date of qualifying as a social worker")
    support_year_start: Date | None = Field(
        default=None, description="Start of the assessed and supported first year in employment"
    )
    support_year_end: Date | None = Field(default=None, description="End of that year")
    team_id: ToTeam | None = None
    supervisor_id: ToWorker | None = None
    started_on: Date | None = None
    left_on: Date | None = None
    agency_worker: Flag | None = None


TeamFunction = Literal[
    "first_response", "locality", "disability", "family_intervention", "emergency_duty", "care_leaving", "other"
]


class Team(Record):
    """A team and who manages it."""

    team_id: Key
    name: Text | None = None
    function: Choice[TeamFunction] | None = None
    manager_id: ToWorker | None = None


class Allocation(Record):
    """A stretch of days on which a worker carries a case or works beside the one who does."""

    allocation_id: Key
    child_id: ToChild
    worker_id: ToWorker
    role: Choice[Literal["case_holder", "co_worker", "support_worker"]] | None = Field(
        default=None, description="Who carries the case and who works beside them"
    )
    start_on: Annotated[Date, MAIN]
    end_on: Date | None = Field(default=None, description="Blank while the allocation lasts")
