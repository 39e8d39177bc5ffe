"""The field's words that no plain join can say: tables and columns worked out in Python, a module each.

Importing this room registers them.
"""

from practice_audit.facts.vocabulary import (
    agency_checks_cancelled,
    contact_priorities,
    enquiry_movement,
    holding_runs,
    kept_in_export,
    missing_reasons,
    month_ends,
    newly_qualified_alone,
    open_cases,
    opening_events,
    other_agencies,
    outcomes,
    plain_texts,
    plan_actions_carried_over,
    plans_with_advocacy,
    rereferrals,
    rules_named,
    significant_events,
    work_begun,
)

__all__ = [
    "agency_checks_cancelled",
    "contact_priorities",
    "enquiry_movement",
    "holding_runs",
    "kept_in_export",
    "missing_reasons",
    "month_ends",
    "newly_qualified_alone",
    "open_cases",
    "opening_events",
    "other_agencies",
    "outcomes",
    "plain_texts",
    "plan_actions_carried_over",
    "plans_with_advocacy",
    "rereferrals",
    "rules_named",
    "significant_events",
    "work_begun",
]
