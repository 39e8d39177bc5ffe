"""Opening events: what shows that a child's case is open. Source: procedure, conventions.md, "Open case"."""

from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.vocabulary.events import Kind, events

KINDS = [
    Kind("allocations", "start_on", 'row.role == "case_holder"'),
    Kind("referrals", "received_on", 'row.decision in ("assessment", "strategy_discussion")'),
    Kind("plans", "start_on", 'row.kind in ("child_protection", "child_in_need")'),
    Kind("section_47_enquiries", "started_on"),
    Kind("care_episodes", "start_on"),
]


@vocabulary("opening_events")
def opening_events(facts: Facts) -> MadeTable:
    """One row an event: child_id, on (day), name, source (table)."""
    return events(facts, "opening_events", KINDS)
