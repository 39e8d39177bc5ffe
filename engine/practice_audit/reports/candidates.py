"""Records that were looked at for one subject, and why each counts or does not, part of the condition by part."""

import ast
from collections.abc import Mapping
from functools import partial

import numpy as np

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.lookups import held_rows
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import FactTable
from practice_audit.facts.values import Numbers, Texts
from practice_audit.layout import TABLES
from practice_audit.reports.candidate import Candidate
from practice_audit.reports.conditions import in_words, parts_of
from practice_audit.reports.judged_one import One, value_words
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import Derived, Tied


def candidates(one: One, what: Tied) -> list[Candidate]:
    """The records of one condition with one alias that are tied to the subject by every equality, nearest first."""
    alias, name = next(iter(what.aliases.items()))
    table = one.facts.table(name)
    many = _lined_up(one.scope, alias, table, _of_same(one, table, "child_id"))
    return sorted(_looked_at(one, many, what, one.names_with(what)), key=lambda some: _distance(one, some))


def events_of_interval(one: One) -> list[Candidate]:
    """For a subject that runs from one event to the next: the events of the child, and why each counts or does not."""
    what = one.rule.for_each[one.rule.alias]
    if not isinstance(what, Derived) or what.interval is None:
        return []
    interval = what.interval
    alias, name = next(iter(interval.between.aliases.items()))
    period = next(iter(interval.of))
    scope = one.scope.with_alias(**{period: one.scope.aliases[one.rule.alias].step(period, one.scope.held)})
    table = one.facts.table(name)
    many = _lined_up(scope, alias, table, _of_same(one, table, interval.join))
    names = {**one.names_with(interval.between), period: f"the {period}"}
    clock, last = one.day("clock"), known_day_or(one.judged.found[one.at], one.facts.as_at)
    found = _looked_at(one, many, interval.between, names)
    within = [some for some in found if some.day is not None and clock is not None and clock <= some.day <= last]
    return sorted(within, key=lambda some: (some.day or 0, some.name))


def known_day_or(day: float, otherwise: int) -> int:
    """A day, or another where there is none."""
    return otherwise if np.isnan(day) else int(day)


def failing_parts(one: One, what: Expression) -> list[str]:
    """The parts of a condition on the subject that do not surely hold, each with what is recorded."""
    parts = [part for part in parts_of(what) if not condition(one.scope, part).yes[0]]
    return [_with_values(one.scope, part, at=0, alias=None, names=one.names) for part in parts]


def _lined_up(scope: Scope, alias: str, table: FactTable, rows: np.ndarray) -> Scope:
    """The subject again and again, each time beside another of some rows."""
    many = scope.take(np.zeros(len(rows), dtype=np.int64))
    return many.with_alias(**{alias: Rows(table, rows, np.zeros(len(rows), dtype=bool))})


def _looked_at(one: One, many: Scope, what: Tied, names: Mapping[str, str]) -> list[Candidate]:
    alias = next(iter(what.aliases))
    table, rows = many.aliases[alias].table, many.aliases[alias].positions
    if not len(rows):
        return []
    pairs = [(part, condition(many, part)) for part in parts_of(what.where)]
    ties = [truth.may for part, truth in pairs if _is_tie(part, alias)]
    tied = np.all(np.stack(ties), axis=0) if ties else np.ones(len(rows), dtype=bool)
    held = held_rows(table, many)[rows]
    on = getattr(what, "on", None)
    dates = number(many, on) if isinstance(on, Expression) else None
    found = []
    for at in np.flatnonzero(tied):
        row = int(rows[at])
        fails = [part for part, truth in pairs if not truth.may[at]]
        doubts = [part for part, truth in pairs if truth.may[at] and not truth.yes[at]]
        said = partial(_with_values, many, at=int(at), alias=alias, names=names)
        date = None if dates is None else _known(dates, int(at))
        found.append(
            Candidate(
                name=_name(table, row),
                day=_main_day(one, table, row),
                fails=[said(part) for part in fails],
                doubts=[said(part) for part in doubts],
                held=bool(held[at]),
                dated=dates is not None,
                on=date,
            )
        )
    return found


def _of_same(one: One, table: FactTable, join: str) -> np.ndarray:
    """The rows of the subject's child (or worker)."""
    own = one.scope.aliases[one.rule.alias]
    for column, wanted in ((join, None), ("child_id", one.child), ("worker_id", None)):
        try:
            there, mine = table.column(column), own.value([column], {}) if wanted is None else None
        except KeyError:
            continue
        name = wanted if mine is None else mine.value[0] if isinstance(mine, Texts) and mine.may[0] else None
        if name is not None and isinstance(there, Texts):
            return np.flatnonzero(there.value == name)
    return np.arange(0)


def _is_tie(part: ast.expr, alias: str) -> bool:
    """An equality between the record and something else: what makes it a record of this subject at all."""
    if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq):
        return False
    sides = [_roots(side) for side in (part.left, part.comparators[0])]
    return any(alias in side for side in sides) and any(side and alias not in side for side in sides)


def _roots(node: ast.expr) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _with_values(scope: Scope, part: ast.expr, *, at: int, alias: str | None, names: Mapping[str, str]) -> str:
    """A part in words, and what is recorded in the columns that it reads."""
    if (
        isinstance(part, ast.Call)
        and getattr(part.func, "id", "") == "filled"
        and isinstance(part.args[0], ast.Attribute)
    ):
        return f"{in_words(part.args[0], names)} is {value_words(scope, part.args[0], at)}"
    inside = {id(node.value) for node in ast.walk(part) if isinstance(node, ast.Attribute)}
    paths = {
        ast.unparse(node): node
        for node in ast.walk(part)
        if isinstance(node, ast.Attribute) and id(node) not in inside and (alias is None or alias in _roots(node))
    }
    values = [
        f"{path.split('.', 1)[1].replace('.', ' ')} is {value_words(scope, node, at)}" for path, node in paths.items()
    ]
    return f"it asks that {in_words(part, names)}" + (f"; recorded: {', '.join(values)}" if values else "")


def _name(table: FactTable, row: int) -> str:
    origin = table.origin
    native = str(origin.table[row])
    return f"{TABLES[native].singular.replace('_', ' ')} {origin.id[row]}"


def _main_day(one: One, table: FactTable, row: int) -> int | None:
    origin = table.origin
    native = one.facts.native(str(origin.table[row]))
    value = native.column(native.layout.main) if native.layout.main else None
    return _known(value, int(origin.position[row])) if isinstance(value, Numbers) else None


def _known(value: Numbers, at: int) -> int | None:
    return int(value.lo[at]) if value.sure[at] and value.lo[at] == value.hi[at] else None


def _distance(one: One, candidate: Candidate) -> tuple[bool, int, str]:
    middle = one.day("due") or one.day("clock") or one.facts.as_at
    return not candidate.counts, abs((candidate.day or one.facts.as_at) - middle), candidate.name
