"""A sheet that is read like a page: twelve columns of one width, in which each text takes as many as it needs."""

from collections.abc import Sequence
from typing import Any

from practice_audit.reports.run_tables import FORMULA
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import height, shortened
from practice_audit.reports.to_file.workbook.formats import BAND, HEAD, LINE
from practice_audit.reports.to_file.workbook.list_sheet import ALLOWED

COLUMNS, WIDTH = 12, 12.5


class Grid:
    """A page, written from the top."""

    def __init__(self, book: Book, name: str) -> None:
        """Begin a sheet."""
        self.book, self.sheet, self.next = book, book.sheet(name), 0
        self.sheet.set_column(0, COLUMNS - 1, WIDTH, book.formats.of())
        self.sheet.set_column(COLUMNS, COLUMNS, 2, book.formats.of())

    def row(self, cells: Sequence[tuple[int, object, dict[str, Any]]], *, least: float = 0) -> int:
        """Write texts and numbers beside each other.

        Args:
            cells: how many columns each takes, what stands there, and its look.
            least: the least height, in points.

        Returns:
            The number of the row.
        """
        row, at = self.next, 0
        self.sheet.set_row(row, max(least, *(_height(span, what, look) for span, what, look in cells)))
        for span, what, look in cells:
            self._write(row, at, span, what, look)
            at += span
        self.next += 1
        return row

    def text(self, text: str, *, least: float = 0, **look: Any) -> None:  # noqa: ANN401 - as xlsxwriter takes them
        """Write a text across the page."""
        self.row([(COLUMNS, text, look)], least=least)

    def space(self, points: float = 8) -> None:
        """Leave some room."""
        self.sheet.set_row(self.next, points)
        self.next += 1

    def heading(self, text: str) -> None:
        """Write the heading of a block."""
        self.text(
            text, least=20, bold=True, font_size=12, font_color=HEAD, bottom=2, bottom_color=HEAD, valign="vcenter"
        )

    def headings(self, spans: Sequence[tuple[int, str]], right_from: int) -> None:
        """Write the headings of a table; those from `right_from` on stand to the right, as numbers do."""
        look = {"bold": True, "bg_color": BAND, "font_color": HEAD, "valign": "vcenter"}
        self.row(
            [
                (span, text, {**look, "align": "right" if at >= right_from else "left"})
                for at, (span, text) in enumerate(spans)
            ]
        )

    def break_here(self) -> None:
        """Begin a new page of paper."""
        self.sheet.set_h_pagebreaks([self.next])

    def finish(self) -> None:
        """Protect the page and set how it prints."""
        self.sheet.protect("", ALLOWED)
        self.book.page(self.sheet, max(self.next - 1, 0), COLUMNS - 1)

    def _write(self, row: int, at: int, span: int, what: object, look: dict[str, Any]) -> None:
        is_text = isinstance(what, str)
        guard = {"quote_prefix": True} if is_text and str(what).startswith(FORMULA) else {}
        how = self.book.formats.of(text_wrap=True, **{"num_format": "#,##0", **look}, **guard)
        said = shortened(str(what)) if is_text else what
        for empty in range(at, at + span):
            self.sheet.write_blank(row, empty, None, how)
        if span > 1:
            self.sheet.merge_range(row, at, row, at + span - 1, "", how)
        if is_text and said:
            self.sheet.write_string(row, at, said, how)
        elif not is_text and what is not None:
            self.sheet.write_number(row, at, what, how)


def _height(span: int, what: object, look: dict[str, Any]) -> float:
    return height(str(what) if isinstance(what, str) else "", span * WIDTH, size=float(look.get("font_size", 10)))


CELL = {"bottom": 1, "bottom_color": LINE}
NUMBER = {**CELL, "align": "right"}
