"""Rows: each kind of record of one child, and what is inferred of it."""

from collections import Counter

import pytest
from defusedxml.ElementTree import fromstring

from practice_audit.sources import Cell, Damaged
from practice_audit.sources.cin_columns import COLUMNS
from practice_audit.sources.cin_ids import Ids
from practice_audit.sources.cin_rows import child_rows
from practice_audit.sources.cin_shape import open_group

PLAN = "<ChildProtectionPlans><CPPstartDate>{}</CPPstartDate>{}</ChildProtectionPlans>"


def rows(episode: str, table: str, *, identity: str = "<LAchildID>K1</LAchildID>") -> list[dict[str, Cell]]:
    child = fromstring(
        f"<Child><ChildIdentifiers>{identity}</ChildIdentifiers><CINdetails>{episode}</CINdetails></Child>"
    )
    found = child_rows(open_group(child, Counter()), Ids())
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


def test_an_assessment_is_single_and_finished_when_authorised() -> None:
    dates = "<AssessmentActualStartDate>{}</AssessmentActualStartDate>{}"
    done = "<AssessmentAuthorisationDate>2025-06-18</AssessmentAuthorisationDate>"
    episode = "".join(f"<Assessments>{dates.format('2025-05-06', end)}</Assessments>" for end in (done, ""))
    first, second = rows(episode, "assessments")
    assert (first["kind"], first["completed_on"], first["authorised_on"]) == ("single", "2025-06-18", "2025-06-18")
    assert (second["referral_id"], second["completed_on"]) == ("K1-R-n1", None)


def test_a_plan_has_its_latest_category_in_words_and_its_reviews() -> None:
    inside = (
        "<InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>"
        "<Reviews><CPPreviewDate>2025-08-12</CPPreviewDate><CPPreviewDate>2026-01-29</CPPreviewDate></Reviews>"
    )
    episode = PLAN.format("2025-05-22", inside)
    assert rows(episode, "plans")[0]["category"] == "emotional abuse"
    assert [(row["review_id"], row["plan_id"]) for row in rows(episode, "reviews")] == [
        ("K1-V-2025-08-12", "K1-L-2025-05-22"),
        ("K1-V-2026-01-29", "K1-L-2025-05-22"),
    ]


def test_each_kind_of_record_has_its_letter() -> None:
    episode = (
        "<CINreferralDate>2025-05-06</CINreferralDate><CINclosureDate>2025-09-01</CINclosureDate>"
        "<Assessments><AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate></Assessments>"
        "<CINPlanDates><CINPlanStartDate>2025-06-02</CINPlanStartDate></CINPlanDates>"
    )
    assert rows(episode, "referrals")[0]["referral_id"] == "K1-R-2025-05-06"
    assert rows(episode, "assessments")[0]["assessment_id"] == "K1-A-2025-05-07"
    assert rows(episode, "assessments")[0]["referral_id"] == "K1-R-2025-05-06"
    assert rows(episode, "case_closures")[0]["closure_id"] == "K1-C-2025-09-01"
    assert rows(episode, "plans")[0]["plan_id"] == "K1-N-2025-06-02"


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
    _, row = next(child_rows(open_group(group, Counter()), Ids()))
    assert row[COLUMNS["children"].index("disabled")] is disabled
