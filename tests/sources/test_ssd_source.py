"""What the dataset does not say itself: each inference, each doubt, and what is left out so that no breach is false."""

from pathlib import Path

import pytest
from tests.sources.ssd_folders import column, has, ssd

from practice_audit.sources.tables import Damaged, NotHeld

PERSON = {"person_id": "K1"}


def test_an_adult_who_is_only_somebodys_mother_is_no_child(tmp_path: Path) -> None:
    people = [PERSON, {"person_id": "M1", "is_mother": "Y"}, {"person_id": "M2", "is_mother": "Y"}]
    source = ssd(tmp_path, person=people, contacts=[{"contact_id": "C1", "person_id": "M2"}])
    assert column(source, "children", "child_id") == ["K1", "M2"]


def test_family_and_disability_are_looked_up(tmp_path: Path) -> None:
    source = ssd(
        tmp_path,
        person=[PERSON, {"person_id": "K2"}, {"person_id": "K3"}],
        family=[{"family_id": "F1", "person_id": "K1"}, {"family_id": "F2", "person_id": "K1"}],
        disability=[{"person_id": "K1", "disability_code": "NONE"}, {"person_id": "K2", "disability_code": "HEAR"}],
    )
    assert column(source, "children", "family_id") == ["F1", None, None]
    assert column(source, "children", "disabled") == [False, True, None]
    assert any("in more than one family" in note for note in source.notes)


def test_a_worker_without_a_registration_number_is_not_called_unqualified(tmp_path: Path) -> None:
    workers = [{"professional_id": "W1", "social_worker_registration_no": "SW1"}, {"professional_id": "W2"}]
    source = ssd(tmp_path, professionals=workers)
    assert column(source, "workers", "qualified") == [True, None]


def held(worker: str, team: str, start: str, end: str = "", role: str = "CW") -> dict[str, str]:
    return {
        "involvements_id": f"I{worker}",
        "professional_id": worker,
        "professional_role_id": role,
        "professional_team": team,
        "involvement_start_date": start,
        "involvement_end_date": end,
        **PERSON,
    }


@pytest.mark.parametrize(
    ("second", "moves"),
    [
        (held("W2", "T2", "2026-02-02"), 1),
        (held("W2", "T1", "2026-02-02"), 0),  # another worker of the team
        (held("W2", "T2", "2026-06-02"), 0),  # months later: a new piece of work
        (held("W2", "T2", "2026-02-02", role="support"), 0),
        (held("W2", "", "2026-02-02"), 0),
    ],
)
def test_a_change_of_the_holders_team_is_a_transfer_of_which_the_joint_visit_is_in_doubt(
    tmp_path: Path, second: dict[str, str], moves: int
) -> None:
    source = ssd(tmp_path, involvements=[held("W1", "T1", "2026-01-05", "2026-02-01"), second])
    assert has(source, "transfers") is bool(moves)
    assert column(source, "transfers", "transfer_id") == ["IW2-T"] * moves
    assert all(isinstance(cell, NotHeld) for cell in column(source, "transfers", "joint_visit_on"))


def test_two_holders_at_once_in_two_teams_are_no_transfer(tmp_path: Path) -> None:
    source = ssd(tmp_path, involvements=[held("W1", "T1", "2026-01-05"), held("W2", "T2", "2026-02-02")])
    assert not has(source, "transfers")


def test_early_help_after_a_step_down_is_tied_to_it_and_its_acceptance_is_in_doubt(tmp_path: Path) -> None:
    closed = {"referral_id": "R1", **PERSON, "close_date": "19/01/2026", "close_reason": "RC9"}
    starts = ["05/01/2026", "26/01/2026", "02/02/2026"]
    helps = [{"episode_id": f"E{at}", **PERSON, "episode_start_date": day} for at, day in enumerate(starts)]
    source = ssd(tmp_path, cin_episodes=[closed], early_help_episodes=helps)
    assert column(source, "early_help", "from_id") == [None, "R1-C", None]
    assert [isinstance(cell, NotHeld) for cell in column(source, "early_help", "accepted_on")] == [False, True, False]


@pytest.mark.parametrize(
    ("seen", "end", "seen_on"),
    [
        ("Y", "2026-02-02", "2026-01-05"),
        ("N", "2026-02-02", None),
        ("", "", None),
        ("", "2026-02-02", NotHeld),
        ("Q", "2026-02-02", Damaged),
    ],
)
def test_when_a_child_was_seen_in_an_assessment(tmp_path: Path, seen: str, end: str, seen_on: object) -> None:
    row = {"assessment_id": "A1", **PERSON, "assessment_start_date": "2026-01-05", "assessment_child_seen": seen}
    found = column(
        ssd(tmp_path, cin_assessments=[{**row, "assessment_auth_date": end}]), "assessments", "child_seen_on"
    )
    assert found == [seen_on] or (isinstance(seen_on, type) and isinstance(found[0], seen_on))


@pytest.mark.parametrize(
    ("flags", "nfa", "outcome"),
    [
        ('{"CP_CONFERENCE_FLAG": "Y", "NFA_FLAG": "Y"}', "N", "substantiated_continuing_risk"),
        ('{"PROV_OF_SERVICES_FLAG": "Y"}', "N", "substantiated_no_continuing_risk"),
        ('{"LEGAL_ACTION_FLAG": "Y"}', "N", None),
        ("", "Y", "not_substantiated"),
        ("", "N", None),
    ],
)
def test_the_outcome_of_an_enquiry(tmp_path: Path, flags: str, nfa: str, outcome: str | None) -> None:
    row = {"s47_enquiry_id": "S1", **PERSON, "s47_start_date": "2026-01-05", "s47_nfa": nfa, "s47_outcome_json": flags}
    assert column(ssd(tmp_path, s47_enquiry=[row]), "section_47_enquiries", "outcome") == [outcome]


def test_a_conference_held_after_the_next_enquiry_began_leaves_the_first_in_doubt(tmp_path: Path) -> None:
    enquiries = [
        {"s47_enquiry_id": "S1", **PERSON, "s47_start_date": "2026-01-05"},
        {"s47_enquiry_id": "S2", **PERSON, "s47_start_date": "2026-01-12"},
    ]
    conference = {"icpc_id": "F1", **PERSON, "s47_enquiry_id": "S1", "icpc_date": "2026-01-20"}
    source = ssd(tmp_path, s47_enquiry=enquiries, initial_cp_conference=[conference])
    first, second = column(source, "section_47_enquiries", "outcome")
    assert isinstance(first, NotHeld)
    assert second is None


def test_a_conference_only_planned_is_none_and_one_that_decided_without_a_day_is_kept(tmp_path: Path) -> None:
    rows = [{"icpc_id": "F1", "icpc_target_date": "2026-04-01"}, {"icpc_id": "F2", "icpc_outcome_cp_flag": "Y"}]
    source = ssd(tmp_path, initial_cp_conference=[{**PERSON, **row} for row in rows])
    assert column(source, "conferences", "conference_id") == ["F2"]


def test_a_plan_of_another_authority_is_left_out_with_its_reviews(tmp_path: Path) -> None:
    plans = [{"cp_plan_id": "L1", "cp_plan_ola": "Y"}, {"cp_plan_id": "L2", "cp_plan_ola": "N"}]
    reviews = [{"cp_review_id": f"V{n}", "cp_plan_id": f"L{n}", "cp_review_date": "2026-01-05"} for n in (1, 2)]
    source = ssd(tmp_path, cp_plans=plans, cp_reviews=reviews)
    assert column(source, "plans", "plan_id") == ["L2"]
    assert column(source, "reviews", "review_id") == ["V2"]


@pytest.mark.parametrize(("day", "plan"), [("05/01/2026", "L1"), ("15/02/2026", None), ("05/03/2026", "L2")])
def test_a_review_without_a_plan_is_of_the_only_one_that_ran(tmp_path: Path, day: str, plan: str | None) -> None:
    plans = [
        {"cp_plan_id": "L1", **PERSON, "cp_plan_start_date": "01/12/2025", "cp_plan_end_date": "28/02/2026"},
        {"cp_plan_id": "L2", **PERSON, "cp_plan_start_date": "13/02/2026"},
    ]
    review = {"cp_review_id": "V1", **PERSON, "cp_review_date": day}
    assert column(ssd(tmp_path, cp_plans=plans, cp_reviews=[review]), "reviews", "plan_id") == [plan]


def test_without_visits_under_protection_plans_no_visits_are_read(tmp_path: Path) -> None:
    visit = {"cin_visit_id": "1", **PERSON, "cin_visit_date": "2026-01-05", "cin_visit_seen": "Y"}
    source = ssd(tmp_path, cin_visits=[visit], cp_visits=[{"cp_visit_id": ""}])
    assert not has(source, "visits")
    assert [one.table for one in source.left_out] == ["ssd_cin_visits"]
    assert any("no rows in ssd_cp_visits" in note for note in source.notes)


@pytest.mark.parametrize(
    ("offered", "accepted", "doubtful"),
    [
        ("Y", "Y", {"return_interview_offered_on", "return_interview_on"}),
        ("Y", "N", {"return_interview_offered_on", "return_interview_declined_on"}),
        ("N", "NA", set()),
        ("", "", {"return_interview_offered_on", "return_interview_on"}),
    ],
)
def test_of_a_return_interview_only_its_absence_is_sure(
    tmp_path: Path, offered: str, accepted: str, doubtful: set[str]
) -> None:
    row = {"table_id": "X1", **PERSON, "missing_rhi_offered": offered, "missing_rhi_accepted": accepted}
    source = ssd(tmp_path, missing=[row])
    names = [f"return_interview{name}_on" for name in ("_offered", "", "_declined")]
    cells = {name: column(source, "missing_episodes", name)[0] for name in names}
    assert {name for name, cell in cells.items() if isinstance(cell, NotHeld)} == doubtful
    assert all(cell is None for name, cell in cells.items() if name not in doubtful)


def test_what_was_inferred_is_said_of_every_column_that_was(tmp_path: Path) -> None:
    row = {"assessment_id": "A1", **PERSON, "assessment_start_date": "2026-01-05"}
    (table,) = [one for one in ssd(tmp_path, cin_assessments=[row]).tables if one.name == "assessments"]
    assert set(table.inferred) <= set(table.frame.columns)
    assert {"kind", "child_seen_on", "seen_alone"} <= set(table.inferred)
