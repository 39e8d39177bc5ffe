"""The subjects of one rule, one row each: the values that it reads of them, and where each stands in the records."""

from __future__ import annotations

from dataclasses import dataclass

from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import Origin
from practice_audit.facts.values import Mask, Numbers, Objects
from practice_audit.rulebook.model import Rule


@dataclass(frozen=True)
class Subjects:
    """One row a subject that is, or may be, in the population."""

    rule: Rule
    scope: Scope
    size: int
    sure: Mask
    """Surely in the population."""
    held: Mask
    not_in_force: Mask
    key_table: Objects
    key_id: Objects
    child_id: Objects
    origin: Origin
    without_given: int
    """Subjects of `where` that have none of the `given` records: counted on screen."""
    hidden: Mask
    """Groups too small for their numbers to be shown."""

    def named(self, name: str) -> Numbers | None:
        """The clock, due, wait or until of each subject, where the rule has one."""
        value = self.scope.named.get(name)
        return value if isinstance(value, Numbers) else None
