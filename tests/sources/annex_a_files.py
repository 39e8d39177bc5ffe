"""Workbooks of Annex A made for a test: the common columns are filled in, the rest is given."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from practice_audit.sources import Cell

COMMON = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
WHO: list[Cell] = ["a) Male", "a) WBRI", date(2015, 3, 2), 9]
NEED = [*COMMON, "CIN Start Date", "Date Child Was Last Seen", "CIN Closure Date", "Case Status", "Allocated Worker"]
PLAN = [
    *COMMON,
    "Child Protection Plan Start Date",
    "Date of the Last Statutory Visit",
    "Was the Child Seen Alone?",
    "Date of latest review conference",
    "Child Protection Plan End Date",
    "Allocated Worker",
]
Rows = Sequence[Sequence[Cell]]


def workbook(path: Path, **sheets: tuple[list[str], Rows]) -> Path:
    """Write a sheet for each argument (List_7, headings and rows); dates as dates, all else as it is."""
    with xlsxwriter.Workbook(str(path)) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, (headings, rows) in sheets.items():
            sheet = book.add_worksheet(name.replace("__", " "))
            lines: list[Sequence[Cell]] = [headings, *rows]
            for at, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, dates)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return path


def on_plan(child: Cell, *cells: Cell) -> list[Cell]:
    """Give a row of List 7: start, visit, alone, review, end, worker."""
    return [child, *WHO, *cells]
