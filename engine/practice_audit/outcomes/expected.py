"""The form `expect`: one of some alternatives is met in time, by a record or by the subject itself."""

from __future__ import annotations

import ast

import numpy as np

from practice_audit.facts.evaluate import condition, number
from practice_audit.facts.values import Floats, Mask
from practice_audit.matchers.compile import LATE, MET
from practice_audit.outcomes.gathering import any_of, best
from practice_audit.outcomes.reading import Reading
from practice_audit.rulebook.parts import Wanted


def read_expected(reading: Reading) -> None:
    """Read all alternatives; a late one counts only where none is met."""
    signs = reading.signs
    late_on = np.full(reading.size, np.nan)
    for n, wanted in enumerate(reading.rule.expect):
        late = _by_record(reading, f"expect:{n}", wanted) if wanted.aliases else _by_itself(reading, wanted)
        late_on = np.fmin(late_on, late)
    signs.found = np.where(signs.met, signs.found, late_on)
    signs.waiting = _still_time(reading)


def _still_time(reading: Reading) -> Mask:
    due, wait = reading.due, reading.subjects.named("wait")
    last_day = wait or due
    if last_day is None:
        return reading.nobody()
    last = last_day.lo
    if wait is not None and due is not None:
        last = np.where(wait.may, np.maximum(wait.lo, due.lo), due.lo)
    return np.asarray(reading.facts.as_at <= last)


def _by_itself(reading: Reading, wanted: Wanted) -> Floats:
    """The subject meets it itself; returns the day of each late one."""
    signs, due = reading.signs, reading.due
    fits = condition(reading.scope, wanted.where)
    _note_unknown_agencies(reading, wanted)
    if wanted.on is None:
        signs.met |= fits.yes
        signs.may_meet |= fits.may
        return np.full(reading.size, np.nan)
    on = number(reading.scope, wanted.on)
    yes, may = fits.yes & on.sure, fits.may & on.may
    in_time, late = yes, reading.nobody()
    if due is not None:
        in_time, late = yes & (on.hi <= due.lo), yes & (on.lo > due.hi)
        signs.may_be_late |= may & (on.hi > due.lo)
        may = may & (on.lo <= due.hi)
    signs.met |= in_time
    signs.may_meet |= may
    signs.late |= late
    signs.found = np.fmin(signs.found, np.where(in_time, on.if_settled, np.nan))
    return np.where(late, on.if_settled, np.nan)


def _note_unknown_agencies(reading: Reading, wanted: Wanted) -> None:
    """Say which list names somebody that no word list knows: the text was read, so nothing else would say why."""
    for node in ast.walk(wanted.where.tree) if wanted.where else ():
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "names":
            holds = condition(reading.scope, node)
            words = f"`{ast.unparse(node.args[0])}` names somebody that no word list knows"
            for subject in np.flatnonzero(holds.may & ~holds.yes):
                doubts = reading.signs.doubts[int(subject)]
                doubts += [words] if words not in doubts else []


def _by_record(reading: Reading, name: str, wanted: Wanted) -> Floats:
    """A record meets it; returns the day of each late one."""
    signs, size = reading.signs, reading.size
    alias = next(iter(wanted.aliases))
    table = reading.facts.table(wanted.aliases[alias])
    met, late = reading.pairs(f"{name}:{MET}"), reading.pairs(f"{name}:{LATE}")
    days = reading.days(alias, table, wanted.on) if wanted.on else np.zeros(table.size)
    is_met, may_meet = any_of(met, size)
    is_late, may_be_late = any_of(late, size)
    signs.met |= is_met
    signs.may_meet |= may_meet
    signs.late |= is_late
    signs.may_be_late |= may_be_late
    for pairs in (met, late):
        reading.note_doubts(table, pairs)
    met_on, met_row = best(met, days, size)
    late_on, late_row = best(late, days, size)
    rows = np.where(met_row >= 0, met_row, late_row)
    reading.keep_rows(alias, rows)
    found = np.flatnonzero(rows >= 0)
    reading.rest_on(table, found, rows[found])
    if wanted.on is None:
        return np.full(size, np.nan)
    signs.found = np.fmin(signs.found, met_on)
    return late_on
