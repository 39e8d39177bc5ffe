"""The field's own words, day by day: when a case is open, significant events, a newly qualified worker alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.naive import further_words, many_records, more_words, plan_words
from tests.naive.conditions import Scope, experienced, newly_qualified
from tests.naive.days import ONE, plain
from tests.naive.rulebook import layout
from tests.naive.world import Row, Unknown, World

OPENING = [
    ("allocations", "start_on", "role", ("case_holder",)),
    ("referrals", "received_on", "decision", ("assessment", "strategy_discussion")),
    ("plans", "start_on", "kind", ("child_protection", "child_in_need")),
    ("section_47_enquiries", "started_on", None, ()),
    ("care_episodes", "start_on", None, ()),
]
SIGNIFICANT = [
    ("strategy_discussion", "strategy_discussions", "held_on", None, ()),
    ("section_47_enquiry", "section_47_enquiries", "started_on", None, ()),
    ("conference", "conferences", "held_on", None, ()),
    ("plan_start", "plans", "start_on", "kind", ("child_protection", "child_in_need")),
    ("plan_end", "plans", "end_on", "kind", ("child_protection", "child_in_need")),
    ("missing_episode", "missing_episodes", "missing_on", None, ()),
    ("transfer", "transfers", "completed_on", None, ()),
    ("case_closure", "case_closures", "closed_on", None, ()),
    ("care_start", "care_episodes", "start_on", None, ()),
    ("care_end", "care_episodes", "end_on", None, ()),
]
OPEN_COLUMNS = {
    ("children", "case_open"),
    ("children", "case_opened_on"),
    ("agency_checks", "cancelled_on"),
}
FIRST_JUDGED = date(2010, 3, 17)


def table_of(world: World, table: str) -> list[Row]:
    """The rows of a table of the vocabulary."""
    if table not in TABLES:
        raise Unknown(table)
    return TABLES[table](world)


def column_of(world: World, row: Row, name: str) -> Any:
    """`child.case_open`, `child.case_opened_on`, `check.cancelled_on`."""
    if name == "cancelled_on":
        return _cancelled_on(world, row)
    opened = sorted(openings(world, row.id))
    closed = sorted(closures(world, row.id))
    is_open = _open(opened, closed, world.as_at)
    if name == "case_open":
        return is_open
    last = world.as_at if is_open or not closed else closed[-1]
    before = [day for day in closed if day < last] if not is_open else closed
    return min((day for day in opened if day <= last and day > (before[-1] if before else date.min)), default=None)


def opening_events(world: World) -> list[Row]:
    """Each event that opens a case."""
    found = []
    for table, column, test, values in OPENING:
        for row in world.rows(table):
            on = row.get(column) if test is None or row.get(test) in values else None
            if on is not None and on <= world.as_at and world.there(row):
                found.append(
                    Row(world, "opening_events", {"child_id": row.get("child_id"), "on": on}, f"{table}:{row.id}")
                )
    return found


def significant_events(world: World) -> list[Row]:
    """Each day with a significant event of a child, under the first record that gives it (order of the layout)."""
    by_day: dict[tuple[str, date], list[tuple[str, str]]] = {}
    order = list(layout())
    wanted = world.setting("significant_events") or []
    for name, table, column, test, values in sorted(SIGNIFICANT, key=lambda event: order.index(event[1])):
        for row in world.rows(table) if name in wanted else ():
            on = row.get(column) if test is None or row.get(test) in values else None
            if on is not None and on <= world.as_at and row.get("child_id") and world.there(row):
                by_day.setdefault((row.get("child_id"), on), []).append((f"{table}:{row.id}", name))
    found = []
    for (child, on), events in sorted(by_day.items()):
        names = ", ".join(dict.fromkeys(name.replace("_", " ") for _, name in events))
        found.append(Row(world, "children", {"child_id": child, "on": on, "name": names}, f"{child}/{events[0][0]}"))
    return found


def newly_qualified_alone(world: World) -> list[Row]:
    """Runs of days on which the case is complex and every holder newly qualified; of each the part spent alone."""
    starts = [row.get("start_on") for row in world.rows("allocations") if row.get("start_on") is not None]
    found: list[Row] = []
    for child in world.children():
        held = [row for row in world.rows("allocations") if row.get("child_id") == child]
        first = [
            row.get("start_on") for row in held if row.get("role") == "case_holder" and row.get("start_on") is not None
        ]
        if not first:
            continue
        day, run = max(FIRST_JUDGED, min(starts), min(first)), list[tuple[date, bool]]()
        while day <= world.as_at:
            state = _day(world, child, day, held)
            if state is not None:
                run.append((day, state))
            elif run:
                found += _run(world, child, run)
                run = []
            day += ONE
        if run:
            found += _run(world, child, run)
    return found


def _run(world: World, child: str, run: list[tuple[date, bool]]) -> list[Row]:
    first, last = run[0][0], run[-1][0]
    parts: list[list[date]] = []
    for day, alone in run:
        if alone and parts and parts[-1][-1] == day - ONE:
            parts[-1].append(day)
        elif alone:
            parts.append([day])
    now = bool(parts) and parts[-1][-1] == world.as_at
    inside = world.book.calendar.inside
    part = max(parts, key=lambda days: inside(days[0], days[-1]), default=None)
    grace = max(value["value"] for value in world.book.limits["nq_alone_grace_wd"]["values"])
    if now and part and not (inside(parts[-1][0], parts[-1][-1]) <= grace < inside(part[0], part[-1])):
        part = parts[-1]
    now = now and part is parts[-1]
    data = {
        "child_id": child,
        "first_day": first,
        "last_day": None if last == world.as_at else last,
        "alone_from": part[0] if part else None,
        "alone_to": None if now or not part else part[-1],
        "alone_days": inside(part[0], part[-1]) if part else 0,
    }
    return [Row(world, "children", data, f"{child}/{first.isoformat()}")]


def _day(world: World, child: str, day: date, held: list[Row]) -> bool | None:
    """Whether nobody experienced works beside newly qualified holders; None: no complex case of theirs that day."""
    scope = Scope(world, {})
    at_work = [row for row in held if _covers(row, "start_on", "end_on", day) and world.there(row)]
    holders = [row.follow("worker") for row in at_work if row.get("role") == "case_holder"]
    if not holders or not all(newly_qualified(scope, worker, day) for worker in holders):
        return None
    is_open = _open(openings(world, child), closures(world, child), day, through=True)
    if not is_open or not _complex(world, child, day):
        return None
    return not any(experienced(scope, row.follow("worker"), day) for row in at_work if row.get("role") == "co_worker")


def _complex(world: World, child: str, day: date) -> bool:
    running = [
        *(
            row
            for row in world.rows("plans")
            if row.get("child_id") == child
            and row.get("kind") == "child_protection"
            and _covers(row, "start_on", "end_on", day)
        ),
        *(
            row
            for row in world.rows("section_47_enquiries")
            if row.get("child_id") == child
            and _covers(row, "started_on", "completed_on", day)
            and row.get("completed_on") != day  # finished on that day
        ),
    ]
    if world.setting("complex_care"):
        running += [
            row
            for row in world.rows("care_episodes")
            if row.get("child_id") == child and _covers(row, "start_on", "end_on", day)
        ]
    return any(world.there(row) for row in running)


def _covers(row: Row, first: str, last: str, day: date) -> bool:
    start, end = row.get(first), row.get(last)
    return start is not None and start <= day and (end is None or end >= day)


def openings(world: World, child: str) -> list[date]:
    """The days on which something opened a child's case."""
    return [row.data["on"] for row in world.rows("opening_events") if row.data["child_id"] == child]


def closures(world: World, child: str) -> list[date]:
    """The days on which a child's case was closed."""
    rows = [
        row for row in world.rows("case_closures") if row.get("child_id") == child and row.get("closed_on") is not None
    ]
    return [plain(row.get("closed_on")) for row in rows if world.there(row)]


def _open(opened: list[date], closed: list[date], day: date, *, through: bool = False) -> bool:
    """Whether a case is open on a day; `through`: a case that is closed on a day is open through it."""
    began = max((one for one in opened if one <= day), default=None)
    return began is not None and not any(began <= one and (one < day or (one == day and not through)) for one in closed)


def _cancelled_on(world: World, check: Row) -> date | None:
    """The day on which an action for the check was cancelled: it names its agency, or the record has one check only."""
    scope = Scope(world, {"check": check})
    checks = [
        row
        for row in world.rows("agency_checks")
        if all(row.get(name) == check.get(name) for name in ("subject_kind", "subject_id", "child_id"))
    ]
    days = []
    from tests.naive.conditions import is_blank  # noqa: PLC0415  used here only

    for action in world.rows("actions"):
        same = all(
            action.get(name) is not None and action.get(name) == check.get(name)
            for name in ("subject_kind", "subject_id", "child_id")
        )
        if (
            not same
            or action.get("kind") != "agency_check"
            or action.get("cancelled_on") is None
            or is_blank(action.get("cancelled_reason"), scope)
        ):
            continue
        agency = check.get("agency")
        named = agency is not None and agency.lower() in str(action.get("description") or "").lower()
        if (named or len(checks) == 1) and world.there(action):
            days.append(action.get("cancelled_on"))
    return min(days, default=None)


TABLES: dict[str, Callable[[World], list[Row]]] = {
    "opening_events": opening_events,
    "significant_events": significant_events,
    "newly_qualified_alone": newly_qualified_alone,
    **further_words.TABLES,
    **many_records.TABLES,
    **plan_words.TABLES,
    **more_words.TABLES,
}
