"""Day first or month first: one order a column, shown by the column, else by its file or source, else asked for."""

from collections import Counter
from dataclasses import dataclass

from practice_audit.errors import RecordsUnreadable
from practice_audit.layout.days import Order, year_last
from practice_audit.records.columns import Distinct

Place = tuple[int, str]  # which table of the source, and the column
_WORDS: dict[Order, str] = {"dmy": "day first", "mdy": "month first"}
_MIXED_COUNT = 2
_MIXED_SHARE = 0.05


@dataclass(frozen=True)
class Evidence:
    """How many distinct dates of a column can only be day first, only month first, or either."""

    day_first: int
    month_first: int
    either: int

    @property
    def order(self) -> Order | None:
        """The order that the column itself shows. A day above 12 in the first place settles it."""
        if self.day_first:
            return "dmy"
        return "mdy" if self.month_first else None

    @property
    def mixed(self) -> bool:
        """Both orders are there, and too often for a slip of the pen: a date that could be either cannot be read."""
        proofs = self.day_first + self.month_first
        return self.day_first > 0 and self.month_first >= max(_MIXED_COUNT, _MIXED_SHARE * proofs)


def evidence(column: Distinct) -> Evidence:
    """Count what the dates of one column show."""
    numbers = [year_last(value.strip()) for value in column.found if isinstance(value, str)]
    shown = Counter(number.proves for number in numbers if number)
    return Evidence(shown["dmy"], shown["mdy"], sum(number.could_be_either for number in numbers if number))


def orders(
    found: dict[Place, Evidence], names: dict[Place, str], told: Order | None
) -> tuple[dict[Place, Order], list[str]]:
    """Settle the order of every date column of one source.

    Args:
        found: what each date column shows.
        names: each column as the user knows it ("visits.csv, visited_on").
        told: the order given by the user, which goes before everything.

    Returns:
        The order of each column that has dates in numbers, and what is to be said about them.

    Raises:
        RecordsUnreadable: dates could be either and nothing shows which.
    """
    needed = {place: one for place, one in found.items() if one.order or one.either}
    if told:
        said = [f"Dates in numbers were read {_WORDS[told]}, as told."] if needed else []
        return dict.fromkeys(needed, told), said
    settled = {place: one.order for place, one in needed.items() if one.order}
    for place in needed:
        if place not in settled:
            settled[place] = _borrowed(place, needed, names)
    return settled, _said(settled, needed, names)


def _borrowed(place: Place, found: dict[Place, Evidence], names: dict[Place, str]) -> Order:
    in_file = {one.order for other, one in found.items() if other[0] == place[0] and one.order}
    in_source = {one.order for one in found.values() if one.order}
    if len(in_file) == 1:
        return in_file.pop()
    if in_source == {"dmy"}:
        return "dmy"
    raise RecordsUnreadable(
        "its dates could be day first or month first, and no other date shows which.",
        where=names[place],
        next_step="Say which with --date-order dmy (day first) or --date-order mdy (month first), or export dates as "
        "year-month-day.",
    )


def _said(settled: dict[Place, Order], found: dict[Place, Evidence], names: dict[Place, str]) -> list[str]:
    said = []
    for order, words in _WORDS.items():
        shown = [names[place] for place, one in found.items() if settled[place] == order and one.order]
        borrowed = [names[place] for place, one in found.items() if settled[place] == order and not one.order]
        if shown:
            said.append(f"Dates in numbers read {words}, as days above 12 show: {'; '.join(shown)}.")
        if borrowed:
            said.append(f"Dates in numbers read {words} because other columns are so: {'; '.join(borrowed)}.")
    mixed = [names[place] for place, one in found.items() if one.mixed]
    if mixed:
        said.append(
            f"Day first and month first are mixed; a date that could be either is in doubt: {'; '.join(mixed)}."
        )
    return said
