"""From the groups of one census child to rows of the native tables, in the columns of `cin_columns`."""

from collections.abc import Iterator

from practice_audit.sources.cin_codes import (
    CATEGORIES,
    CLOSURE_REASONS,
    GENDERS,
    REFERRAL_SOURCES,
    truth,
    worded,
)
from practice_audit.sources.cin_enquiries import Row, enquiry_rows
from practice_audit.sources.cin_ids import Ids
from practice_audit.sources.cin_shape import Group
from practice_audit.sources.tables import Cell, Damaged


def child_rows(child: Group, ids: Ids) -> Iterator[tuple[str, Row]]:
    """Give the rows of one child, each with its table. Dates stay text: `records` reads them and rejects what is none.

    Args:
        child: the Child group.
        ids: the ids given so far in the file.
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
    for episode in child.all("CINdetails"):
        yield from _referral(child_id, episode, ids)
        yield from _plans(child_id, episode, ids)
    yield from enquiry_rows(child_id, child, ids)


def _referral(child_id: str | None, episode: Group, ids: Ids) -> Iterator[tuple[str, Row]]:
    received_on = episode.text("CINreferralDate")
    referral_id = ids.of(child_id, "R", received_on)
    source = worded(episode.text("ReferralSource"), REFERRAL_SOURCES)
    yield "referrals", (referral_id, child_id, received_on, source, _decision(episode))
    for assessment in episode.all("Assessments"):
        authorised = assessment.text("AssessmentAuthorisationDate")
        started = assessment.text("AssessmentActualStartDate")
        assessment_id = ids.of(child_id, "A", started)
        yield "assessments", (assessment_id, child_id, referral_id, "single", started, authorised, authorised)
    closed_on, reason = episode.text("CINclosureDate"), episode.text("ReasonForClosure")
    if closed_on or reason:
        yield (
            "case_closures",
            (ids.of(child_id, "C", closed_on), child_id, closed_on, worded(reason, CLOSURE_REASONS)),
        )


def _decision(episode: Group) -> Cell:
    ended_there = truth(episode.text("ReferralNFA"), "ReferralNFA")
    if isinstance(ended_there, Damaged):
        return ended_there
    if ended_there:
        return "no_further_action"
    if "Assessments" in episode.groups:
        return "assessment"
    return "strategy_discussion" if "Section47" in episode.groups else None


def _plans(child_id: str | None, episode: Group, ids: Ids) -> Iterator[tuple[str, Row]]:
    for plan in episode.all("CINPlanDates"):
        start_on, end_on = plan.text("CINPlanStartDate"), plan.text("CINPlanEndDate")
        yield "plans", (ids.of(child_id, "N", start_on), child_id, "child_in_need", start_on, end_on, None)
    for plan in episode.all("ChildProtectionPlans"):
        start_on, end_on = plan.text("CPPstartDate"), plan.text("CPPendDate")
        plan_id = ids.of(child_id, "L", start_on)
        category = worded(plan.text("LatestCategoryOfAbuse", "InitialCategoryOfAbuse"), CATEGORIES)
        yield "plans", (plan_id, child_id, "child_protection", start_on, end_on, category)
        for held_on in plan.texts.get("CPPreviewDate", []):
            yield "reviews", (ids.of(child_id, "V", held_on), child_id, plan_id, held_on)
