"""Dates that may lie after the audit date: those that look forward, and ends that are still to come."""

# procedure, conventions.md, "audit date"
LOOKS_FORWARD = frozenset(
    {
        ("children", "expected_birth_date"),
        ("actions", "due_on"),
        ("plan_actions", "due_on"),
        ("strategy_discussions", "further_meeting_due_on"),
        ("exploitation_concerns", "next_review_on"),
        ("improvement_actions", "due_on"),
        ("workers", "support_year_end"),
    }
)
ENDS = frozenset(
    {
        ("plans", "end_on"),
        ("allocations", "end_on"),
        ("care_episodes", "end_on"),
        ("workers", "left_on"),
        ("early_help", "closed_on"),
        ("exploitation_concerns", "closed_on"),
    }
)
