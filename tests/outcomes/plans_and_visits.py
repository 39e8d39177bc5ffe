"""A plan within ten days of which its child must be seen: the rule that the tests of outcomes vary."""

from datetime import date
from typing import Any

from tests.making import AS_AT, Cell, Row, Rows, day, only_outcome, rule_of

WITHIN = """
for_each: {plan: plans}
where: 'plan.kind == "child_protection"'
clock: plan.start_on
expect:
  visit: visits
  where: visit.child_id == plan.child_id and visit.seen
  on: visit.visited_on
  by: days(clock, 10)
"""

LAPSES = 'lapses: {ended first: "filled(plan.end_on) and or_forever(plan.end_on) <= due"}\n'

UNLESS = "unless: [{in name only: \"plan.end_reason == 'error'\"}]\n"

PLAN: dict[str, Any] = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}

DUE = "2012-05-11"


def visit(on: Cell, *, seen: Cell = True, number: int = 1) -> Row:
    """Give a visit."""
    return {"visit_id": f"V{number}", "child_id": "K1", "visited_on": on, "seen": seen}


def judged(  # noqa: PLR0913  each may be left out
    more: str = "",
    plan: Row | None = None,
    visits: tuple[Row, ...] = (),
    *,
    rows: Rows | None = None,
    as_at: date = AS_AT,
    absent: tuple[str, ...] = (),
    matcher: str = "relational",
) -> dict[str, str]:
    """Give the outcome of the plan."""
    child: Rows = {"children": [{"child_id": "K1"}]}
    whole: Rows = {**child, "plans": [{**PLAN, **(plan or {})}], "visits": list(visits), **(rows or {})}
    return only_outcome(rule_of(WITHIN + more), whole, as_at, absent=absent, matcher=matcher)


MET, LATE = visit(day(5, 11)), visit(day(5, 12), number=2)
ENDED: Row = {**PLAN, "end_on": day(5, 11)}
