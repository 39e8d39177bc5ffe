"""Periods: the whole months or weeks up to the audit date, each by itself or with each worker or team.

What happens in them is counted, so that an aggregate can say how many of how many. A month or week that is not over at
the audit date is left out: it would be counted too early.
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.derived.register import derived
from practice_audit.facts.periods import whole_months, whole_weeks
from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import NO_RECORD, MadeTable, Origin, Step
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.rulebook.parts import Derived, Periods

LENGTHS = {"month": "months", "week": "weeks"}
"""What periods that belong to nobody are filed under, by their length."""


@derived("periods")
def periods(facts: Facts, what: Derived, _: Held) -> MadeTable:
    """The periods that a rule asks for.

    Returns:
        name (2012-11, 2012-11-19), words ("November 2012"), length, first_day, last_day; under the rule's alias a step
        to the worker or team (none for the period by itself). Key: `months`, `2012-11`; `teams`, `T1/2012-11`.
    """
    asked = what.periods
    assert isinstance(asked, Periods)  # noqa: S101  the register calls for this kind only
    every = [
        *(whole_months(facts.as_at, asked.months) if "month" in asked.lengths else []),
        *(whole_weeks(facts.as_at, asked.months) if "week" in asked.lengths else []),
    ]
    alias, name = next(iter(asked.each.items()), ("", ""))
    owners = list(range(facts.native(name).size)) if name else []
    nobody = [NO_RECORD] if asked.together or not name else []
    rows = [(period, owner) for period in every for owner in [*nobody, *owners]]
    of = np.asarray([owner for _, owner in rows], dtype=np.int64)
    columns: dict[str, Value] = {
        "name": texts([period.name for period, _ in rows]),
        "words": texts([period.words for period, _ in rows]),
        "length": texts([period.length for period, _ in rows]),
        "first_day": numbers([float(period.first) for period, _ in rows]),
        "last_day": numbers([float(period.last) for period, _ in rows]),
    }
    steps = {alias: Step(facts.native(name), of, np.zeros(len(of), dtype=bool))} if name else {}
    ids = facts.native(name).origin.id if name else np.empty(0, dtype=object)
    origin = Origin(
        np.asarray([name if owner >= 0 else LENGTHS[period.length] for period, owner in rows], dtype=object),
        of,
        np.asarray(
            [f"{ids[owner]}/{period.name}" if owner >= 0 else period.name for period, owner in rows], dtype=object
        ),
    )
    return MadeTable("periods", columns, origin, steps, facts)
