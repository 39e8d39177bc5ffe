"""Functions about workers: newly qualified and experienced on a day."""

import ast

import numpy as np

from practice_audit.facts.choices import either
from practice_audit.facts.evaluate import function, number, record
from practice_audit.facts.moving import by_months, moved
from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Numbers, Truth, as_numbers, blank, compare, constant, numbers


@function("newly_qualified")
def newly_qualified(scope: Scope, node: ast.Call) -> Truth:
    """A worker in the supported first year on a day; possibly, where dates and role are all blank.

    Source: procedure, conventions.md, People.
    """
    return is_newly_qualified(scope, record(scope, node.args[0]), number(scope, node.args[1]))


@function("experienced")
def experienced(scope: Scope, node: ast.Call) -> Truth:
    """A worker qualified on a day and no longer newly qualified."""
    worker, day = record(scope, node.args[0]), number(scope, node.args[1])
    return is_qualified(scope, worker, day) & ~is_newly_qualified(scope, worker, day)


def is_newly_qualified(scope: Scope, worker: Rows, day: Numbers) -> Truth:
    """Support year where its start or end is given; else the first twelve months from qualifying; else the role."""
    start, end, qualified_on = (
        _number(scope, worker, name) for name in ("support_year_start", "support_year_end", "qualified_on")
    )
    a_year = numbers(np.full(scope.size, 12.0))
    last = either(end, moved(start, a_year, by_months))
    supported = compare(start, "<=", day) & compare(day, "<=", last)
    first_year = compare(qualified_on, "<=", day) & compare(day, "<", moved(qualified_on, a_year, by_months))
    role = worker.value(["role"], scope.held)
    by_role = compare(role, "==", constant("newly_qualified", scope.size))
    no_year, no_dates, no_role = blank(start) & blank(end), blank(qualified_on), blank(role)
    unknown = no_year & no_dates & no_role
    known = (~no_year & supported) | (no_year & ~no_dates & first_year) | (no_year & no_dates & by_role)
    return Truth(known.yes, known.may | unknown.may)


def is_qualified(scope: Scope, worker: Rows, day: Numbers) -> Truth:
    """Recorded as qualified, and not after the day; possibly, where it is not recorded."""
    qualified = _number(scope, worker, "qualified")
    since = _number(scope, worker, "qualified_on")
    yes = compare(qualified, "==", constant(1, scope.size)) & (blank(since) | compare(since, "<=", day))
    return Truth(yes.yes, yes.may | blank(qualified).may)


def _number(scope: Scope, worker: Rows, name: str) -> Numbers:
    return as_numbers(worker.value([name], scope.held))
