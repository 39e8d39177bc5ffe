"""Conditions and values of a rule, read with `ast` and worked out for one subject: blanks as the rule language says."""

import ast
import itertools
import operator
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.naive.days import WorkingDeadline, add_months, age, birthday, plain
from tests.naive.recording_words import mentions, shares_word
from tests.naive.world import FreeText, Row, Unknown, World

FOREVER = date(9999, 12, 31)
FORM = {
    "where",
    "on",
    "by",
    "reason",
    "wait_until",
    "ended",
    "earliest",
    "latest",
    "distinct",
    "none",
    "meaning",
    "condition",
}
NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


class Number(int):
    """A limit with the unit that it is counted in."""

    unit: str


class Scope:
    """The names that a condition may use."""

    def __init__(self, world: World, rows: dict[str, Row | None], outer: "Scope | None" = None) -> None:
        """Records by alias; what is not there is asked of the scope around."""
        self.world, self.rows, self.outer = world, rows, outer

    def lookup(self, name: str) -> Any:
        """The record or value that a name stands for."""
        if name in self.rows:
            return self.rows[name]
        if self.outer is None and name == "as_at":
            return self.world.as_at
        if self.outer is None:
            raise NameError(name)
        return self.outer.lookup(name)

    def limit_day(self) -> date:
        """The day on which limits are looked up."""
        return self.outer.limit_day() if self.outer else self.world.as_at


Function = Callable[[Scope, ast.Call], Any]


@cache
def parsed(text: str) -> ast.expr:
    """The tree of an expression."""
    return ast.parse(" ".join(text.split()), mode="eval").body


def value(written: Any, scope: Scope) -> Any:
    """What an expression gives; a date, number or truth in the YAML stands for itself."""
    return _value(parsed(written), scope) if isinstance(written, str) else written


def holds(written: Any, scope: Scope) -> bool:
    """Whether a condition holds, or a record is there."""
    if isinstance(written, dict):
        if "condition" in written:
            return holds(written["condition"], scope)
        return next(matches(written, scope), None) is not None
    return _true(value(written, scope))


def matches(part: dict[str, Any], scope: Scope, *, evidence: bool = True) -> Iterator[Scope]:
    """Each record (or pair) of a part that its `where` ties to the subject; none named: the subject itself."""
    aliases = {name: table for name, table in part.items() if name not in FORM}
    world = scope.world
    if any(_needed(world, table) for table in aliases.values()):
        if world.guess(("absent", *map(str, aliases.values())), [True, False]):
            yield Scope(world, dict.fromkeys(aliases), scope)
        return
    for rows in itertools.product(*(rows_of(world, table) for table in aliases.values())):
        inner = Scope(world, dict(zip(aliases, rows, strict=True)), scope)
        if holds(part.get("where", True), inner) and (not evidence or all(world.there(row) for row in rows)):
            yield inner


def rows_of(world: World, tables: str | list[str]) -> list[Row]:
    """The rows of one table, or of several."""
    several = [tables] if isinstance(tables, str) else tables
    found = [row for table in several for row in world.rows(table)]
    for row in found if len(several) > 1 else ():
        row.reads = world.rule.get("reads") or {}
    return found


def _needed(world: World, tables: str | list[str]) -> bool:
    return any(
        table in world.lacking and table in world.absent for table in ([tables] if isinstance(tables, str) else tables)
    )


def _true(found: Any) -> bool:
    return bool(found) if not isinstance(found, Row) else True


def is_blank(found: Any, scope: Scope) -> bool:
    """Whether nothing is there: blank, or free text that says nothing."""
    if isinstance(found, FreeText):
        words = found.strip().lower()
        known = {str(word).lower() for word in scope.world.setting("blank_words")}
        return not re.search(r"[^\W_]", words) or words in known or words.strip(" .,;:!?-()") in known
    return found is None


def _value(node: ast.expr, scope: Scope) -> Any:
    return READERS[type(node)](node, scope)


def _attribute(node: ast.Attribute, scope: Scope) -> Any:
    row = _row(node.value, scope)
    if row is None:
        return None
    step = row.follow(node.attr) if _is_step(row, node.attr) else None
    return row.get(node.attr) if step is None else step


def _both(node: ast.BoolOp, scope: Scope) -> bool:
    both = isinstance(node.op, ast.And)
    for part in node.values:
        if _true(_value(part, scope)) is not both:
            return not both
    return both


def _sign(node: ast.UnaryOp, scope: Scope) -> Any:
    found = _value(node.operand, scope)
    return not _true(found) if isinstance(node.op, ast.Not) else -found


def _chain(node: ast.Compare, scope: Scope) -> bool:
    left = _value(node.left, scope)
    for sign, operand in zip(node.ops, node.comparators, strict=True):
        right = _value(operand, scope)
        if not _compare(sign, left, right):
            return False
        left = right
    return True


def _call(node: ast.Call, scope: Scope) -> Any:
    assert isinstance(node.func, ast.Name)
    if node.func.id not in FUNCTIONS:
        raise Unknown(node.func.id)
    return FUNCTIONS[node.func.id](scope, node)


READERS: dict[type[ast.expr], Callable[[Any, Scope], Any]] = {
    ast.Constant: lambda node, _: node.value,
    ast.Name: lambda node, scope: scope.lookup(node.id),
    ast.Attribute: _attribute,
    ast.Tuple: lambda node, scope: [_value(item, scope) for item in node.elts],
    ast.List: lambda node, scope: [_value(item, scope) for item in node.elts],
    ast.BoolOp: _both,
    ast.UnaryOp: _sign,
    ast.Compare: _chain,
    ast.Call: _call,
}


def _is_step(row: Row, name: str) -> bool:
    """Whether a name leads to a record and is not a column of its own."""
    return isinstance(row.data.get(name), Row) or name in row.world.book.links.get(row.table, {})


def _row(node: ast.expr, scope: Scope) -> Row | None:
    """A name or path that stands for a record."""
    if isinstance(node, ast.Name):
        found = scope.lookup(node.id)
        return found if isinstance(found, Row) else None
    assert isinstance(node, ast.Attribute)
    owner = _row(node.value, scope)
    return owner.follow(node.attr) if owner else None


ORDERS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _compare(sign: ast.cmpop, left: Any, right: Any) -> bool:
    if isinstance(sign, ast.Is | ast.IsNot):
        return (left is right) == isinstance(sign, ast.Is)
    if isinstance(sign, ast.In | ast.NotIn):
        found = left is not None and left in (right or [])
        return found == isinstance(sign, ast.In)
    if left is None or right is None:
        return isinstance(sign, ast.NotEq)
    return bool(ORDERS[type(sign)](left, right))


def _limit(scope: Scope, name: str, variant: str | None = None) -> Number | None:
    day = scope.limit_day()
    entry = scope.world.book.limits[name]
    dated_values = entry.get("variants", {}).get(variant) or [] if "variants" in entry else entry["values"]
    local = scope.world.settings.get(name)
    begins = scope.world.settings.get("local_rules_from")
    for dated in dated_values:
        first = dated.get("from") or (begins if not dated.get("confirmed") else None) or date.min
        if first <= day <= (dated.get("to") or FOREVER):
            chosen = (
                local.get(variant, dated["value"])
                if isinstance(local, dict)
                else dated["value"]
                if local is None
                else local
            )
            number = Number(chosen)
            number.unit = entry["unit"]
            return number
    return None


def _moved(scope: Scope, day: date | None, number: int | None, unit: str) -> date | None:
    if day is None or number is None:
        return None
    if unit == "working days":
        moved: date = scope.world.book.calendar.add(day, number)
    else:
        moved = add_months(day, number) if unit == "calendar months" else plain(day) + timedelta(days=number)
    scope.world.computed.add(plain(moved))
    return moved


def has_words(scope: Scope, text: str, setting: str) -> bool:
    entry = scope.world.book.settings[setting]
    text = text.lower()
    for phrase in entry.get("not") or ():
        text = text.replace(str(phrase).lower(), " ")
    whole = {str(word).lower() for word in entry.get("whole_words") or ()}
    words = [str(word).lower() for word in scope.world.setting(setting) or ()]
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word in whole else word in text for word in words)


def only_words(scope: Scope, text: str, setting: str) -> bool:
    """Whether nothing but the setting's words is in a text, case, punctuation and figures aside."""
    left = re.findall(r"[^\W\d_]+", text.lower())
    phrases = [re.findall(r"[^\W\d_]+", str(phrase).lower()) for phrase in scope.world.setting(setting) or ()]
    if not left:
        return False
    while left:
        fits = [phrase for phrase in phrases if phrase and left[: len(phrase)] == phrase]
        if not fits:
            return False
        left = left[len(max(fits, key=len)) :]
    return True


def _agencies(scope: Scope, listed: str | None, setting: str) -> bool:
    if is_blank(listed, scope):
        return False
    items = [item.strip() for item in re.split("[;|,]", str(listed)) if item.strip()]
    if any(has_words(scope, item, setting) for item in items):
        return True
    groups = ["words_social_care", "words_police", "words_health", "words_education", "words_family"]
    if all(any(has_words(scope, item, group) for group in {*groups, setting}) for item in items):
        return False
    return bool(scope.world.guess(("agency", str(listed), setting), [True, False]))


def newly_qualified(scope: Scope, worker: Row | None, day: date | None) -> bool:
    """Whether a worker is newly qualified on a day (conventions, People)."""
    if worker is None or day is None:
        return False
    start, end, qualified_on = (worker.get(name) for name in ("support_year_start", "support_year_end", "qualified_on"))
    if start is not None:
        return bool(start <= day <= (end or add_months(start, 12)))
    if end is not None:
        return False
    if qualified_on is not None:
        return bool(qualified_on <= day < add_months(qualified_on, 12))
    if worker.get("role") is None:
        return bool(scope.world.guess(("newly qualified", worker.id), [True, False]))
    return bool(worker.get("role") == "newly_qualified")


def experienced(scope: Scope, worker: Row | None, day: date | None) -> bool:
    """Whether a worker is qualified, and not newly, on a day."""
    if worker is None or day is None:
        return False
    qualified = worker.get("qualified")
    if qualified is None:
        qualified = scope.world.guess(("qualified", worker.id), [True, False])
    qualified_on = worker.get("qualified_on")
    return bool(qualified) and (qualified_on is None or qualified_on <= day) and not newly_qualified(scope, worker, day)


def _countable(text: str) -> bool:
    months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    named = rf"\d{{1,2}}(st|nd|rd|th)?\s+(of\s+)?({months})"
    dated = rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{1,2}}-\d{{1,2}}|{named}"
    counted = rf"\b(\d+|{NUMBER_WORDS})[\s-]+(\w+[\s-]+)?(day|week|month|year)"
    return bool(re.search(dated, text.lower()) or re.search(counted, text.lower()))


def _plain_call(function: Callable[..., Any]) -> Function:
    """A function of values that is blank where one of them is."""

    def call(scope: Scope, node: ast.Call) -> Any:
        found = [_value(argument, scope) for argument in node.args]
        return None if any(part is None for part in found) else function(scope, *found)

    return call


def _filled_of(choose: Callable[..., Any]) -> Function:
    def call(scope: Scope, node: ast.Call) -> Any:
        found = [part for part in (_value(argument, scope) for argument in node.args) if not is_blank(part, scope)]
        return choose(found) if found else None

    return call


def _rows_and_values(function: Callable[..., Any]) -> Function:
    """A function whose first value is a record."""
    return lambda scope, node: function(
        scope, _row(node.args[0], scope), *(_value(part, scope) for part in node.args[1:])
    )


def _first_filled(scope: Scope, node: ast.Call) -> Any:
    for argument in node.args:
        found = _value(argument, scope)
        if not is_blank(found, scope):
            return found
    return None


def _choose(scope: Scope, node: ast.Call) -> Any:
    chosen = str(_value(node.args[0], scope)).replace(" ", "_")
    aliases = {"True": "yes", "False": "no"}
    for keyword in node.keywords:
        if keyword.arg in {chosen, aliases.get(chosen)}:
            return _value(keyword.value, scope)
    return None


def _running(*, ends_on_the_day: bool) -> Function:
    def call(scope: Scope, node: ast.Call) -> bool:
        start, end, day = (_value(argument, scope) for argument in node.args)
        return (
            None not in {start, day} and start <= day and (end is None or end > day or (ends_on_the_day and end == day))
        )

    return call


def _unborn(_: Scope, child: Row | None, day: date | None) -> bool:
    if child is None or day is None:
        return False
    born = child.get("date_of_birth")
    return (born is None or born > day) and child.get("expected_birth_date") is not None


def _absent(scope: Scope, node: ast.expr) -> bool:
    row = _row(node.value, scope) if isinstance(node, ast.Attribute) else None
    return row is not None and isinstance(node, ast.Attribute) and f"{row.table}.{node.attr}" in scope.world.absent


def _word(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant)
    return str(node.value)


def _noted(scope: Scope, day: date) -> date:
    scope.world.computed.add(day)
    return day


FUNCTIONS: dict[str, Function] = {
    "filled": lambda scope, node: not is_blank(_value(node.args[0], scope), scope),
    "filled_or_absent": lambda scope, node: (
        _absent(scope, node.args[0]) or not is_blank(_value(node.args[0], scope), scope)
    ),
    "first_filled": _first_filled,
    "earliest": _filled_of(min),
    "latest": _filled_of(max),
    "when": lambda scope, node: _value(node.args[1], scope) if _true(_value(node.args[0], scope)) else None,
    "choose": _choose,
    "or_forever": lambda scope, node: FOREVER if (found := _value(node.args[0], scope)) is None else found,
    "day": _plain_call(lambda _, text: date.fromisoformat(text)),
    "days": _plain_call(lambda scope, day, number: _moved(scope, day, number, "days")),
    "working_days": _plain_call(lambda scope, day, number: _moved(scope, day, number, "working days")),
    "months": _plain_call(lambda scope, day, number: _moved(scope, day, number, "calendar months")),
    "deadline": _plain_call(lambda scope, day, number: _moved(scope, day, number, number.unit)),
    "counted_back": _plain_call(lambda scope, day, number: _moved(scope, day, -number, number.unit)),
    "limit": lambda scope, node: _limit(scope, *(_value(argument, scope) for argument in node.args)),
    "setting": _plain_call(lambda scope, name: scope.world.setting(name)),
    "birthday": _plain_call(lambda scope, born, years: _noted(scope, birthday(born, years))),
    "age": _plain_call(lambda scope, born, day: _noted(scope, birthday(born, age(born, day))) and age(born, day)),
    "covers": _running(ends_on_the_day=True),
    "current": _running(ends_on_the_day=False),
    "unborn": _rows_and_values(_unborn),
    "names": lambda scope, node: _agencies(scope, _value(node.args[0], scope), _word(node.args[1])),
    "has_words": lambda scope, node: (
        (text := _value(node.args[0], scope)) is not None and has_words(scope, text, _word(node.args[1]))
    ),
    "mentions": _plain_call(lambda _, text, other: mentions(text, other)),
    "shares_word": lambda scope, node: shares_word(
        _value(node.args[0], scope), _value(node.args[1], scope), list(scope.world.setting(_word(node.args[2])) or ())
    ),
    "begins_with": lambda scope, node: (
        (text := _value(node.args[0], scope)) is not None
        and any(
            " ".join(re.sub(r"^\W+", "", text.lower()).split()).startswith(str(phrase).lower())
            for phrase in scope.world.setting(_word(node.args[1])) or ()
        )
    ),
    "percent": _plain_call(lambda _, part, whole: 100 * part / whole if whole else None),
    "only_words": lambda scope, node: (
        (text := _value(node.args[0], scope)) is not None and only_words(scope, text, _word(node.args[1]))
    ),
    "countable": lambda scope, node: (text := _value(node.args[0], scope)) is not None and _countable(text),
    "newly_qualified": _rows_and_values(newly_qualified),
    "experienced": _rows_and_values(experienced),
    "days_between": _plain_call(lambda _, first, last: (last - first).days),
    "working_days_in": _plain_call(lambda scope, first, last: scope.world.book.calendar.inside(first, last)),
    "total": _plain_call(lambda _, *numbers: sum(numbers)),
    "month_of": _plain_call(lambda _, day: f"{day.year}-{day.month:02}"),
    "week_of": _plain_call(lambda _, day: (plain(day) - timedelta(days=day.weekday())).isoformat()),
    "held_back": lambda scope, node: (row := _row(node.args[0], scope)) is not None and row.place in scope.world.held,
}

__all__ = [
    "FOREVER",
    "FORM",
    "FUNCTIONS",
    "Number",
    "Scope",
    "WorkingDeadline",
    "holds",
    "is_blank",
    "matches",
    "parsed",
    "rows_of",
    "value",
]
