"""Days of the Standard Safeguarding Dataset, read only so that rows can be tied together where no id does it."""

from datetime import date, datetime
from typing import Final

from practice_audit.layout.days import Order, day_of_text, year_last
from practice_audit.sources.ssd_table import Cells, Tables
from practice_audit.sources.tables import Cell

DATED: Final = ("_date", "_dob", "_due")  # what the names of date columns end in


class Days:
    """Reads the days of one source. The native tables hold the cells as they are: `records` reads or rejects those."""

    def __init__(self, tables: Tables) -> None:
        """Find the order of dates in numbers that the source itself shows."""
        cells = {
            cell
            for table in tables.values()
            for name, column in table.columns.items()
            if name.endswith(DATED)
            for cell in set(column)
            if isinstance(cell, str)
        }
        shown = {numbers.proves for cell in cells if (numbers := year_last(cell))}
        self._order: Order | None = "dmy" if "dmy" in shown else "mdy" if "mdy" in shown else None
        self._read: dict[str, date | None] = {}

    def of(self, cell: Cell) -> date | None:
        """Read a day; None where there is none, or none that can be read."""
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if not isinstance(cell, str):
            return None
        if cell not in self._read:
            self._read[cell] = self._day(cell)
        return self._read[cell]

    def all(self, cells: Cells) -> list[date | None]:
        """Read a column of days."""
        return [self.of(cell) for cell in cells]

    def _day(self, text: str) -> date | None:
        try:
            return day_of_text(text, self._order)
        except ValueError:
            return None
