"""Rows of a long list, hundreds of thousands: one plain look a column, and blanks are left out."""

from collections.abc import Iterable, Sequence
from typing import Any

from practice_audit.reports.run_tables import FORMULA
from practice_audit.reports.to_file.workbook.cells import LOOKS, Column, shortened
from practice_audit.reports.to_file.workbook.formats import Formats

PLAIN = {"text_wrap": False}


class FastRows:
    """Writes rows one below the other."""

    def __init__(self, sheet: Any, columns: Sequence[Column], formats: Formats, first: int) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Write to a sheet from a row on."""
        self.sheet, self.first, self.next = sheet, first, first
        self._looks = [formats.of(**{**LOOKS[column.kind], **PLAIN}) for column in columns]
        self._guarded = [formats.of(**{**LOOKS[column.kind], **PLAIN, "quote_prefix": True}) for column in columns]

    @property
    def written(self) -> int:
        """How many rows there are."""
        return self.next - self.first

    def write(self, rows: Iterable[Sequence[object]]) -> None:
        """Write rows."""
        text, number, looks = self.sheet.write_string, self.sheet.write_number, self._looks
        row = self.next
        for cells in rows:
            for at, cell in enumerate(cells):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, str):
                    look = self._guarded[at] if cell.startswith(FORMULA) else looks[at]
                    text(row, at, shortened(cell), look)
                else:
                    number(row, at, cell, looks[at])
            row += 1
        self.next = row
