"""The tables and columns of the Standard Safeguarding Dataset, as its specification of July 2026 names them."""

import re
from collections.abc import Iterator
from typing import Final

from practice_audit.sources.headings import plain

# Table, the prefix of its columns, and the columns. The first is the id of a row; one that ends in _json holds JSON.
_TABLES: Final = """
    ssd_person pers: person_id forename surname sex gender ethnicity dob common_child_id legacy_id upn_unknown
        send_flag expected_dob death_date is_mother nationality
    ssd_disability disa: table_id person_id disability_code
    ssd_family fami: table_id family_id person_id
    ssd_contacts cont: contact_id person_id contact_date contact_source_code contact_source_desc
        contact_outcome_json
    ssd_early_help_episodes earl: episode_id person_id episode_start_date episode_end_date episode_reason
        episode_end_reason episode_organisation episode_worker_id
    ssd_cin_episodes cine: referral_id person_id referral_date cin_primary_need_code referral_source_code
        referral_source_desc referral_outcome_json referral_nfa close_reason close_date referral_team
        referral_worker_id
    ssd_cin_assessments cina: assessment_id person_id referral_id assessment_start_date assessment_child_seen
        assessment_auth_date assessment_outcome_json assessment_outcome_nfa assessment_team assessment_worker_id
    ssd_cin_plans cinp: cin_plan_id referral_id person_id cin_plan_start_date cin_plan_end_date cin_plan_team
        cin_plan_worker_id
    ssd_cin_visits cinv: cin_visit_id person_id cin_visit_date cin_visit_seen cin_visit_seen_alone
        cin_visit_bedroom
    ssd_s47_enquiry s47e: s47_enquiry_id referral_id person_id s47_start_date s47_end_date s47_nfa
        s47_outcome_json s47_completed_by_worker_id s47_completed_by_team
    ssd_initial_cp_conference icpc: icpc_id icpc_meeting_id s47_enquiry_id person_id cp_plan_id referral_id
        icpc_transfer_in icpc_target_date icpc_date icpc_outcome_cp_flag icpc_outcome_json icpc_team
        icpc_worker_id
    ssd_cp_plans cppl: cp_plan_id referral_id icpc_id person_id cp_plan_start_date cp_plan_end_date
        cp_plan_initial_category cp_plan_ola cp_plan_latest_category
    ssd_cp_visits cppv: cp_visit_id person_id cp_plan_id cp_visit_date cp_visit_seen cp_visit_seen_alone
        cp_visit_bedroom
    ssd_cp_reviews cppr: cp_review_id person_id cp_plan_id cp_review_due cp_review_date cp_review_meeting_id
        cp_review_outcome_continue_cp cp_review_quorate cp_review_participation
    ssd_missing miss: table_id person_id missing_episode_start_date missing_episode_type
        missing_episode_end_date missing_rhi_offered missing_rhi_accepted
    ssd_professionals prof: professional_id staff_id professional_name social_worker_registration_no
        professional_job_title professional_caseload professional_department full_time_equivalency
        agency_worker_flag
    ssd_involvements invo: involvements_id professional_id professional_role_id professional_team
        involvement_start_date involvement_end_date worker_change_reason person_id referral_id
    ssd_department dept: team_id team_name team_parent_id team_parent_name
    ssd_cla_episodes clae: cla_episode_id person_id cla_episode_start_date cla_episode_start_reason
        cla_primary_need_code cla_episode_ceased_date cla_episode_ceased_reason cla_id referral_id
        cla_placement_id entered_care_date cla_last_iro_contact_date
    ssd_cla_visits clav: cla_visit_id cla_id person_id cla_visit_date cla_visit_seen cla_visit_seen_alone
"""

# By prefix the columns that are understood, but nothing in the native tables holds them: never read out of a database.
_PLACELESS: Final = """
    pers: forename surname common_child_id legacy_id upn_unknown send_flag nationality
    disa: table_id
    fami: table_id
    earl: episode_reason episode_end_reason episode_organisation
    cine: cin_primary_need_code referral_team referral_worker_id
    cina: assessment_team
    cinp: referral_id cin_plan_team cin_plan_worker_id
    cinv: cin_visit_bedroom
    s47e: s47_completed_by_team
    icpc: icpc_meeting_id cp_plan_id referral_id icpc_target_date icpc_team icpc_worker_id
    cppl: referral_id
    cppv: cp_plan_id cp_visit_bedroom
    cppr: cp_review_due cp_review_meeting_id cp_review_quorate
    miss: missing_episode_type
    prof: staff_id professional_name professional_caseload professional_department full_time_equivalency
    invo: worker_change_reason referral_id
    dept: team_parent_id team_parent_name
    clae: cla_episode_start_reason cla_primary_need_code cla_episode_ceased_reason cla_id referral_id
        cla_placement_id entered_care_date cla_last_iro_contact_date
    clav: cla_id
"""

_NOT_USED: Final = """
    address api_data_staging assessment_factors care_leavers cla_care_plan cla_convictions cla_health
    cla_immunisations cla_placement cla_previous_permanence cla_reviews cla_substance_misuse ehcp_active_plans
    ehcp_assessment ehcp_named_plan ehcp_requests immigration_status legal_status linked_identifiers mother
    permanence pre_proceedings s251_finance sdq_scores sen_need send version_log voice_of_child
"""

_NAMED: Final = re.compile(r"(?:.*[.\s_])?(ssd_[a-z0-9_]+?)(?:[._]v?\d[\d._]*)?")


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in re.sub(r"\n {8,}", " ", text).strip().splitlines():
        name, _, rest = line.strip().partition(": ")
        yield name, rest.split()


COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    named.split()[0]: tuple(f"{named.split()[1]}_{column}" for column in columns) for named, columns in _lines(_TABLES)
}
NO_PLACE: Final = frozenset(f"{prefix}_{column}" for prefix, columns in _lines(_PLACELESS) for column in columns)
NOT_USED: Final = frozenset(f"ssd_{name}" for name in _NOT_USED.split())


def ssd_table(name: object) -> str | None:
    """Give the table that a file's or table's name means: alone, after a schema, or before a date (ssd_person_2026)."""
    found = _NAMED.fullmatch(plain(name))
    return found[1] if found and found[1] in COLUMNS.keys() | NOT_USED else None


def known_headings(table: str, headings: list[str]) -> int:
    """Count the headings that are columns of a table."""
    return len({plain(heading) for heading in headings} & set(COLUMNS[table]))
