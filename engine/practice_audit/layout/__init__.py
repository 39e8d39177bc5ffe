"""The native tables: a model each, which is the one definition of its columns and of how a cell of each is read."""

from practice_audit.layout.assessing import Assessment, Section47Enquiry, StrategyDiscussion
from practice_audit.layout.early_help import EarlyHelp, Panel
from practice_audit.layout.front_door import Action, AgencyCheck, CaseClosure, Contact, Referral
from practice_audit.layout.kinds import Record
from practice_audit.layout.moves import CareEpisode, Transfer
from practice_audit.layout.oversight import Audit, CaseSupervision, ImprovementAction, ManagementDecision, Supervision
from practice_audit.layout.people import Allocation, Child, Team, Worker
from practice_audit.layout.planning import Conference, CoreGroup, Plan, PlanAction, Review
from practice_audit.layout.recording import Advocacy, CaseNote, ChronologyEntry, Visit
from practice_audit.layout.risk import ExploitationConcern, MissingEpisode
from practice_audit.layout.tables import Column, Table, table_of

MODELS: dict[str, type[Record]] = {
    "children": Child,
    "workers": Worker,
    "teams": Team,
    "allocations": Allocation,
    "contacts": Contact,
    "referrals": Referral,
    "case_closures": CaseClosure,
    "actions": Action,
    "agency_checks": AgencyCheck,
    "early_help": EarlyHelp,
    "panels": Panel,
    "assessments": Assessment,
    "strategy_discussions": StrategyDiscussion,
    "section_47_enquiries": Section47Enquiry,
    "conferences": Conference,
    "plans": Plan,
    "plan_actions": PlanAction,
    "reviews": Review,
    "core_groups": CoreGroup,
    "visits": Visit,
    "chronology": ChronologyEntry,
    "case_notes": CaseNote,
    "advocacy": Advocacy,
    "supervisions": Supervision,
    "case_supervisions": CaseSupervision,
    "management_decisions": ManagementDecision,
    "missing_episodes": MissingEpisode,
    "exploitation_concerns": ExploitationConcern,
    "transfers": Transfer,
    "care_episodes": CareEpisode,
    "audits": Audit,
    "improvement_actions": ImprovementAction,
}

TABLES: dict[str, Table] = {name: table_of(name, model) for name, model in MODELS.items()}

__all__ = [
    "MODELS",
    "TABLES",
    "Action",
    "Advocacy",
    "AgencyCheck",
    "Allocation",
    "Assessment",
    "Audit",
    "CareEpisode",
    "CaseClosure",
    "CaseNote",
    "CaseSupervision",
    "Child",
    "ChronologyEntry",
    "Column",
    "Conference",
    "Contact",
    "CoreGroup",
    "EarlyHelp",
    "ExploitationConcern",
    "ImprovementAction",
    "ManagementDecision",
    "MissingEpisode",
    "Panel",
    "Plan",
    "PlanAction",
    "Record",
    "Referral",
    "Review",
    "Section47Enquiry",
    "StrategyDiscussion",
    "Supervision",
    "Table",
    "Team",
    "Transfer",
    "Visit",
    "Worker",
]
