"""What each list of Annex A gives: the native tables, from which of its columns, and what is inferred in them."""

from collections.abc import Mapping
from typing import Final

from practice_audit.sources.annex_a_cells import closure_reason, plain, referral_source, truth
from practice_audit.sources.annex_a_made import (
    Made,
    category_of_plan,
    decision_of_conference,
    decision_of_referral,
    of_cell,
    on_a_need_plan,
    outcome_of_enquiry,
    seen_if_alone,
)

_AUTHORISED: Final = "completed_on is Annex A's date of authorisation"
_DISCUSSED: Final = "is Annex A's day of the strategy discussion that began the enquiry"

MADE: Final[Mapping[int, tuple[Made, ...]]] = {
    1: (
        Made(
            "contacts",
            "K",
            "received",
            {"received_on": of_cell("received"), "source": of_cell("source", referral_source)},
        ),
    ),
    2: (
        Made(
            "early_help",
            "H",
            "started",
            {"started_on": of_cell("started"), "completed_on": of_cell("completed")},
            fixed={"kind": "early_help_assessment"},
            inferred={"kind": "kind is an early help assessment, the only one in List 2"},
        ),
    ),
    3: (
        Made(
            "referrals",
            "R",
            "received",
            {
                "received_on": of_cell("received"),
                "source": of_cell("source", referral_source),
                "decision": ("nfa", decision_of_referral),
            },
            inferred={"decision": "decision is no further action where List 3 says so, and else not known"},
        ),
    ),
    4: (
        Made(
            "assessments",
            "A",
            "started",
            {
                "started_on": of_cell("started"),
                "completed_on": of_cell("authorised"),
                "authorised_on": of_cell("authorised"),
            },
            fixed={"kind": "single"},
            inferred={"kind": "kind is single, the only one in List 4", "completed_on": _AUTHORISED},
        ),
    ),
    5: (
        Made(
            "strategy_discussions",
            "D",
            "started",
            {"held_on": of_cell("started")},
        ),
        Made(
            "section_47_enquiries",
            "Q",
            "started",
            {"started_on": of_cell("started"), "outcome": ("unnecessary", outcome_of_enquiry)},
            links={"discussion_id": "strategy_discussions"},
            inferred={
                "started_on": f"started_on {_DISCUSSED}",
                "outcome": "outcome is continuing risk where List 5 gives a conference or says that one is necessary",
            },
        ),
        Made(
            "conferences",
            "F",
            "conference",
            {"held_on": of_cell("conference"), "decision": ("plan", decision_of_conference)},
            fixed={"kind": "initial"},
            links={"discussion_id": "strategy_discussions"},
            inferred={"kind": "kind is initial: List 5 does not tell pre-birth and transfer-in apart"},
            given=("conference",),
            once=True,
        ),
    ),
    6: (
        Made(
            "plans",
            "N",
            "started",
            {"start_on": of_cell("started"), "end_on": of_cell("closed")},
            fixed={"kind": "child_in_need"},
            when=on_a_need_plan,
            latest=True,
        ),
        Made(
            "visits",
            "S",
            "seen",
            {"visited_on": of_cell("seen")},
            fixed={"seen": True},
            given=("seen",),
            latest=True,
            window=None,
        ),
        Made(
            "case_closures",
            "C",
            "closed",
            {"closed_on": of_cell("closed"), "reason": of_cell("reason", closure_reason)},
            inferred={"reason": "reason is other where the code does not say whether needs were met"},
            given=("closed", "reason"),
            latest=True,
        ),
    ),
    7: (
        Made(
            "plans",
            "L",
            "started",
            {"start_on": of_cell("started"), "end_on": of_cell("ended"), "category": ("category", category_of_plan)},
            fixed={"kind": "child_protection"},
            inferred={"category": "category is the latest category of abuse"},
            latest=True,
        ),
        Made(
            "visits",
            "S",
            "visited",
            {"visited_on": of_cell("visited"), "seen": ("alone", seen_if_alone), "seen_alone": of_cell("alone", truth)},
            fixed={"kind": "child_protection"},
            inferred={"seen": "seen is yes where List 6 has the child last seen on that day, or List 7 seen alone"},
            given=("visited",),
            latest=True,
            window=None,
        ),
        Made(
            "reviews",
            "V",
            "reviewed",
            {"held_on": of_cell("reviewed")},
            links={"plan_id": "plans"},
            inferred={"plan_id": "plan_id is the child's plan in List 7"},
            given=("reviewed",),
            latest=True,
            window=None,
        ),
    ),
    8: (
        Made(
            "care_episodes",
            "P",
            "started",
            {"start_on": of_cell("started"), "end_on": of_cell("ended"), "legal_status": of_cell("legal", plain)},
            latest=True,
        ),
        Made(
            "visits",
            "S",
            "visited",
            {"visited_on": of_cell("visited")},
            given=("visited",),
            latest=True,
            window=None,
        ),
    ),
}
