"""From the dataset's work on a child to native rows: assessments, section 47 enquiries and initial conferences."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from practice_audit.sources.counted import counted
from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_table import Cells, SsdTable, Tables, Told
from practice_audit.sources.ssd_words import Flag, flags_in_words, flags_of, truth
from practice_audit.sources.tables import Cell, Damaged, NotHeld, RawTable

SEEN: Final = NotHeld("the dataset does not say whether the child was seen")
ALONE: Final = NotHeld("the dataset does not say whether the child was seen alone in the assessment")
LATER: Final = NotHeld("its conference was held after the child's next enquiry began, so the two cannot be told apart")
NOT_HELD: Final = "a conference without a date or an outcome: not held yet"
CONTINUING: Final = "substantiated_continuing_risk"
OUTCOMES: Final = {
    "CP_CONFERENCE_FLAG": CONTINUING,
    "PROV_OF_SERVICES_FLAG": "substantiated_no_continuing_risk",
    "NFA_CONTINUE_SINGLE_FLAG": "substantiated_no_continuing_risk",
    "NFA_FLAG": "not_substantiated",
}


def enquiries(tables: Tables, days: Days, told: Told) -> Iterator[RawTable]:
    """Give assessments, section 47 enquiries and conferences. The start of an enquiry is its strategy discussion."""
    if assessments := tables.get("ssd_cin_assessments"):
        yield _assessments(assessments)
    conferences = tables.get("ssd_initial_cp_conference")
    if conferences:
        conferences = told.without(conferences, _still_to_come(conferences), NOT_HELD)
    if enquired := tables.get("ssd_s47_enquiry"):
        yield _enquiries(enquired, conferences, days, told)
    if conferences:
        yield _conferences(conferences)


def _assessments(table: SsdTable) -> RawTable:
    completed = table.cells("cina_assessment_auth_date")
    starts = table.cells("cina_assessment_start_date")
    seen = [truth(cell, "cina_assessment_child_seen") for cell in table.cells("cina_assessment_child_seen")]
    nfa = [truth(cell, "cina_assessment_outcome_nfa") for cell in table.cells("cina_assessment_outcome_nfa")]
    outcomes = map(flags_in_words, flags_of(table.cells("cina_assessment_outcome_json")))

    def seen_on(was_seen: Flag, start: Cell, end: Cell) -> Cell:
        if was_seen is True:
            return start
        return was_seen if isinstance(was_seen, Damaged) else SEEN if was_seen is None and end is not None else None

    return table.native(
        "assessments",
        {
            "assessment_id": "cina_assessment_id",
            "child_id": "cina_person_id",
            "referral_id": "cina_referral_id",
            "kind": ["single"] * len(table),
            "started_on": "cina_assessment_start_date",
            "completed_on": "cina_assessment_auth_date",
            "authorised_on": "cina_assessment_auth_date",
            "worker_id": "cina_assessment_worker_id",
            "child_seen_on": list(map(seen_on, seen, starts, completed)),
            "seen_alone": [None if one is False else ALONE for one in seen],
            "outcome": [
                words or ("no further action" if ended is True else None)
                for words, ended in zip(outcomes, nfa, strict=True)
            ],
        },
        {
            "kind": "kind is single, the only one since 2013",
            "completed_on": "an assessment counts as completed on the day of its authorisation",
            "child_seen_on": "the child counts as seen on the first day of the assessment where the dataset says that "
            "they were seen; it does not say on which day",
            "seen_alone": ALONE.reason,
            "outcome": "an assessment's outcome is read from its flags",
        },
    )


def _still_to_come(table: SsdTable) -> list[bool]:
    dates, outcomes = table.cells("icpc_icpc_date"), table.cells("icpc_icpc_outcome_cp_flag")
    return [day is None and outcome is None for day, outcome in zip(dates, outcomes, strict=True)]


def _enquiries(table: SsdTable, conferences: SsdTable | None, days: Days, told: Told) -> RawTable:
    held = _held(conferences, days)
    children, starts = table.texts("s47e_person_id"), days.all(table.cells("s47e_s47_start_date"))
    of_child: dict[str | None, list[date]] = defaultdict(list)
    for child, start in sorted((child, day) for child, day in zip(children, starts, strict=True) if child and day):
        of_child[child].append(start)
    flags = flags_of(table.cells("s47e_s47_outcome_json"))
    nfas = [truth(cell, "s47e_s47_nfa") for cell in table.cells("s47e_s47_nfa")]
    outcomes: list[Cell] = []
    contradictions = 0
    for at, enquiry in enumerate(table.texts("s47e_s47_enquiry_id")):
        day = held.get(enquiry or "", False)
        began, nfa = starts[at], nfas[at]
        if day is False:
            outcomes.append(_outcome(nfa, flags[at]))
            continue
        contradictions += nfa is True
        later = of_child[children[at]]
        next_start = later[bisect_right(later, began)] if began and later and later[-1] > began else None
        outcomes.append(LATER if next_start and isinstance(day, date) and day >= next_start else CONTINUING)
    if contradictions:
        told.notes.append(
            f"{table.file}: {counted(contradictions, 'row')} with no further action "
            "and with a conference; the conference is believed."
        )
    return table.native(
        "section_47_enquiries",
        {
            "enquiry_id": "s47e_s47_enquiry_id",
            "child_id": "s47e_person_id",
            "started_on": "s47e_s47_start_date",
            "completed_on": "s47e_s47_end_date",
            "outcome": outcomes,
            "lead_worker_id": "s47e_s47_completed_by_worker_id",
        },
        {
            "started_on": "an enquiry starts with its strategy discussion, for which the dataset has no table",
            "outcome": "an enquiry's outcome is continuing risk where a conference names it or its flags ask for one; "
            "otherwise it is read from its flags",
            "lead_worker_id": "the worker is the one who completed the enquiry",
        },
    )


def _outcome(nfa: Flag, flags: frozenset[str] | Damaged) -> Cell:
    for one in (nfa, flags):
        if isinstance(one, Damaged):
            return one
    if not isinstance(flags, Damaged) and (said := [words for one, words in OUTCOMES.items() if one in flags]):
        return said[0]
    return "not_substantiated" if nfa else None


def _held(conferences: SsdTable | None, days: Days) -> dict[str, date | None]:
    """The enquiries that a conference names, transfers from another authority aside, and its day."""
    if conferences is None:
        return {}
    rows = zip(
        conferences.texts("icpc_s47_enquiry_id"),
        days.all(conferences.cells("icpc_icpc_date")),
        conferences.cells("icpc_icpc_transfer_in"),
        strict=True,
    )
    return {enquiry: day for enquiry, day, moved in rows if enquiry and truth(moved, "") is not True}


def _conferences(table: SsdTable) -> RawTable:
    return table.native(
        "conferences",
        {
            "conference_id": "icpc_icpc_id",
            "child_id": "icpc_person_id",
            "kind": _kinds(table),
            "held_on": "icpc_icpc_date",
            "decision": _decisions(table),
        },
        {"kind": "a conference is initial unless it is a transfer in: the dataset does not tell pre-birth ones apart"},
    )


def _kinds(table: SsdTable) -> Cells:
    moved = [truth(cell, "icpc_icpc_transfer_in") for cell in table.cells("icpc_icpc_transfer_in")]
    return [one if isinstance(one, Damaged) else "transfer_in" if one else "initial" for one in moved]


def _decisions(table: SsdTable) -> Cells:
    said = [truth(cell, "icpc_icpc_outcome_cp_flag") for cell in table.cells("icpc_icpc_outcome_cp_flag")]
    flags = flags_of(table.cells("icpc_icpc_outcome_json"))

    def decision(plan: Flag, also: frozenset[str] | Damaged) -> Cell:
        if isinstance(plan, Damaged):
            return plan
        if plan is None and not isinstance(also, Damaged) and "CP_FLAG" in also:
            return "plan"
        return None if plan is None else "plan" if plan else "no_plan"

    return list(map(decision, said, flags))
