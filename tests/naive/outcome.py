"""One subject's outcome in one world, step by step as docs/rule-language.md section 2 puts them."""

import ast
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.naive.conditions import FORM, Scope, holds, matches, parsed, value
from tests.naive.days import WorkingDeadline, add_months, plain
from tests.naive.rulebook import needs_of_others
from tests.naive.subjects import Subject, deadline_of
from tests.naive.world import Row

Answer = tuple[str, date | None, date | None, int | None, list[Row]]


@dataclass(frozen=True)
class Verdict:
    """What comes out for one subject; `rows` are the records that fail (or meet) the rule."""

    subject_table: str
    subject_id: str
    outcome: str
    due: date | None = None
    found: date | None = None
    over: int | None = None
    rows: tuple[tuple[str, str], ...] = ()
    own: tuple[str, str] | None = None
    clock: date | None = None
    holds: tuple[bool, ...] = ()


def judge(subject: Subject) -> Verdict | None:
    """The outcome of one subject; None: it is not listed."""
    rule, world = subject.world.rule, subject.world
    answer = _first_steps(subject)
    if answer is None:
        form = next(name for name in ("expect", "every", "forbid", "read") if name in rule)
        answer = {"expect": _expect, "every": _every, "forbid": _forbid, "read": _read}[form](subject)
    outcome, due, found, late_by, rows = answer
    if outcome == "unlisted":
        return None
    if rule.get("history") and (due or _quietly(subject, "clock") or world.as_at) < add_months(
        world.as_at, -record_months(subject)
    ):
        return None
    own = subject.row.data.get(next(iter(_interval(rule) or {"": ""})))
    place = own.place if isinstance(own, Row) else subject.row.place
    clock = _quietly(subject, "clock")
    holding = _holding(subject, outcome)
    due, found, clock = (day and plain(day) for day in (due, found, clock))
    places = tuple(row.place for row in rows)
    return Verdict(*subject.key, outcome, due, found, late_by, places, place, clock, holding)


def _holding(subject: Subject, outcome: str) -> tuple[bool, ...]:
    """Which parts of `holds_back` hold something back because of this subject."""
    parts = subject.world.rule.get("holds_back") or ()
    return tuple(outcome in {"late", "not_met"} and holds(part.get("when", True), subject) for part in parts)


def _interval(rule: dict[str, Any]) -> Any:
    what = next(iter(rule["for_each"].values()))
    return what["interval"]["of"] if isinstance(what, dict) and "interval" in what else None


def record_months(subject: Subject) -> int:
    """The setting by which old subjects are left out."""
    return int(value('limit("record_months")', subject))


def _quietly(subject: Subject, name: str) -> Any:
    return subject.lookup(name) if name in subject.world.rule else None


def _first_steps(subject: Subject) -> Answer | None:
    """Steps 1 and 2: not in force, exempt, held back, needs, clock, doubts."""
    rule, world = subject.world.rule, subject.world
    clock = _quietly(subject, "clock")
    if _out_of_force(subject, clock):
        return "not_applicable", None, None, None, []
    deadline = deadline_of(subject)
    due = value(deadline, subject) if deadline is not None and clock is not None else None
    with_deadline = deadline is not None or "by" in rule.get("every", {})
    named = [part for part in rule.get("unless") or () if isinstance(part, str)]
    shared = dict.fromkeys([*named, *(["died", "adult"] if with_deadline else [])])
    own = [what for part in rule.get("unless") or () if isinstance(part, dict) for what in part.values()]
    if any(holds(world.book.exemptions[name], subject) for name in shared) or any(holds(what, subject) for what in own):
        return "not_applicable", due, None, None, []
    if (
        is_held(subject)
        or world.lacking - needs_of_others(rule, subject.row.table)
        or ("clock" in rule and clock is None)
        or (deadline is not None and due is None)
    ):
        return "cannot_tell", due, None, None, []
    if any(holds(doubt, subject) for doubt in (rule.get("cannot_tell") or {}).values() if not isinstance(doubt, dict)):
        return "cannot_tell", due, None, None, []
    return None


def is_held(subject: Subject) -> bool:
    """Whether the subject's own row, or the period that it is part of, is held back."""
    of = _interval(subject.world.rule)
    own = subject.row.data.get(next(iter(of))) if of else subject.row
    return isinstance(own, Row) and own.place in subject.world.held


def _out_of_force(subject: Subject, clock: date | None) -> bool:
    rule, world = subject.world.rule, subject.world
    span = rule.get("in_force") or {}
    day = value(span["on"], subject) if "on" in span else clock
    if day is None:
        return False
    first, before, begins = (
        value(span.get("from"), subject),
        value(span.get("before"), subject),
        world.settings.get("audit_from"),
    )
    if (first and day < first) or (before and day >= before) or (begins and clock and clock < begins):
        return True
    several = rule.get("expect") or rule.get("every") or {}
    for part in several if isinstance(several, list) else [several]:
        for node in ast.walk(parsed(str(part["by"]))) if "by" in part else ():
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "limit"
                and value(ast.unparse(node), subject) is None
            ):
                return True
    return False


def over(subject: Scope, due: date | None, found: date) -> int | None:
    """How long after the deadline, in the unit in which it was counted."""
    if due is None:
        return None
    if isinstance(due, WorkingDeadline):
        return subject.world.book.calendar.after(plain(due), found)
    return (found - due).days


def _lapsed(subject: Subject) -> bool:
    return any(holds(what, subject) for what in (subject.world.rule.get("lapses") or {}).values())


def _doubt_by_record(subject: Subject) -> bool:
    doubts = (subject.world.rule.get("cannot_tell") or {}).values()
    return any(holds(doubt, subject) for doubt in doubts if isinstance(doubt, dict))


def _expect(subject: Subject) -> Answer:
    written = subject.world.rule["expect"]
    due = subject.lookup("due")
    dated: list[tuple[date, list[Row]]] = []
    last = due
    for part in written if isinstance(written, list) else [written]:
        for inner in matches(part, subject):
            rows = [row for row in inner.rows.values() if row is not None and inner is not subject]
            if "on" not in part:
                return "met", due, None, None, rows
            day = value(part["on"], inner)
            if day is not None:
                dated.append((day, rows))
        wait = value(part.get("wait_until"), subject)
        last = max((day for day in (last, wait) if day is not None), default=None)
    dated.sort(key=lambda pair: pair[0])
    if dated and (due is None or dated[0][0] <= due):
        return "met", due, dated[0][0], None, dated[0][1]
    if _lapsed(subject):
        return "not_applicable", due, None, None, []
    if _doubt_by_record(subject):
        return "cannot_tell", due, None, None, []
    if dated:
        return "late", due, dated[0][0], over(subject, due, dated[0][0]), dated[0][1]
    if last is not None and subject.world.as_at <= last:
        return "due", due, None, None, []
    return "not_met", due, None, over(subject, due, subject.world.as_at), []


def _every(subject: Subject) -> Answer:
    part = subject.world.rule["every"]
    alias = next(name for name in part if name not in FORM)
    states: list[tuple[str, date | None, date | None, Row]] = []
    for inner in matches(part, subject):
        by, on = value(part["by"], inner), value(part["on"], inner)
        row = inner.rows[alias]
        assert row is not None
        if by is None:
            state = "cannot_tell"
        elif on is None:
            state = "not_met" if subject.world.as_at > by else "due"
        else:
            state = "late" if on > by else "met"
        states.append((state, by, on, row))
    if states and any(state != "met" for state, *_ in states) and _lapsed(subject):
        return "not_applicable", None, None, None, []
    wanted = ["not_met", "late", "cannot_tell", "due", "met"]
    if _doubt_by_record(subject) and not any(state in wanted[:2] for state, *_ in states):
        return "cannot_tell", None, None, None, []
    for outcome in wanted:
        failing = [found for found in states if found[0] == outcome]
        if failing and outcome == "late":
            _, by, on, _ = max(failing, key=lambda found: (found[2], found[1]))
            assert on is not None
            return "late", by, on, over(subject, by, on), [row for *_, row in failing]
        if failing:
            by = min((found[1] for found in failing if found[1]), default=None)
            late = over(subject, by, subject.world.as_at) if outcome == "not_met" else None
            return outcome, by, None, late, [row for *_, row in failing]
    return "met", None, None, None, []


def _forbid(subject: Subject) -> Answer:
    part, world = subject.world.rule["forbid"], subject.world
    there: list[tuple[Any, list[Row]]] = []
    ended: list[tuple[Any, list[Row]]] = []
    for inner in matches(part, subject):
        rows = [row for row in inner.rows.values() if row is not None and inner is not subject]
        end = value(part.get("ended"), inner)
        (ended if end is not None and end <= world.as_at else there).append((end, rows))
    if (there or ended) and _lapsed(subject):
        return "not_applicable", None, None, None, []
    clock = _quietly(subject, "clock")
    if there:
        days = (world.as_at - clock).days if clock else None
        return "not_met", None, None, days, [row for _, rows in [*there, *ended] for row in rows]
    if ended:
        last = max(end for end, _ in ended)
        return "late", None, last, (last - clock).days if clock else None, [row for _, rows in ended for row in rows]
    return ("cannot_tell" if _doubt_by_record(subject) else "met"), None, None, None, []


def _read(subject: Subject) -> Answer:
    found = holds(subject.world.rule["read"], subject)
    others = "met" if subject.world.rule.get("check") == "aggregate" else "unlisted"
    return ("to_read" if found else "cannot_tell" if _doubt_by_record(subject) else others), None, None, None, []
