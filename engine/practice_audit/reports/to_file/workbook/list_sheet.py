"""A sheet that is a list: title, note, frozen headings with filters, rows in sections; protected but for answers."""

from collections.abc import Iterable, Sequence
from typing import Any

from practice_audit.reports.to_file.workbook.answers import HEADINGS, REASON, VERDICT, WHEN, WHO, Answers
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import LOOKS, Cells, Column, height
from practice_audit.reports.to_file.workbook.formats import ANSWER, BAND, HEAD, LINE, QUIET, SEVERITY_COLOURS

TITLE, NOTE, HEADING, FIRST = 0, 1, 2, 3
ANSWER_COLUMNS = (
    Column(VERDICT, 15, "answer"),
    Column(REASON, 24, "answer"),
    Column(WHO, 12, "answer"),
    Column(WHEN, 12, "answer_day"),
)
INDENTED = {"long", "day"}
ALLOWED = {"autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}


class ListSheet:
    """A list, written row by row from the top."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column], *, printed: int, frozen: int = 0) -> None:
        """Begin a sheet.

        Args:
            book: the workbook.
            name: of the sheet.
            columns: from left to right.
            printed: how many of them, from the left, are printed.
            frozen: how many of them, from the left, stay in sight.
        """
        self.book, self.columns, self.printed = book, columns, printed
        self.sheet = book.sheet(name)
        self.cells = Cells(self.sheet, book.formats)
        self.next = FIRST
        for at, column in enumerate(columns):
            self.sheet.set_column(at, at, column.width, book.formats.of())
        self.sheet.freeze_panes(FIRST, frozen)

    def head(self, title: str, note: str) -> None:
        """Write the title, one sentence or two about the list, and the headings."""
        of = self.book.formats.of
        self.sheet.set_row(TITLE, 24)
        self.sheet.write_string(TITLE, 0, title, of(bold=True, font_size=14, font_color=HEAD, valign="vcenter"))
        self.sheet.set_row(NOTE, 18)
        self.sheet.write_string(NOTE, 0, note, of(font_color=QUIET, valign="vcenter"))
        self.sheet.set_row(HEADING, 32)
        answers = {column.heading for column in ANSWER_COLUMNS}
        for at, column in enumerate(self.columns):
            right = column.kind in {"number", "right"}
            look = (
                {"bg_color": ANSWER, "font_color": HEAD}
                if column.heading in answers
                else {"bg_color": HEAD, "font_color": "#FFFFFF"}
            )
            how = of(
                bold=True,
                text_wrap=True,
                valign="vcenter",
                border=1,
                border_color=LINE,
                align="right" if right else "left",
                indent=int(column.kind in INDENTED),
                **look,
            )
            self.sheet.write_string(HEADING, at, column.heading, how)

    def section(self, text: str) -> None:
        """Write a band over the rows that follow."""
        how = self.book.formats.of(bold=True, bg_color=BAND, font_color=HEAD, valign="vcenter", top=1, top_color=HEAD)
        self.sheet.set_row(self.next, 20)
        self.sheet.write_string(self.next, 0, text, how)
        for at in range(1, len(self.columns)):
            self.sheet.write_blank(self.next, at, None, how)
        self.next += 1

    def line(self, text: str) -> None:
        """Write a sentence across the sheet."""
        self.sheet.write_string(self.next, 0, text, self.book.formats.of(italic=True, font_color=QUIET))
        self.next += 1

    def rows(self, rows: Iterable[Sequence[object]], looks: Iterable[dict[str, Any]] | None = None) -> None:
        """Write rows; a look is what is special about a whole row."""
        every = iter(looks) if looks is not None else None
        for cells in rows:
            look = next(every) if every is not None else {}
            self.sheet.set_row(self.next, max(map(_height, self.columns, cells)))
            for at, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
                self.cells.write(self.next, at, column, cell, **look)
            self.next += 1

    def colour(self, heading: str, colours: dict[str, tuple[str, str]]) -> None:
        """Colour the cells of a column that begin with a word."""
        at = self._at(heading)
        for word, pair in colours.items():
            how = {"type": "text", "criteria": "begins with", "value": word, "format": self.book.formats.colours(pair)}
            self.sheet.conditional_format(FIRST, at, max(self.next, FIRST), at, how)

    def severities(self, heading: str = "Severity") -> None:
        """Colour the severities."""
        self.colour(heading, SEVERITY_COLOURS)

    def answers(self, answers: Answers) -> None:
        """Let auditors answer, and only so that the answers can be read back."""
        last = max(self.next - 1, FIRST)
        verdict, when = self._at(VERDICT), self._at(WHEN)
        wrong = {"error_title": "Please choose", "error_message": "Choose one of: " + ", ".join(answers.choices) + "."}
        asked = {"input_title": VERDICT, "input_message": answers.asked}
        self.sheet.data_validation(
            FIRST, verdict, last, verdict, {"validate": "list", "source": list(answers.choices), **asked, **wrong}
        )
        self.sheet.data_validation(
            FIRST, when, last, when,
            {"validate": "date", "criteria": ">=", "value": self.book.as_at, "input_title": WHEN,
             "input_message": "The day on which you looked, for example 14/12/2012.", "error_title": "Not a day",
             "error_message": "Write a day on or after the audit date, for example 14/12/2012."},
        )  # fmt: skip
        for heading, length in ((REASON, 500), (WHO, 60)):
            at = self._at(heading)
            how = {
                "validate": "length",
                "criteria": "<=",
                "value": length,
                "error_message": f"At most {length} letters.",
            }
            self.sheet.data_validation(FIRST, at, last, at, how)
        self.colour(VERDICT, dict.fromkeys(answers.choices, ("#DCE6F2", HEAD)))

    def finish(self) -> None:
        """Set filters, protection and the printed page."""
        self.sheet.autofilter(HEADING, 0, max(self.next - 1, FIRST), len(self.columns) - 1)
        self.sheet.protect("", ALLOWED)
        self.book.page(self.sheet, max(self.next - 1, FIRST), self.printed - 1)
        self.sheet.repeat_rows(HEADING)

    def _at(self, heading: str) -> int:
        return [column.heading for column in self.columns].index(heading)


def _height(column: Column, cell: object) -> float:
    wraps = isinstance(cell, str) and LOOKS[column.kind].get("text_wrap")
    return height(str(cell) if wraps else "", column.width)


__all__ = ["ANSWER_COLUMNS", "HEADINGS", "ListSheet"]
