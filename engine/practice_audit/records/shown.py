"""From which day on each child is covered in a table that shows only the latest row of each."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Latest:
    """From which day on each child is covered in one such table.

    Attributes:
        days: child to the day (ordinal) of its latest row; 0 where the source shows that the child has none.
        others: the first day covered of a child that is not there; None where such a child is not shown at all.
    """

    days: Mapping[str, int]
    others: int | None

    def first(self, child: object, as_at: int) -> int:
        """Give the first day covered of a child: after the audit date where it is not shown."""
        return self.days.get(str(child), as_at + 1 if self.others is None else self.others)
