"""What a condition can speak of: aliases with their rows, named values, limits, settings, the audit date."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from practice_audit.facts.rows import Held, Rows
from practice_audit.facts.tables import Positions
from practice_audit.facts.values import Floats, Mask, Numbers, Value
from practice_audit.rulebook.limits import Local


@dataclass(frozen=True)
class Scope:
    """`size` rows at work; every alias and every named value has that many."""

    size: int
    as_at: int
    local: Local
    aliases: dict[str, Rows] = field(default_factory=dict)
    named: dict[str, Value] = field(default_factory=dict)
    limits_on: Floats | None = None
    """The day on which limits are looked up, one a row (NaN: the audit date)."""
    limits_unsure: Mask | None = None
    """Rows of which that day is in doubt: so is every limit that changes with time."""
    held: Held = field(default_factory=dict)

    def on_day(self, day: Numbers) -> Scope:
        """The same place with another day on which limits are looked up."""
        return replace(self, limits_on=day.if_settled, limits_unsure=day.may & ~day.settled)

    def with_named(self, **values: Value) -> Scope:
        """The same place with more named values."""
        return replace(self, named={**self.named, **values})

    def with_alias(self, **rows: Rows) -> Scope:
        """The same place with more aliases."""
        return replace(self, aliases={**self.aliases, **rows})

    def take(self, which: Positions) -> Scope:
        """Some of the rows."""
        return replace(
            self,
            size=len(which),
            aliases={name: rows.take(which) for name, rows in self.aliases.items()},
            named={name: value.take(which) for name, value in self.named.items()},
            limits_on=None if self.limits_on is None else self.limits_on[which],
            limits_unsure=None if self.limits_unsure is None else self.limits_unsure[which],
        )

    def limit_days(self) -> Floats:
        """The day on which each row's limits are looked up."""
        if self.limits_on is None:
            return np.full(self.size, float(self.as_at))
        return np.where(np.isnan(self.limits_on), float(self.as_at), self.limits_on)
