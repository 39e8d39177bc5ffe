"""The age of the child on the day of a record: for rules that ask something of a child old enough, and for sentences.

Source: procedure, conventions.md, People: whole years; blank before birth and where the date of birth is not known.
"""

from __future__ import annotations

from functools import partial

from practice_audit.facts.evaluate import evaluate
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value
from practice_audit.layout import TABLES
from practice_audit.rulebook.expressions import parse

AGED = ("plans", "reviews", "conferences")
"""Tables whose rows have `child_age`: the age on their main date."""


def child_age(facts: Facts, *, table: str) -> Value:
    """Whole years on the main date of each row."""
    native = facts.native(table)
    scope = facts.scope(native.size, {"row": Rows.whole(native)})
    return evaluate(scope, parse(f"age(row.child.date_of_birth, row.{TABLES[table].main})"))


for name in AGED:
    derived_column(name, "child_age")(partial(child_age, table=name))
