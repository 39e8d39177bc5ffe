"""From the groups of one census child to rows of the native tables, in the columns of `cin_columns`."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from practice_audit.sources.cin_codes import (
    CATEGORIES,
    CLOSURE_REASONS,
    GENDERS,
    REFERRAL_SOURCES,
    truth,
    worded,
)
from practice_audit.sources.cin_shape import Group
from practice_audit.sources.tables import Cell, Damaged

Row = tuple[Cell, ...]

PLAN_AFTER_CONFERENCE_CD: Final = 5  # the same span as the procedure's link from a plan back to its conference (CP)


def child_rows(child: Group, first_episode: int) -> Iterator[tuple[str, Row]]:
    """Give the rows of one child, each with its table. Dates stay text: `records` reads them and rejects what is none.

    Args:
        child: the Child group.
        first_episode: the number of its first episode of need: 1, or more where an earlier Child had the same id.
    """
    child_id = child.text("LAchildID")
    disabilities = child.texts.get("Disability")
    yield (
        "children",
        (
            child_id,
            child.text("PersonBirthDate"),
            child.text("ExpectedPersonBirthDate"),
            worded(child.text("Sex", "GenderCurrent"), GENDERS),
            child.text("Ethnicity"),
            None if disabilities is None else any(code.upper() != "NONE" for code in disabilities),
            child.text("PersonDeathDate"),
        ),
    )
    plan_starts = [
        plan.text("CPPstartDate")
        for _, episode in child.numbered("CINdetails")
        for _, plan in episode.numbered("ChildProtectionPlans")
    ]
    for position, episode in child.numbered("CINdetails"):
        referral_id = _under(child_id, "R", first_episode + position - 1)
        yield from _referral(child_id, referral_id, episode)
        yield from _enquiries(child_id, referral_id, episode, plan_starts)
        yield from _plans(child_id, referral_id, episode)


def _under(parent_id: str | None, letter: str, position: int) -> str | None:
    """Number a record below its parent. Nothing below a child has an id of its own in the census."""
    return None if parent_id is None else f"{parent_id}-{letter}{position}"


def _referral(child_id: str | None, referral_id: str | None, episode: Group) -> Iterator[tuple[str, Row]]:
    source = worded(episode.text("ReferralSource"), REFERRAL_SOURCES)
    yield "referrals", (referral_id, child_id, episode.text("CINreferralDate"), source, _decision(episode))
    for position, assessment in episode.numbered("Assessments"):
        authorised = assessment.text("AssessmentAuthorisationDate")
        started = assessment.text("AssessmentActualStartDate")
        ids = (_under(referral_id, "A", position), child_id, referral_id)
        yield "assessments", (*ids, "single", started, authorised, authorised)
    closed_on, reason = episode.text("CINclosureDate"), episode.text("ReasonForClosure")
    if closed_on or reason:
        closure_id = _under(referral_id, "C", 1)
        yield "case_closures", (closure_id, child_id, closed_on, worded(reason, CLOSURE_REASONS))


def _decision(episode: Group) -> Cell:
    ended_there = truth(episode.text("ReferralNFA"), "ReferralNFA")
    if isinstance(ended_there, Damaged):
        return ended_there
    if ended_there:
        return "no_further_action"
    if "Assessments" in episode.groups:
        return "assessment"
    return "strategy_discussion" if "Section47" in episode.groups else None


def _enquiries(
    child_id: str | None, referral_id: str | None, episode: Group, plan_starts: list[str | None]
) -> Iterator[tuple[str, Row]]:
    conferences: list[tuple[str | None, str | None]] = []  # the discussion that led to it, and its day
    for position, enquiry in episode.numbered("Section47"):
        started = enquiry.text("S47ActualStartDate")
        discussion_id = _under(referral_id, "D", position)
        yield "strategy_discussions", (discussion_id, child_id, started)
        ids = (_under(referral_id, "Q", position), child_id, discussion_id)
        yield "section_47_enquiries", (*ids, started, _outcome(enquiry))
        if held_on := enquiry.text("DateOfInitialCPC"):
            conferences.append((discussion_id, held_on))
    if "DateOfInitialCPC" in episode.texts and not states_conference_twice(episode):
        conferences.append((None, episode.text("DateOfInitialCPC")))
    for position, (of_discussion, held_on) in enumerate(conferences, start=1):
        decision = "plan" if any(_follows(start, held_on) for start in plan_starts) else None
        yield (
            "conferences",
            (_under(referral_id, "F", position), child_id, of_discussion, "initial", held_on, decision),
        )


def contradicts(enquiry: Group) -> bool:
    """Say whether an enquiry states that no conference was required and gives the day of one all the same."""
    not_required = truth(enquiry.text("ICPCnotRequired"), "ICPCnotRequired")
    return not_required is True and enquiry.text("DateOfInitialCPC") is not None


def states_conference_twice(episode: Group) -> bool:
    """Say whether the episode gives by itself a conference day that one of its section 47 groups gives as well."""
    alone = episode.text("DateOfInitialCPC")
    return alone is not None and any(alone == q.text("DateOfInitialCPC") for _, q in episode.numbered("Section47"))


def _outcome(enquiry: Group) -> Cell:
    not_required = truth(enquiry.text("ICPCnotRequired"), "ICPCnotRequired")
    if isinstance(not_required, Damaged):
        return not_required
    if not_required is False or enquiry.text("DateOfInitialCPC"):
        return "substantiated_continuing_risk"
    return "not_substantiated" if not_required else None


def _plans(child_id: str | None, referral_id: str | None, episode: Group) -> Iterator[tuple[str, Row]]:
    for position, plan in episode.numbered("CINPlanDates"):
        dates = (plan.text("CINPlanStartDate"), plan.text("CINPlanEndDate"))
        yield "plans", (_under(referral_id, "N", position), child_id, "child_in_need", *dates, None)
    for position, plan in episode.numbered("ChildProtectionPlans"):
        plan_id = _under(referral_id, "L", position)
        dates = (plan.text("CPPstartDate"), plan.text("CPPendDate"))
        category = worded(plan.text("LatestCategoryOfAbuse", "InitialCategoryOfAbuse"), CATEGORIES)
        yield "plans", (plan_id, child_id, "child_protection", *dates, category)
        for held, held_on in enumerate(plan.texts.get("CPPreviewDate", []), start=1):
            yield "reviews", (_under(plan_id, "V", held), child_id, plan_id, held_on)


def _follows(start_on: str | None, held_on: str | None) -> bool:
    start, held = _day(start_on), _day(held_on)
    return start is not None and held is not None and 0 <= start - held <= PLAN_AFTER_CONFERENCE_CD


def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat(text or "").toordinal()
    except ValueError:
        return None
