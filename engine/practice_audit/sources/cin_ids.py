"""Ids of census records: by child, kind and date, so that a record keeps its id from one year's return to the next."""

from collections import Counter
from datetime import date

from practice_audit.layout.days import day_of_text


class Ids:
    """Gives the records of one file their ids. Nothing below a child has an id of its own in the census."""

    def __init__(self) -> None:
        """Begin a file."""
        self._given: Counter[tuple[str, str, date | None]] = Counter()

    def of(self, child_id: str | None, letter: str, dated: str | None) -> str | None:
        """Give the next id of this kind and day: K1-R-2025-06-09, the second of one day K1-R-2025-06-09.2.

        Args:
            child_id: the child; a record of nobody has no id.
            letter: the kind of record, as docs/formats/cin-census.md has it.
            dated: the date as the census has it. Where it is none, the records of that kind without one are numbered:
                K1-R-n1.
        """
        if child_id is None:
            return None
        day = census_day(dated)
        self._given[child_id, letter, day] += 1
        number = self._given[child_id, letter, day]
        if day is None:
            return f"{child_id}-{letter}-n{number}"
        return f"{child_id}-{letter}-{day}" + (f".{number}" if number > 1 else "")

    def has(self, child_id: str | None, letter: str, dated: str | None) -> bool:
        """Say whether a record of this kind and day was given an id already."""
        day = census_day(dated)
        return child_id is not None and day is not None and self._given[child_id, letter, day] > 0


def census_day(text: str | None) -> date | None:
    """Read a date of the census; None where it is blank or cannot be read."""
    try:
        return day_of_text(text or "", None)
    except ValueError:
        return None
