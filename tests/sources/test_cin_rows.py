"""Rows: each kind of record of one child, and what is inferred of it."""

from collections import Counter

import pytest
from defusedxml.ElementTree import fromstring

from practice_audit.sources import Cell, Damaged
from practice_audit.sources.cin_columns import COLUMNS
from practice_audit.sources.cin_rows import child_rows
from practice_audit.sources.cin_shape import open_group

PLAN = "<ChildProtectionPlans><CPPstartDate>{}</CPPstartDate>{}</ChildProtectionPlans>"
ENQUIRY = "<Section47><S47ActualStartDate>2025-05-07</S47ActualStartDate>{}</Section47>"
DAY = "<DateOfInitialCPC>2025-05-22</DateOfInitialCPC>"


def rows(episode: str, table: str, *, identity: str = "<LAchildID>K1</LAchildID>") -> list[dict[str, Cell]]:
    child = fromstring(
        f"<Child><ChildIdentifiers>{identity}</ChildIdentifiers><CINdetails>{episode}</CINdetails></Child>"
    )
    found = child_rows(open_group(child, Counter()), 1)
    return [dict(zip(COLUMNS[name], row, strict=True)) for name, row in found if name == table]


@pytest.mark.parametrize(
    ("episode", "decision"),
    [
        ("<ReferralNFA>1</ReferralNFA>", "no_further_action"),
        ("<ReferralNFA>true</ReferralNFA>", "no_further_action"),
        ("<ReferralNFA>True</ReferralNFA>", "no_further_action"),
        ("<ReferralNFA>0</ReferralNFA>", None),
        ("<Assessments/><Section47/><ReferralNFA>false</ReferralNFA>", "assessment"),
        ("<Section47/><ReferralNFA>False</ReferralNFA>", "strategy_discussion"),
        ("", None),
    ],
)
def test_the_decision_on_a_referral_is_read_from_what_followed(episode: str, decision: str | None) -> None:
    assert rows(episode, "referrals")[0]["decision"] == decision


def test_a_flag_that_is_none_leaves_the_decision_in_doubt_and_is_not_quoted() -> None:
    decision = rows("<ReferralNFA>Kestrel</ReferralNFA>", "referrals")[0]["decision"]
    assert decision == Damaged("ReferralNFA is none of 0, 1, true and false")


@pytest.mark.parametrize(
    ("inside", "outcome"),
    [
        ("<ICPCnotRequired>0</ICPCnotRequired>", "substantiated_continuing_risk"),
        ("<ICPCnotRequired>false</ICPCnotRequired>", "substantiated_continuing_risk"),
        ("<ICPCnotRequired>1</ICPCnotRequired>", "not_substantiated"),
        (f"{DAY}<ICPCnotRequired>1</ICPCnotRequired>", "substantiated_continuing_risk"),
        (DAY, "substantiated_continuing_risk"),
        ("", None),
        ("<ICPCnotRequired>2</ICPCnotRequired>", Damaged("ICPCnotRequired is none of 0, 1, true and false")),
    ],
)
def test_the_outcome_of_an_enquiry(inside: str, outcome: Cell) -> None:
    assert rows(ENQUIRY.format(inside), "section_47_enquiries")[0]["outcome"] == outcome


def test_an_enquiry_and_its_conference_are_linked_to_the_discussion_by_id() -> None:
    episode = ENQUIRY.format("") + ENQUIRY.format(DAY)
    assert [row["discussion_id"] for row in rows(episode, "strategy_discussions")] == ["K1-R1-D1", "K1-R1-D2"]
    assert [row["discussion_id"] for row in rows(episode, "section_47_enquiries")] == ["K1-R1-D1", "K1-R1-D2"]
    assert [row["discussion_id"] for row in rows(episode, "conferences")] == ["K1-R1-D2"]


def test_a_conference_outside_a_section_47_group_has_no_discussion() -> None:
    (conference,) = rows(DAY, "conferences")
    assert (conference["held_on"], conference["discussion_id"]) == ("2025-05-22", None)


@pytest.mark.parametrize(
    ("start_on", "decision"),
    [
        ("2025-05-21", None),
        ("2025-05-22", "plan"),
        ("2025-05-27", "plan"),
        ("2025-05-28", None),
        ("soon", None),
    ],
)
def test_a_conference_decided_on_a_plan_that_starts_within_five_days(start_on: str, decision: str | None) -> None:
    episode = ENQUIRY.format(DAY) + PLAN.format(start_on, "")
    assert rows(episode, "conferences")[0]["decision"] == decision


def test_an_assessment_is_single_and_finished_when_authorised() -> None:
    dates = "<AssessmentActualStartDate>{}</AssessmentActualStartDate>{}"
    done = "<AssessmentAuthorisationDate>2025-06-18</AssessmentAuthorisationDate>"
    episode = "".join(f"<Assessments>{dates.format('2025-05-06', end)}</Assessments>" for end in (done, ""))
    first, second = rows(episode, "assessments")
    assert (first["kind"], first["completed_on"], first["authorised_on"]) == ("single", "2025-06-18", "2025-06-18")
    assert (second["referral_id"], second["completed_on"]) == ("K1-R1", None)


def test_a_plan_has_its_latest_category_in_words_and_its_reviews() -> None:
    inside = (
        "<InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>"
        "<Reviews><CPPreviewDate>2025-08-12</CPPreviewDate><CPPreviewDate>2026-01-29</CPPreviewDate></Reviews>"
    )
    episode = PLAN.format("2025-05-22", inside)
    assert rows(episode, "plans")[0]["category"] == "emotional abuse"
    assert [(row["review_id"], row["plan_id"]) for row in rows(episode, "reviews")] == [
        ("K1-R1-L1-V1", "K1-R1-L1"),
        ("K1-R1-L1-V2", "K1-R1-L1"),
    ]


def test_impossible_dates_are_passed_on_for_records_to_reject() -> None:
    episode = "<CINreferralDate>2025-02-30</CINreferralDate><CINclosureDate>1925-01-01</CINclosureDate>"
    assert rows(episode, "referrals")[0]["received_on"] == "2025-02-30"
    assert rows(episode, "case_closures")[0]["closed_on"] == "1925-01-01"


def test_a_reason_without_a_day_is_a_closure_for_records_to_reject() -> None:
    (closure,) = rows("<ReasonForClosure>RC1</ReasonForClosure>", "case_closures")
    assert (closure["closed_on"], closure["reason"]) == (None, "adopted")


def test_records_of_a_child_without_an_id_have_none_either() -> None:
    (referral,) = rows("", "referrals", identity="")
    assert (referral["referral_id"], referral["child_id"]) == (None, None)


@pytest.mark.parametrize(
    ("codes", "disabled"), [([], None), (["NONE"], False), (["AUT", "LD"], True), (["NONE", "MOB"], True)]
)
def test_disabled_is_any_code_but_none(codes: list[str], *, disabled: bool | None) -> None:
    listed = "".join(f"<Disability>{code}</Disability>" for code in codes)
    group = fromstring(
        f"<Child><ChildCharacteristics><Disabilities>{listed}</Disabilities></ChildCharacteristics></Child>"
    )
    _, row = next(child_rows(open_group(group, Counter()), 1))
    assert row[COLUMNS["children"].index("disabled")] is disabled
