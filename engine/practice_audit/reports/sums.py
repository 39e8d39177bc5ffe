"""How a due date was worked out: the parts of the rule's deadline, which of them decided, and the count in days."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from practice_audit.facts.evaluate import number
from practice_audit.findings.words import day_words, span_words
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, LATE, MET, NOT_MET
from practice_audit.reports.conditions import in_words
from practice_audit.reports.day_by_day import Counted
from practice_audit.reports.judged_one import One, known_day, value_words
from practice_audit.rulebook.parts import Derived

UNITS = {"days": "days", "working_days": "working days", "months": "calendar months"}
COUNTED = {*UNITS, "deadline", "counted_back"}
LONGEST = 400
"""Working days (about): a longer count is not written out."""


@dataclass(frozen=True)
class Part:
    """One way in which a deadline can come about.

    Attributes:
        said: in words.
        day: the day it gives, where it is known.
        start: the day that it is counted from, where it is a count.
        of: what that day is, in words.
        working: whether working days are counted.
    """

    said: str
    day: int | None
    start: int | None = None
    of: str = ""
    working: bool = False


def parts_of_deadline(one: One) -> list[Part]:
    """The parts of the rule's deadline for one subject, in the order in which they are written."""
    deadline = one.rule.deadline
    if deadline is None:
        return []
    wait = next((part.wait_until for part in one.rule.expect if part.wait_until), None)
    waited = wait is not None and one.day("due") not in {None, known_day(number(one.scope, deadline))}
    nodes = [*_leaves(deadline.tree), *(_leaves(wait.tree) if wait is not None and waited else [])]
    return [_part(one, node) for node in nodes]


def deciding(one: One, parts: list[Part]) -> Part | None:
    """The part that gave the due date."""
    due = one.day("due")
    return next((part for part in parts if due is not None and part.day == due), None)


def count_of(one: One, part: Part | None) -> Counted | None:
    """The count from the day that starts the sum to the due date, and on to the day found or the audit date."""
    due, clock = one.day("due"), one.day("clock")
    start = part.start if part and part.start is not None else clock
    if start is not None and due is not None and clock is not None and start > due > clock:
        part, start = None, clock  # a step back at the end of a longer sum: the days themselves are easier to follow
    if start is None or due is None or abs(due - start) > LONGEST:
        return None
    found = one.judged.found[one.at]
    marks: dict[int, str] = {}
    _mark(marks, start, part.of if part and part.of else clock_words(one))
    if clock is not None and clock != start and start <= clock <= due:
        _mark(marks, clock, clock_words(one))
    until = None
    if one.outcome in {MET, LATE} and not np.isnan(found):
        _mark(marks, int(found), "found")
        until = int(found) if found > due else None
    if one.outcome in {NOT_MET, CANNOT_TELL, DUE}:
        _mark(marks, one.facts.as_at, "audit date")
        until = one.facts.as_at if one.facts.as_at > due and one.outcome != CANNOT_TELL else None
    marks = {day: words for day, words in marks.items() if min(start, due) <= day <= max(start, due, until or due)}
    return Counted(start, due, until, part.working if part else False, marks)


def _mark(marks: dict[int, str], day: int, words: str) -> None:
    marks[day] = f"{marks[day]}; {words}" if day in marks else words


def clock_words(one: One) -> str:
    """What starts the clock: a column, or the event that opened an interval."""
    what = one.rule.for_each[one.rule.alias]
    if isinstance(what, Derived) and what.interval and one.rule.clock:
        return f"opened by {value_words(one.scope, _opened_by(one.rule.alias))}"
    return _decided(one, one.rule.clock.tree) if one.rule.clock else "the clock starts"


def _decided(one: One, node: ast.expr) -> str:
    """Of several dates the one that gave the day, in words."""
    day = known_day(number(one.scope, node))
    leaves = [leaf for leaf in _leaves(node) if day is not None and known_day(number(one.scope, leaf)) == day]
    return in_words(leaves[0] if leaves else node, one.names)


def _opened_by(alias: str) -> ast.expr:
    return ast.Attribute(value=ast.Name(id=alias, ctx=ast.Load()), attr="opened_by", ctx=ast.Load())


def _leaves(node: ast.expr) -> Iterator[ast.expr]:
    """Counts and dates, through earliest, latest, first_filled and the like."""
    name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
    if isinstance(node, ast.Call) and name in {"earliest", "latest", "first_filled"}:
        for inner in node.args:
            yield from _leaves(inner)
    elif isinstance(node, ast.Call) and name == "when":
        yield from _leaves(node.args[1])
    elif isinstance(node, ast.Call) and name == "choose":
        for word in node.keywords:
            yield from _leaves(word.value)
    else:
        yield node


def _part(one: One, node: ast.expr) -> Part:
    day = known_day(number(one.scope, node))
    is_count = isinstance(node, ast.Call) and getattr(node.func, "id", "") in COUNTED
    if not is_count or not isinstance(node, ast.Call):
        words = f"the start of the clock ({clock_words(one)})" if _is_clock(node) else in_words(node, one.names)
        return Part(f"{words}: {_day(day)}", day)
    base = known_day(number(one.scope, node.args[0]))
    steps = known_day(number(one.scope, node.args[1]))
    name, unit = getattr(node.func, "id", ""), _unit(one, node)
    back = name == "counted_back" or (steps is not None and steps < 0)
    if steps is None:
        return Part(f"not used, since there is no number: {in_words(node.args[1], one.names)} is blank", None)
    length = span_words(abs(steps), unit)
    of = clock_words(one) if _is_clock(node.args[0]) else _decided(one, node.args[0])
    which = f" (limit {_limit(node.args[1])})" if _limit(node.args[1]) else f" ({in_words(node.args[1], one.names)})"
    which = "" if isinstance(node.args[1], ast.Constant | ast.UnaryOp) else which
    said = f"{length}{which} {'before' if back else 'after'} {_day(base)} ({of}): {_day(day)}"
    return Part(said, day, base, of, unit == "working days")


def _is_clock(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "clock"


def _limit(node: ast.expr) -> str:
    is_limit = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "limit"
    return str(getattr(node.args[0], "value", "")) if is_limit and isinstance(node, ast.Call) else ""


def _unit(one: One, node: ast.Call) -> str:
    name = getattr(node.func, "id", "")
    if name in UNITS:
        return UNITS[name]
    limit = _limit(node.args[1])
    return one.facts.local.limits[limit].unit if limit else "days"


def _day(day: int | None) -> str:
    return "a day that is not recorded" if day is None else day_words(day)
