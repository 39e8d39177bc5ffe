"""Significant events of a child, which a chronology should hold. Source: procedure, chronologies.md, "Throughout"."""

from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.vocabulary.events import Kind, events

PLANS = 'row.kind in ("child_protection", "child_in_need")'
KINDS = {
    "strategy_discussion": Kind("strategy_discussions", "held_on", name="strategy discussion"),
    "section_47_enquiry": Kind("section_47_enquiries", "started_on", name="section 47 enquiry"),
    "conference": Kind("conferences", "held_on", name="conference"),
    "plan_start": Kind("plans", "start_on", PLANS, "start of a plan"),
    "plan_end": Kind("plans", "end_on", PLANS, "end of a plan"),
    "missing_episode": Kind("missing_episodes", "missing_on", name="missing episode"),
    "transfer": Kind("transfers", "completed_on", name="transfer"),
    "case_closure": Kind("case_closures", "closed_on", name="case closure"),
    "care_start": Kind("care_episodes", "start_on", name="start of care"),
    "care_end": Kind("care_episodes", "end_on", name="end of care"),
}


@vocabulary("significant_events")
def significant_events(facts: Facts) -> MadeTable:
    """One row an event of the kinds that the setting `significant_events` names (default: all).

    Returns:
        child_id, on (day), name, source.
    """
    chosen = facts.local.value("significant_events")
    names = (
        [name for name in chosen if name in KINDS] if isinstance(chosen, list) and chosen != ["all"] else list(KINDS)
    )
    return events(facts, "significant_events", [KINDS[name] for name in names])
