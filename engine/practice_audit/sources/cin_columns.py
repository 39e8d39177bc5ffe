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

# Table, column: a sentence that can stand in an explanation.
INFERRED: Final[dict[str, dict[str, str]]] = {
    "referrals": {
        "decision": "decision is read from what followed in the census: no further action where it says so, else an "
        "assessment, else a section 47 enquiry",
    },
    "case_closures": {
        "reason": "reason is the census's code; one that does not say whether needs were met is given as other",
    },
    "assessments": {
        "kind": "kind is single, the only one in the census since 2013",
        "completed_on": "completed_on is the census's authorisation date",
    },
    "strategy_discussions": {
        "held_on": "held_on is the census's start of the section 47 enquiry, the day of the discussion that began it",
    },
    "section_47_enquiries": {
        "discussion_id": "the discussion is the one that the census's start of the enquiry stands for",
        "started_on": "started_on is the day of the strategy discussion: the census has one date for both",
        "outcome": "outcome is continuing risk where the census gives the day of a conference or does not say that "
        "none was required (the enquiry may still be open); else not substantiated: no conference was called for, "
        "which is either of the two outcomes without continuing risk",
    },
    "conferences": {
        "discussion_id": "the discussion is that of the section 47 group in which the census gives the conference",
        "kind": "kind is initial: the census does not tell a pre-birth or a transfer-in conference apart",
        "decision": "decision is plan where a child protection plan starts within 5 days of the conference; the census "
        "does not give the decision itself",
    },
    "plans": {
        "category": "category is the latest category of abuse in the census",
    },
}
