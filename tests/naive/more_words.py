"""More words of the field: who was at a meeting, first sessions, changes of worker, brothers and sisters, days held."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from tests.naive.conditions import FOREVER, Scope, has_words, is_blank, value
from tests.naive.days import ONE, add_months, plain
from tests.naive.recording_words import limit_now
from tests.naive.world import FreeText, Row, World

FIRST_JUDGED = date(2010, 3, 17)
ATTENDED = {"conferences": "agencies_attended", "reviews": "agencies_attended", "core_groups": "attended_by"}
ASKS = {"management_decisions": ("decision", "rationale"), "case_supervisions": ("record",)}


def _items(world: World, row: Row) -> list[str]:
    listed = [FreeText(item.strip().lower()) for item in re.split("[;|,]", row.get(ATTENDED[row.table]) or "")]
    scope = Scope(world, {})
    here = [item for item in listed if not is_blank(item, scope)]
    return [item for item in here if not any(has_words(scope, item, f"words_{of}") for of in ("social_care", "family"))]


def _profession(world: World, item: str) -> str:
    """The group of professionals that an item is of, the longest name first; else its own words."""
    name = "words_professional_groups"
    whole = world.book.settings[name].get("whole_words") or ()
    for group in sorted(map(str, world.setting(name) or ()), key=len, reverse=True):
        if re.search(rf"\b{re.escape(group)}\b" if group in whole else re.escape(group), item):
            return group
    return item


def other_professions(world: World, row: Row) -> int:
    """How many professions beside social care and family were there (CP-03, CP-13)."""
    return len({_profession(world, item) for item in _items(world, row)})


def known_professions(world: World, row: Row) -> int:
    """Those of them that some word list knows (CP-14)."""
    groups, scope = world.setting("words_professional_groups") or (), Scope(world, {})
    return len(
        {
            _profession(world, item)
            for item in _items(world, row)
            if _profession(world, item) in groups
            or any(has_words(scope, item, f"words_{of}") for of in ("police", "health", "education"))
        }
    )


def asks_strategy(world: World, row: Row) -> str | None:
    """The first sentence that speaks of a strategy discussion still to come (S47-15)."""
    for column in ASKS[row.table]:
        for sentence in re.split(r"[.!?;\n]+", row.get(column) or ""):
            if all(_opens(world, sentence, name) for name in ("words_strategy", "words_forward")):
                return sentence.strip()
    return None


def _opens(world: World, text: str, name: str) -> bool:
    whole = world.book.settings[name].get("whole_words") or ()
    phrases = [(str(phrase).lower(), phrase in whole) for phrase in world.setting(name) or ()]
    return any(
        re.search(rf"\b{re.escape(phrase)}" + (r"\b" if alone else ""), text.lower()) for phrase, alone in phrases
    )


def cases_from(world: World, worker: Row) -> date | None:
    """First day of the worker's first allocation as case holder (SU-04)."""
    held = [row for row in world.rows("allocations") if row.get("worker_id") == worker.id]
    days = [row.get("start_on") for row in held if row.get("role") == "case_holder" and world.there(row)]
    return min((day for day in days if day is not None), default=None)


def supervised_from(world: World, worker: Row) -> date | None:
    """Day of the worker's first formal supervision (SU-04)."""
    held = [row for row in world.rows("supervisions") if row.get("worker_id") == worker.id]
    days = [row.get("held_on") for row in held if row.get("formal") is not False and world.there(row)]
    return min((day for day in days if day is not None), default=None)


def stretches(world: World, child: str) -> list[tuple[date, date | None]]:
    """The times in which a case was open, the day of its closure included."""
    from tests.naive.vocabulary import closures, openings  # noqa: PLC0415  it reads this

    found: list[tuple[date, date | None]] = []
    closed = sorted(closures(world, child))
    for day in sorted(openings(world, child)):
        if not found or (found[-1][1] is not None and day > found[-1][1]):
            found.append((plain(day), next((end for end in closed if end >= day), None)))
    return found


def last_opened_on(world: World, child: Row) -> date | None:
    """The first day of the last time in which the case was open (CH-03, CH-05)."""
    open_times = stretches(world, child.id)
    return open_times[-1][0] if open_times else None


def first_allocation(world: World, _: Row | None = None) -> date:
    """The first day of any allocation in the export; none: nothing up to the audit date can be seen."""
    days = [row.get("start_on") for row in world.rows("allocations")]
    return min((day for day in days if day is not None), default=world.as_at + ONE)


def took_over_from(world: World, allocation: Row) -> str | None:
    """The worker who held the case before, cover left aside (AL-10)."""
    found = None
    child = allocation.get("child_id")
    order = [row for row in world.rows("allocations") if row.get("child_id") == child and world.there(row)]
    for first, last in stretches(world, child):
        inside = [row for row in order if row.get("role") == "case_holder" and row.get("start_on") is not None]
        inside = [row for row in inside if first <= row.get("start_on") <= (last or FOREVER)]
        longer = [
            row
            for row in inside
            if row.get("end_on") is None
            or (row.get("end_on") - row.get("start_on")).days + 1 >= limit_now(world, "cover_cd")
        ]
        for earlier, later in pairwise(sorted(longer, key=lambda row: row.get("start_on"))):
            if later.id == allocation.id and earlier.get("worker_id") != later.get("worker_id"):
                found = earlier.get("worker_id")
    return found


def moderation_due_on(world: World, audit: Row) -> date | None:
    """The last day on which the moderation of an audit is in time (QA-03)."""
    day = audit.get("audited_on")
    if day is None:
        return None
    scope = Scope(world, {"row": audit})
    scope.limit_day = lambda: day  # type: ignore[method-assign]
    found: date | None = value('deadline(row.audited_on, limit("audit_moderated"))', scope)
    return found


def is_rereferral(world: World, referral: Row) -> bool | None:
    """Whether the child was referred in the twelve months before (FD-12)."""
    day = referral.get("received_on")
    if day is None:
        return None
    others = [row for row in world.rows("referrals") if row.get("child_id") == referral.get("child_id")]
    earlier = [row.get("received_on") for row in others if row.get("received_on") is not None]
    return any(add_months(day, -limit_now(world, "rereferral_months")) <= one < day for one in earlier)


def significant_days(world: World) -> list[Row]:
    """The significant events of one day as one (CH-03); the end of a plan or of care by a key of its own."""
    found = []
    for event in world.rows("significant_events"):
        ends = event.data["name"].split(", ")[0] in {"plan end", "care end"}
        data = {"child_id": event.data["child_id"], "on": event.data["on"], "names": event.data["name"]}
        found.append(Row(world, "children", data, event.id + (":end" if ends else "")))
    return found


def sibling_pairs(world: World) -> list[Row]:
    """Two children of one family, and how many entries of their chronologies mean the same (CH-06)."""
    families: dict[str, set[str]] = {}
    for row in world.rows("children"):
        if row.data.get("family_id"):
            families.setdefault(row.data["family_id"], set()).add(row.id)
    least = limit_now(world, "copy_significance_words")
    said: dict[str, list[str]] = {}
    for entry in world.rows("chronology"):
        text = entry.get("significance")
        if not is_blank(text, Scope(world, {})) and len(text.split()) >= least and world.there(entry):
            said.setdefault(entry.get("child_id"), []).append("".join(sign for sign in text.lower() if sign.isalnum()))
    found = []
    for one, other in (pair for members in families.values() for pair in combinations(sorted(members), 2)):
        first, second = said.get(one, []), said.get(other, [])
        both = set(first) & set(second)
        alike = max(sum(count for text, count in Counter(side).items() if text in both) for side in (first, second))
        data = {"child_id": one, "sibling_id": other, "entries": min(len(first), len(second)), "alike": alike}
        found.append(Row(world, "children", data, f"{one}+{other}"))
    return found


def allocated_runs(world: World) -> list[Row]:
    """Runs of days on which several workers hold a case, or on which it moves, day by day (AL-04, AL-06)."""
    first = max(first_allocation(world), FIRST_JUDGED)
    return [run for child in world.children() for run in _runs(world, child, first)]


def _runs(world: World, child: str, first: date) -> list[Row]:
    held = [row for row in world.rows("allocations") if row.get("child_id") == child and world.there(row)]
    moves = [row for row in world.rows("transfers") if row.get("child_id") == child and world.there(row)]
    if len(held) < 2 and not moves:
        return []
    states: dict[str, list[tuple[date, bool]]] = {"several": [], "moving": []}
    for begins, ends in stretches(world, child):
        day = max(begins, first)
        while day <= min(ends or world.as_at, world.as_at):
            at_work = [row for row in held if _lasts(row, "start_on", "end_on", day)]
            if len({row.get("worker_id") or row.id for row in at_work if row.get("role") == "case_holder"}) > 1:
                states["several"].append((day, True))
            moving = any(_lasts(row, "agreed_on", "completed_on", day) for row in moves)
            if moving and any(row.get("role") in {"case_holder", "co_worker"} for row in at_work):
                states["moving"].append((day, not any(_qualified(row, day) for row in at_work)))
            day += ONE
    return [_run(world, child, question, days) for question, several in states.items() for days in _alike(several)]


def _lasts(row: Row, start: str, end: str, day: date) -> bool:
    return row.get(start) is not None and row.get(start) <= day <= (row.get(end) or FOREVER)


def _qualified(row: Row, day: date) -> bool:
    worker = row.follow("worker")
    if worker is None:
        return bool(row.world.guess(("qualified", str(row.data.get("worker_id"))), [True, False]))
    qualified = worker.get("qualified")
    if qualified is None:
        qualified = row.world.guess(("qualified", worker.id), [True, False])
    return bool(qualified) and (worker.get("qualified_on") or date.min) <= day


def _alike(days: list[tuple[date, bool]]) -> list[list[tuple[date, bool]]]:
    runs: list[list[tuple[date, bool]]] = []
    for day, fails in sorted(days):
        if runs and runs[-1][-1] == (day - ONE, fails):
            runs[-1].append((day, fails))
        else:
            runs.append([(day, fails)])
    return runs


def _run(world: World, child: str, question: str, days: list[tuple[date, bool]]) -> Row:
    first, last = days[0][0], days[-1][0]
    data = {
        "child_id": child,
        "question": question,
        "fails": days[0][1],
        "first_day": first,
        "last_day": None if last == world.as_at else last,
        "days": len(days),
        "working_days": world.book.calendar.inside(first, last),
    }
    return Row(world, "children", data, f"{child}/{first.isoformat()}")


def shared_wd(world: World, allocation: Row) -> int:
    """The working days of the longest run of several case holders that reaches into an allocation (DQ-08)."""
    start, end = allocation.get("start_on"), allocation.get("end_on") or FOREVER
    if allocation.get("role") != "case_holder" or start is None or end < start:
        return 0
    runs = [run.data for run in world.rows("allocated_runs") if run.data["child_id"] == allocation.get("child_id")]
    several = [run for run in runs if run["question"] == "several"]
    reaching = [run for run in several if start <= (run["last_day"] or FOREVER) and run["first_day"] <= end]
    return max((run["working_days"] for run in reaching), default=0)


def reviews_kept(world: World, _: Row) -> bool:
    """Whether the export has a table of reviews."""
    return "reviews" not in world.absent


TABLES: dict[str, Callable[[World], list[Row]]] = {
    "significant_days": significant_days,
    "sibling_pairs": sibling_pairs,
    "allocated_runs": allocated_runs,
}
COLUMNS: dict[tuple[str, str], Callable[[World, Row], Any]] = {
    **{(table, "other_professions"): other_professions for table in ATTENDED},
    ("reviews", "known_professions"): known_professions,
    **{(table, "asks_strategy"): asks_strategy for table in ASKS},
    ("workers", "cases_from"): cases_from,
    ("workers", "supervised_from"): supervised_from,
    ("children", "last_opened_on"): last_opened_on,
    ("children", "allocations_from"): first_allocation,
    ("children", "reviews_kept"): reviews_kept,
    ("allocations", "took_over_from"): took_over_from,
    ("allocations", "shared_wd"): shared_wd,
    ("audits", "moderation_due_on"): moderation_due_on,
    ("referrals", "is_rereferral"): is_rereferral,
}
