"""Oversight: supervision, management decisions, audits, the improvement plan."""

from typing import Annotated

from pydantic import Field

from practice_audit.layout.kinds import MAIN, Date, Flag, Key, Record, Text, ToChild, ToSupervision, ToWorker


class Supervision(Record):
    """A supervision session of a worker."""

    supervision_id: Key
    worker_id: ToWorker
    supervisor_id: ToWorker | None = None
    held_on: Annotated[Date, MAIN]
    formal: Flag | None = None
    reflective: Flag | None = None
    development: Flag | None = Field(default=None, description="Training and development were discussed")
    recorded_on: Date | None = None
    record: Text | None = None


class CaseSupervision(Record):
    """What was said of one child in supervision."""

    case_supervision_id: Key
    supervision_id: ToSupervision | None = None
    child_id: ToChild
    held_on: Annotated[Date, MAIN]
    record: Text | None = None


class ManagementDecision(Record):
    """A decision by a manager, recorded on the child's file."""

    decision_id: Key
    child_id: ToChild
    subject_kind: Text | None = None
    subject_id: Text | None = None
    decided_on: Annotated[Date, MAIN]
    decided_by: ToWorker | None = None
    decision: Text | None = None
    rationale: Text | None = None


class Audit(Record):
    """An audit of a child's file by a person."""

    audit_id: Key
    child_id: ToChild
    audited_on: Annotated[Date, MAIN]
    auditor_id: ToWorker | None = None
    judgement: Text | None = None
    moderated_on: Date | None = None


class ImprovementAction(Record):
    """An action of the authority's improvement plan."""

    improvement_action_id: Key
    plan_name: Text | None = None
    description: Text | None = None
    owner: Text | None = None
    due_on: Date | None = None
    completed_on: Date | None = None
    evidence: Text | None = None
    impact_checked_on: Date | None = None
