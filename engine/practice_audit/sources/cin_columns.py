"""The native columns that the census fills, and in words how those are inferred that it does not state."""

from typing import Final

# A column that the census cannot hold is left out, so that a rule says "cannot tell" and not "no record found".
COLUMNS: Final = {
    "children": (
        "child_id",
        "date_of_birth",
        "expected_birth_date",
        "gender",
        "ethnicity",
        "disabled",
        "date_of_death",
    ),
    "referrals": ("referral_id", "child_id", "received_on", "source", "decision"),
    "case_closures": ("closure_id", "child_id", "closed_on", "reason"),
    "assessments": (
        "assessment_id",
        "child_id",
        "referral_id",
        "kind",
        "started_on",
        "completed_on",
        "authorised_on",
    ),
    "strategy_discussions": ("discussion_id", "child_id", "held_on"),
    "section_47_enquiries": ("enquiry_id", "child_id", "discussion_id", "started_on", "outcome"),
    "conferences": ("conference_id", "child_id", "discussion_id", "kind", "held_on", "decision"),
    "plans": ("plan_id", "child_id", "kind", "start_on", "end_on", "category"),
    "reviews": ("review_id", "child_id", "plan_id", "held_on"),
}

# Table, column: a sentence that can stand in an explanation, several of them in a row.
INFERRED: Final[dict[str, dict[str, str]]] = {
    "referrals": {
        "decision": "decision is read from what followed: no further action, an assessment or an enquiry",
    },
    "case_closures": {
        "reason": "reason is other where the census's code does not say whether needs were met",
    },
    "assessments": {
        "kind": "kind is single, the only one in the census since 2013",
        "completed_on": "completed_on is the census's authorisation date",
    },
    "strategy_discussions": {
        "held_on": "held_on is the census's start of the enquiry, the day of its discussion",
    },
    "section_47_enquiries": {
        "discussion_id": "discussion_id is the discussion of the day on which the enquiry starts",
        "started_on": "started_on is the day of the discussion: the census has one date for both",
        "outcome": "outcome is continuing risk where the census gives or still expects a conference",
    },
    "conferences": {
        "discussion_id": "discussion_id is that of the enquiry with which the census gives the conference",
        "kind": "kind is initial: the census does not tell pre-birth and transfer-in apart",
        "decision": "decision is plan where a protection plan starts within 5 days of the conference",
    },
    "plans": {
        "category": "category is the latest category of abuse in the census",
    },
}
