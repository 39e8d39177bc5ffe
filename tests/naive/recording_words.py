"""The words of the recording and voice rules: what is written of a child, and when for too long nothing is."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tests.naive.days import add_months, age
from tests.naive.rulebook import main_of
from tests.naive.world import Row, World

WRITTEN = ("visits", "case_notes", "chronology", "core_groups", "strategy_discussions")
RECORDED = ("visits", "case_notes", "core_groups", "reviews", "conferences", "strategy_discussions", "management_decisions", "case_supervisions")  # fmt: skip  # noqa: E501
SHORT, STEM = 4, 5
ONE = timedelta(days=1)


def mentions(text: str | None, other: str | None) -> bool:
    """Whether a text holds another from the start of a word on (VO-05)."""
    named = (other or "").strip().lower()
    return bool(named) and any((text or "").lower()[at:].startswith(named) for at in _starts(text or "", named))


def _starts(text: str, named: str) -> list[int]:
    if re.match(r"\w", named):
        return [match.start() for match in re.finditer(r"(?<!\w)\w", text)]
    return [match.end() for match in re.finditer(r"\w", text)]


def shares_word(one: str | None, other: str | None, little: list[str]) -> bool:
    """Whether two texts have a longer word in common that is none of the little ones (VO-07)."""

    def stems(text: str | None) -> set[str]:
        words = re.split(r"[\W\d_]+", (text or "").lower())
        return {word[:STEM] for word in words if len(word) >= SHORT and word not in little}

    return not stems(one).isdisjoint(stems(other))


def child_age(_: World, row: Row) -> int | None:
    """The child's age on the main date of a record."""
    child, day = row.follow("child"), row.get(main_of(row.table) or "")
    born = child.get("date_of_birth") if child else None
    return None if born is None or day is None or day < born else age(born, day)


def written_records(world: World) -> list[Row]:
    """What is written of a child, of tables that say when (RC-07)."""
    found = []
    for table in WRITTEN:
        if f"{table}.recorded_on" in world.absent:
            continue
        for row in world.rows(table):
            on = row.get(main_of(table) or "")
            if on is not None and world.there(row):
                values = {"child_id": row.get("child_id"), "row_table": table, "on": on, "recorded_on": row.get("recorded_on")}  # fmt: skip  # noqa: E501
                found.append(Row(world, table, values, row.id))
    return found


def record_gaps(world: World) -> list[Row]:
    """Of each child whose case was open in the last months the time without a record that counts (RC-03)."""
    from tests.naive.vocabulary import closures, openings  # noqa: PLC0415  it reads this

    found = []
    since = add_months(world.as_at, -limit_now(world, "record_months"))
    for child in world.children():
        opened, closed = sorted(openings(world, child)), sorted(closures(world, child))
        days = _days(world, child)
        at_risk = _at_risk(world, child, since)
        death = next((row.get("date_of_death") for row in world.rows("children") if row.id == child), None)
        gaps: list[tuple[date, date, bool]] = []
        through = date.min
        for start in opened:
            if start <= through:
                continue
            end = next((day for day in closed if day >= start), None)
            through = end or date.max
            first, last = max(start, since), min(end or world.as_at, death or world.as_at)
            if first > last:
                continue
            inside = sorted({first, last, *(day for day in days if first <= day <= last)})
            runs = end is None and death is None and last not in days
            gaps += [(a, b, runs and b == last) for a, b in pairwise(inside if len(inside) > 1 else [first, last])]
        if gaps:
            found.append(_row(world, child, gaps, at_risk))
    return found


def _row(world: World, child: str, gaps: list[tuple[date, date, bool]], at_risk: list[date]) -> Row:
    def risky(gap: tuple[date, date, bool]) -> list[date]:
        return [day for day in at_risk if gap[0] < day <= gap[1]]

    def length(gap: tuple[date, date, bool]) -> int:
        return (gap[1] - gap[0]).days

    bad = [
        g for g in gaps if length(g) > limit_now(world, "gap_other_cd") or len(risky(g)) > limit_now(world, "gap_cp_cd")
    ]
    running = [gap for gap in bad if gap[2]]
    one = running[0] if running else min(bad or gaps, key=lambda gap: (-length(gap), gap[0]))
    data = {
        "child_id": child,
        "gap_from": one[0],
        "gap_to": None if one[2] else one[1],
        "gap_days": length(one),
        "at_risk_from": risky(one)[0] - ONE if risky(one) else None,
        "at_risk_days": len(risky(one)),
        "others": len([gap for gap in bad if gap is not one]),
    }
    return Row(world, "children", data, child)


def _days(world: World, child: str) -> set[date]:
    rows = [row for table in RECORDED for row in world.rows(table) if row.get("child_id") == child]
    dated = [(row, row.get(main_of(row.table) or "")) for row in rows]
    return {day for row, day in dated if day is not None and world.there(row)}


def _at_risk(world: World, child: str, since: date) -> list[date]:
    risky = _running(world, "plans", "start_on", "end_on", child, since)
    risky |= _running(world, "section_47_enquiries", "started_on", "completed_on", child, since)
    return sorted(risky - _running(world, "care_episodes", "start_on", "end_on", child, since))


def _running(world: World, table: str, start: str, end: str, child: str, since: date) -> set[date]:
    days: set[date] = set()
    for row in world.rows(table):
        if row.get("child_id") != child or (table == "plans" and row.get("kind") != "child_protection"):
            continue
        first, last = row.get(start), row.get(end)
        if first is not None and world.there(row):
            finished = last is not None and table == "section_47_enquiries"  # not at risk on the day of completion
            days |= set(
                _each(max(first, since), min(last or world.as_at, world.as_at) - (ONE if finished else ONE - ONE))
            )
    return days


def _each(first: date, last: date) -> list[date]:
    return [first + n * ONE for n in range((last - first).days + 1)]


def limit_now(world: World, name: str) -> int:
    """The largest of the values that a limit has had."""
    return max(int(value["value"]) for value in world.book.limits[name]["values"])


TABLES: dict[str, Callable[[World], list[Row]]] = {"written_records": written_records, "record_gaps": record_gaps}
COLUMNS: dict[tuple[str, str], Callable[[World, Row], Any]] = {
    ("plans", "child_age"): child_age,
    ("reviews", "child_age"): child_age,
    ("conferences", "child_age"): child_age,
}
