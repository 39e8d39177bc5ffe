"""The workbook under the sheets: little memory however long it is, nothing taken for a formula, pages that print."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from practice_audit.reports.to_file.workbook.formats import Formats

A4, NARROW, FOOT = 9, 0.4, 0.7
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Book:
    """An open workbook.

    Attributes:
        file: the workbook of xlsxwriter.
        formats: how cells look.
        as_at: the audit date.
    """

    file: Any
    formats: Formats
    as_at: date

    def sheet(self, name: str) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Add a sheet; its rows are then written from the top."""
        sheet = self.file.add_worksheet(name)
        sheet.hide_gridlines(2)
        return sheet

    def page(self, sheet: Any, last_row: int, last_column: int) -> None:  # noqa: ANN401 - as above
        """Make a sheet print well: landscape, as wide as a page, with what it is and the number of the page."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=NARROW, right=NARROW, top=NARROW, bottom=FOOT)
        sheet.print_area(0, 0, last_row, last_column)
        day = f"{self.as_at.day} {self.as_at:%B} {self.as_at.year}"
        sheet.set_footer(
            f"&L&8Audit of {day}: &A&C&8Children's records: only for those who must see them&R&8Page &P of &N"
        )


@contextmanager
def open_book(file: Path, as_at: date) -> Iterator[Book]:
    """Give a workbook to write; it is whole at the end."""
    with xlsxwriter.Workbook(str(file), SETTINGS) as book:
        book.set_properties({"title": f"Practice audit, {as_at.isoformat()}", "author": "practice-audit"})
        book.set_size(2400, 1400)
        yield Book(book, Formats(book), as_at)
