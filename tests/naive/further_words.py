"""More of the field's words, as the procedure says them: how an enquiry moved, what is kept, lengths of texts."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tests.naive import many_records, more_words, plan_words, recording_words
from tests.naive.conditions import Scope, has_words, is_blank
from tests.naive.rulebook import layout
from tests.naive.world import FreeText, Row, World

ACTIVITY = {
    "visits": "visited_on",
    "strategy_discussions": "held_on",
    "conferences": "held_on",
    "agency_checks": "returned_on",
    "management_decisions": "decided_on",
    "assessments": "completed_on",
}
CARRIED_WITHIN = timedelta(days=10)


def work_begun(world: World) -> list[Row]:
    """Assessments and enquiries in one list (CL-02)."""
    found = [
        Row(world, row.table, row.data)
        for table in ("assessments", "section_47_enquiries")
        for row in world.rows(table)
    ]
    for row in found:
        row.reads = {"kind": {}}  # a column that only one of them has
    return found


def enquiry_movement(world: World) -> list[Row]:
    """For each enquiry the time since it last moved, and the longest time in which it did not (S47-07)."""
    return [moved for row in world.rows("section_47_enquiries") if (moved := _movement(world, row))]


def _movement(world: World, enquiry: Row) -> Row | None:
    start, end = enquiry.get("started_on"), enquiry.get("completed_on")
    if start is None:
        return None
    after = world.book.calendar.after
    days = {start} if end is None else {start, end}
    for table, column in ACTIVITY.items():
        for row in world.rows(table):
            day = row.get(column)
            if (
                row.get("child_id") != enquiry.get("child_id")
                or day is None
                or not start <= day <= (end or world.as_at)
            ):
                continue
            if (table != "visits" or row.get("seen")) and world.there(row):
                days.add(day)
    inside = sorted(days)
    gaps = [(after(first, second), first, second) for first, second in pairwise(inside)]
    quiet = max(gaps, key=lambda gap: (gap[0], -gap[1].toordinal()), default=(None, None, None))
    since = None if end is not None else inside[-1]
    values = {
        "child_id": enquiry.get("child_id"),
        "started_on": start,
        "since": since,
        "since_days": after(since, world.as_at) if since else None,
        "quiet_days": quiet[0],
        "quiet_from": quiet[1],
        "quiet_to": quiet[2],
    }
    return Row(world, "section_47_enquiries", values, enquiry.id)


def carried_over_on(world: World, action: Row) -> date | None:
    """The start of the child's next plan that has an action in the same words (PL-17)."""
    plan, words = action.follow("plan"), _normal(action.get("action"))
    ended = plan.get("end_on") if plan else None
    if plan is None or ended is None or not words:
        return None
    starts = []
    for other in world.rows("plan_actions"):
        later = other.follow("plan")
        if later is None or later.id == plan.id or later.get("child_id") != plan.get("child_id"):
            continue
        start = later.get("start_on")
        if start is not None and ended <= start <= ended + CARRIED_WITHIN and _normal(other.get("action")) == words:
            starts.append(start)
    return min(starts, default=None)


def _normal(text: str | None) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", "", (text or "").lower()).split())


def decision_wd(world: World, contact: Row) -> int | None:
    """The fewest working days that the words of a contact's source or reason ask for (FD-01)."""
    text = f"{contact.get('source') or ''}\n{contact.get('reason') or ''}".lower()
    found = []
    for item in world.setting("contact_decision_by_priority") or []:
        words, _, days = str(item).rpartition(":")
        if re.search(rf"\b{re.escape(words.strip().lower())}", text):
            found.append(int(days))
    return min(found, default=None)


def other_agencies(world: World, assessment: Row) -> int:
    """How many agencies besides social care an assessment names (AS-11)."""
    scope = Scope(world, {})
    items = [FreeText(item.strip()) for item in re.split("[;|,]", assessment.get("agencies_contributing") or "")]
    return sum(not is_blank(item, scope) and not has_words(scope, item, "words_social_care") for item in items)


def words_of(world: World, row: Row, column: str) -> int | None:
    """Number of words of a text (AS-07T, AS-08T)."""
    text = row.get(column)
    return None if is_blank(text, Scope(world, {})) else len(text.split())


def plain_of(world: World, row: Row, column: str) -> str | None:
    """Letters and digits of a text, without regard to case."""
    text = row.get(column)
    return None if is_blank(text, Scope(world, {})) else "".join(sign for sign in text.lower() if sign.isalnum())


TEXT_COLUMNS = {
    "assessments",
    "case_supervisions",
    "supervisions",
    "plans",
    "plan_actions",
    "chronology",
    "conferences",
    "reviews",
}
TEXT_ENDINGS: dict[str, Callable[[World, Row, str], Any]] = {"words": words_of, "plain": plain_of}


def contact_checks_kept(world: World, _: Row) -> bool:
    """Whether the export has any agency check of a contact (FD-13)."""
    return any(row.get("subject_kind") == "contact" for row in world.rows("agency_checks"))


def is_kept(table: str) -> Callable[[World, Row], bool]:
    """Whether the export has a table."""
    return lambda world, _: table not in world.absent


def alone_or_excused(world: World, visit: Row) -> bool:
    """Whether a visit was alone, or has a reason that is not the second one running (VI-06)."""
    kind, on = _seen_how(world, visit), visit.get("visited_on")
    if kind != "reason" or on is None:
        return kind == "alone"
    child = visit.get("child_id")
    visits = [other for other in world.rows("visits") if other.get("child_id") == child]
    others = [(other.get("visited_on"), _seen_how(world, other)) for other in visits]
    again = [day for day, how in others if how == "alone"]
    again += [
        plan.get("start_on")
        for plan in world.rows("plans")
        if plan.get("child_id") == child and plan.get("kind") == "child_protection"
    ]
    again += [care.get("end_on") for care in world.rows("care_episodes") if care.get("child_id") == child]
    since = max((day for day in again if day is not None and day <= on), default=date.min)
    return not any(how == "reason" and day is not None and since < day < on for day, how in others)


def _seen_how(world: World, visit: Row) -> str:
    worker, scope = visit.follow("worker"), Scope(world, {})
    unqualified = worker is not None and worker.get("qualified") is False
    if visit.get("seen") is not True or visit.get("kind") == "family_support" or unqualified:
        return "not"
    reasons = [visit.get("not_alone_reason"), visit.get("not_seen_reason")]
    if visit.get("seen_alone") is False and not all(is_blank(reason, scope) for reason in reasons):
        return "reason"
    return "alone" if visit.get("seen_alone") is True else "not"


TABLES: dict[str, Callable[[World], list[Row]]] = {
    "work_begun": work_begun,
    "enquiry_movement": enquiry_movement,
    **recording_words.TABLES,
}
ADDED: dict[tuple[str, str], Callable[[World, Row], Any]] = {
    ("plan_actions", "carried_over_on"): carried_over_on,
    ("contacts", "decision_wd"): decision_wd,
    ("visits", "alone_or_excused"): alone_or_excused,
    ("assessments", "other_agencies"): other_agencies,
    ("children", "chronology_kept"): is_kept("chronology"),
    ("children", "early_help_kept"): is_kept("early_help"),
    ("children", "contact_checks_kept"): contact_checks_kept,
    ("children", "enquiry_visits_kept"): lambda _, __: True,  # only a reader can say that it has none
    **recording_words.COLUMNS,
    **many_records.COLUMNS,
    **plan_words.COLUMNS,
    **more_words.COLUMNS,
}


def column_of(world: World, row: Row, name: str) -> tuple[bool, Any]:
    """Whether this is a word of the field, and its value."""
    if (row.table, name) in ADDED:
        return True, ADDED[row.table, name](world, row)
    column, _, ending = name.rpartition("_")
    if row.table in TEXT_COLUMNS and column in layout()[row.table] and ending in TEXT_ENDINGS:
        return True, TEXT_ENDINGS[ending](world, row, column)
    return False, None
