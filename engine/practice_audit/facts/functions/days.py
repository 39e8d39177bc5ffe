"""Functions that count days: working days, calendar days, months, ages, and limits in force."""

import ast
from datetime import date

import numpy as np

from practice_audit.facts.choices import or_forever
from practice_audit.facts.evaluate import evaluate, function, number
from practice_audit.facts.moving import MOVES, NO_DAY, by_calendar, by_months, by_working_days, moved
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import WIDEST, Floats, Numbers, Texts, Truth, Value, compare, constant, numbers
from practice_audit.rulebook.limits import DatedValue, Limit
from practice_audit.working_days import working_days_in


@function("day")
def fixed_day(scope: Scope, node: ast.Call) -> Value:
    """A day written out in the rule."""
    return constant(date.fromisoformat(str(getattr(node.args[0], "value", ""))).toordinal(), scope.size)


@function("days")
def days(scope: Scope, node: ast.Call) -> Value:
    """Calendar days from a day."""
    return moved(number(scope, node.args[0]), number(scope, node.args[1]), by_calendar)


@function("working_days")
def working_days(scope: Scope, node: ast.Call) -> Value:
    """Working days from a day; a deadline counted so is late in working days."""
    return moved(
        number(scope, node.args[0]), number(scope, node.args[1]), by_working_days, np.ones(scope.size, dtype=bool)
    )


@function("months")
def months(scope: Scope, node: ast.Call) -> Value:
    """Calendar months from a day."""
    return moved(number(scope, node.args[0]), number(scope, node.args[1]), by_months)


@function("deadline")
def deadline(scope: Scope, node: ast.Call) -> Value:
    """A limit, in its own unit, from a day."""
    return _with_limit(scope, node, 1)


@function("counted_back")
def counted_back(scope: Scope, node: ast.Call) -> Value:
    """A limit, in its own unit, before a day."""
    return _with_limit(scope, node, -1)


def _with_limit(scope: Scope, node: ast.Call, sign: int) -> Numbers:
    asked = node.args[1]
    day = number(scope, node.args[0])
    if isinstance(asked, ast.Call) and getattr(asked.func, "id", "") == "limit":
        unit = scope.local.limits[str(getattr(asked.args[0], "value", ""))].unit
        n = number(scope, asked)
    else:
        unit, n = "days", number(scope, asked)
    turned = n if sign > 0 else Numbers(-n.hi, -n.lo, n.sure, n.may)
    return moved(day, turned, MOVES[unit], np.full(scope.size, unit == "working days"))


@function("limit")
def limit(scope: Scope, node: ast.Call) -> Value:
    """The number in force on the day on which the row's limits are looked up; blank where none is."""
    found = scope.local.limits[str(getattr(node.args[0], "value", ""))]
    on = scope.limit_days()
    unsure = scope.limits_unsure if changes_with_time(found) else None
    if not found.variants:
        return numbers(_in_force(found.values, on), unsure)
    asked = evaluate(scope, node.args[1]) if len(node.args) > 1 else None
    values = np.full(scope.size, np.nan)
    if isinstance(asked, Texts):
        for variant, dated in found.variants.items():
            chosen = asked.value == variant
            values[chosen] = _in_force(dated, on[chosen])
    return numbers(values, unsure)


def changes_with_time(found: Limit) -> bool:
    """Whether a limit is not the same on every day."""
    every = [found.values, *found.variants.values()]
    return any(len(dated) > 1 or any(value.from_ or value.to for value in dated) for dated in every)


def _in_force(dated: list[DatedValue], on: Floats) -> Floats:
    result = np.full(len(on), np.nan)
    for value in dated:
        result[(on >= value.first) & (on <= value.last)] = value.value
    return result


def limit_in_force(found: Limit, on: int, variant: str | None = None) -> DatedValue | None:
    """The value of a limit on one day: for words and for whether it is confirmed."""
    dated = found.values or (
        found.variants.get(variant, [])
        if variant
        else [value for values in found.variants.values() for value in values]
    )
    return next((value for value in dated if value.first <= on <= value.last), None)


@function("birthday")
def birthday(scope: Scope, node: ast.Call) -> Value:
    """The day on which an age is reached; born on 29 February: 1 March in a year without one."""
    born, years = number(scope, node.args[0]), number(scope, node.args[1])
    return moved(born, years, _birthdays)


def _birthdays(born: Floats, years: Floats) -> Floats:
    result = np.empty(len(born))
    for row, (day, n) in enumerate(zip(born.astype(int), years.astype(int), strict=True)):
        of = date.fromordinal(day)
        leap = of.month == 2 and of.day == 29  # noqa: PLR2004  the one day that not every year has
        year = of.year + n
        has_it = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        result[row] = date(year, 3, 1).toordinal() if leap and not has_it else of.replace(year=year).toordinal()
    return result


@function("age")
def age(scope: Scope, node: ast.Call) -> Value:
    """Whole years from a date of birth on a day; blank before birth."""
    born, day = number(scope, node.args[0]), number(scope, node.args[1])
    both, may = born.sure & day.sure, born.may & day.may & (born.lo <= day.hi)
    lo = np.asarray([whole_years(b, d) for b, d in zip(born.hi, day.lo, strict=True)], dtype=float)
    hi = np.asarray([whole_years(b, d) for b, d in zip(born.lo, day.hi, strict=True)], dtype=float)
    return Numbers(lo, hi, both & (born.hi <= day.lo), may)


def whole_years(born: float, day: float) -> float:
    """Whole years from a date of birth to a day; beyond all where either is not known."""
    if abs(born) > NO_DAY or abs(day) > NO_DAY:
        return -WIDEST if born > day else WIDEST
    one, other = date.fromordinal(int(born)), date.fromordinal(int(day))
    return float(other.year - one.year - ((other.month, other.day) < (one.month, one.day)))


@function("covers")
def covers(scope: Scope, node: ast.Call) -> Truth:
    """A stretch includes a day; its last day belongs to it."""
    start, end, day = (number(scope, part) for part in node.args)
    return compare(start, "<=", day) & compare(day, "<=", or_forever(end))


@function("current")
def current(scope: Scope, node: ast.Call) -> Truth:
    """A stretch still runs on a day; one that ends on it has ended."""
    start, end, day = (number(scope, part) for part in node.args)
    return compare(start, "<=", day) & compare(day, "<", or_forever(end))


@function("working_days_in")
def in_working_days(scope: Scope, node: ast.Call) -> Value:
    """Working days from a first to a last day, both counted."""
    first, last = number(scope, node.args[0]), number(scope, node.args[1])

    def count(start: Floats, end: Floats) -> Floats:
        return np.asarray(working_days_in(start.astype(np.int64), end.astype(np.int64)), dtype=np.float64)

    result = moved(first, last, count)
    wide = result.may & ~(first.certain & last.certain)
    return Numbers(np.where(wide, 0, result.lo), np.where(wide, WIDEST, result.hi), result.sure, result.may)


@function("days_between")
def days_between(scope: Scope, node: ast.Call) -> Value:
    """Calendar days from a first to a second day."""
    first, second = number(scope, node.args[0]), number(scope, node.args[1])
    return moved(second, Numbers(-first.hi, -first.lo, first.sure, first.may), by_calendar)


@function("unborn")
def unborn(scope: Scope, node: ast.Call) -> Truth:
    """A child not yet born on a day: no date of birth or a later one, and an expected one filled."""
    child, day = node.args
    born = number(scope, ast.Attribute(value=child, attr="date_of_birth", ctx=ast.Load()))
    expected = number(scope, ast.Attribute(value=child, attr="expected_birth_date", ctx=ast.Load()))
    later = compare(number(scope, day), "<", or_forever(born))
    return later & Truth(expected.sure, expected.may)
