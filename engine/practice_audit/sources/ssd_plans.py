"""From the dataset's plans to native rows: plans of both kinds, review conferences and visits."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from practice_audit.sources.cin_codes import CATEGORIES, worded
from practice_audit.sources.counted import counted
from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_table import Cells, SsdTable, Tables, Told
from practice_audit.sources.ssd_words import ATTENDED, truth
from practice_audit.sources.tables import Damaged, RawTable

IN_NEED, IN_CARE = "CIN-", "CLA-"  # before the ids of tables whose rows join those of another
OTHER_AUTHORITY: Final = "a plan of another authority (cppl_cp_plan_ola)"
ITS_REVIEW: Final = "a review of a plan of another authority"
NOT_HELD: Final = "a review without a date or an outcome: due, and not held yet"
NO_VISITS: Final = "ssd_cp_visits has no rows, and visits of other kinds alone would make children look unseen"


def plans(tables: Tables, days: Days, told: Told) -> Iterator[RawTable]:
    """Give plans, reviews and visits. Those under child in need plans have CIN- before their id."""
    protection, elsewhere = tables.get("ssd_cp_plans"), set[str | None]()
    if protection:
        others = [truth(cell, "cppl_cp_plan_ola") is True for cell in protection.cells("cppl_cp_plan_ola")]
        ids = protection.texts("cppl_cp_plan_id")
        elsewhere = {plan for plan, other in zip(ids, others, strict=True) if other and plan}
        protection = told.without(protection, others, OTHER_AUTHORITY)
        yield _protection_plans(protection, conferences="ssd_initial_cp_conference" in tables)
    if in_need := tables.get("ssd_cin_plans"):
        yield in_need.native(
            "plans",
            {
                "plan_id": _prefixed(IN_NEED, in_need.texts("cinp_cin_plan_id")),
                "child_id": "cinp_person_id",
                "kind": ["child_in_need"] * len(in_need),
                "start_on": "cinp_cin_plan_start_date",
                "end_on": "cinp_cin_plan_end_date",
            },
        )
    if reviews := tables.get("ssd_cp_reviews"):
        reviews = told.without(reviews, [plan in elsewhere for plan in reviews.texts("cppr_cp_plan_id")], ITS_REVIEW)
        reviews = told.without(reviews, _still_to_come(reviews), NOT_HELD)
        yield _reviews(reviews, protection, days, told)
    yield from _visits(tables, told)


def _prefixed(prefix: str, ids: list[str | None]) -> Cells:
    return [prefix + one if one else None for one in ids]


def _protection_plans(table: SsdTable, *, conferences: bool) -> RawTable:
    latest, first = table.texts("cppl_cp_plan_latest_category"), table.texts("cppl_cp_plan_initial_category")
    known = table.is_filled("cppl_cp_plan_latest_category") or table.is_filled("cppl_cp_plan_initial_category")
    categories = [worded(now or then, CATEGORIES) for now, then in zip(latest, first, strict=True)]
    return table.native(
        "plans",
        {
            "plan_id": "cppl_cp_plan_id",
            "child_id": "cppl_person_id",
            "kind": ["child_protection"] * len(table),
            "start_on": "cppl_cp_plan_start_date",
            "end_on": "cppl_cp_plan_end_date",
            "category": categories if known else None,
            "conference_id": "cppl_icpc_id" if conferences else None,
        },
        {"category": "category is the latest category of abuse"},
    )


def _still_to_come(table: SsdTable) -> list[bool]:
    dates, outcomes = table.cells("cppr_cp_review_date"), table.cells("cppr_cp_review_outcome_continue_cp")
    return [day is None and outcome is None for day, outcome in zip(dates, outcomes, strict=True)]


def _reviews(table: SsdTable, protection: SsdTable | None, days: Days, told: Told) -> RawTable:
    plan_ids, found = table.texts("cppr_cp_plan_id"), 0
    open_plans = _open_plans(protection, days)
    held = days.all(table.cells("cppr_cp_review_date"))
    for at, child in enumerate(table.texts("cppr_person_id")):
        day = held[at]
        if plan_ids[at] is None and day is not None:
            running = {plan for plan, first, last in open_plans[child] if first <= day <= last}
            if len(running) == 1:
                plan_ids[at] = running.pop()
                found += 1
    if found:
        told.notes.append(
            f"{table.file}: {counted(found, 'review')} without a plan's id: taken as of the only child protection plan "
            "of the child that ran on the day."
        )
    going_on = [truth(cell, "cppr_cp_review_outcome_continue_cp") for cell in _outcomes(table)]
    attended = table.texts("cppr_cp_review_participation")
    return table.native(
        "reviews",
        {
            "review_id": "cppr_cp_review_id",
            "child_id": "cppr_person_id",
            "plan_id": plan_ids,
            "held_on": "cppr_cp_review_date",
            "decision": [
                one if one is None or isinstance(one, Damaged) else "continue" if one else "end" for one in going_on
            ],
            "child_attended": [ATTENDED.get((code or "")[:3].upper()) for code in attended] if any(attended) else None,
        },
        {
            "decision": "a review's decision is continue or end, as the dataset says whether the plan goes on",
            "child_attended": "whether the child was at the review is read from the code of participation (PN1 to PN4)",
            **({"plan_id": "a review without a plan's id is of the plan that ran on its day"} if found else {}),
        },
    )


def _outcomes(table: SsdTable) -> Cells:
    return table.cells("cppr_cp_review_outcome_continue_cp")


def _open_plans(protection: SsdTable | None, days: Days) -> dict[str | None, list[tuple[str, date, date]]]:
    of_child: dict[str | None, list[tuple[str, date, date]]] = defaultdict(list)
    if protection is not None:
        for plan, child, first, last in zip(
            protection.texts("cppl_cp_plan_id"),
            protection.texts("cppl_person_id"),
            days.all(protection.cells("cppl_cp_plan_start_date")),
            days.all(protection.cells("cppl_cp_plan_end_date")),
            strict=True,
        ):
            if plan and child and first:
                of_child[child].append((plan, first, last or date.max))
    return of_child


def _visits(tables: Tables, told: Told) -> Iterator[RawTable]:
    kinds = (
        ("ssd_cp_visits", "cppv", "cp", "child_protection", ""),
        ("ssd_cin_visits", "cinv", "cin", "child_in_need", IN_NEED),
        ("ssd_cla_visits", "clav", "cla", "other", IN_CARE),
    )
    found = [
        (tables[name], prefix, short, kind, before) for name, prefix, short, kind, before in kinds if name in tables
    ]
    if found and "ssd_cp_visits" not in tables:
        for table, *_ in found:
            told.without(table, [True] * len(table), NO_VISITS)
        return
    if found and "ssd_cin_visits" not in tables:
        told.notes.append("ssd_cin_visits has no rows: visits under child in need plans cannot be seen.")
    for table, prefix, short, kind, before in found:
        column = f"{prefix}_{short}_visit"
        ids = table.texts(f"{column}_id")
        yield table.native(
            "visits",
            {
                "visit_id": _prefixed(before, ids) if before else f"{column}_id",
                "child_id": f"{prefix}_person_id",
                "visited_on": f"{column}_date",
                "kind": [kind] * len(table),
                "seen": f"{column}_seen",
                "seen_alone": f"{column}_seen_alone",
            },
            {"kind": "the dataset has visits to children on plans and in care only"},
        )
