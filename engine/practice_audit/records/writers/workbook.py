"""A workbook with a sheet a table. Text is written as text, so that one that begins with = is never a formula."""

from datetime import date
from pathlib import Path

import xlsxwriter

from practice_audit.errors import WrongUsage
from practice_audit.records.native import Native
from practice_audit.records.writers.atomic import whole_file

MOST_ROWS = 1_048_575  # below the headings
LONGEST_TEXT = 32_767
FIRST_SOUND_DAY = date(1900, 3, 1)  # spreadsheets count a 29 February 1900
INSTEAD = "Convert to a folder of CSV files or to JSON instead."


def write_workbook(tables: Native, path: Path) -> None:
    """Write every table; dates as dates, ids as text.

    Raises:
        WrongUsage: a table or a text is too long for a workbook.
    """
    for name, frame in tables.items():
        if len(frame) > MOST_ROWS:
            raise WrongUsage(f"{name} has more rows than a sheet can hold.", where=path.name, next_step=INSTEAD)
    with whole_file(path) as beside, xlsxwriter.Workbook(str(beside), {"constant_memory": True}) as book:
        dates = book.add_format({"num_format": "yyyy-mm-dd"})
        bold = book.add_format({"bold": True})
        for name, frame in tables.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(frame):
                sheet.write_string(0, column, str(heading), bold)
            for row, cells in enumerate(frame.itertuples(index=False, name=None), start=1):
                for column, cell in enumerate(cells):
                    if cell is not None:
                        _write(sheet, (row, column), cell, dates)


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], cell: object, dates: object) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(*at, cell)
    elif isinstance(cell, date) and cell >= FIRST_SOUND_DAY:
        sheet.write_datetime(*at, cell, dates)
    elif sheet.write_string(*at, str(cell)) < 0:
        where = f"{sheet.get_name()}, row {at[0] + 1}"
        what = f"a text has more than {LONGEST_TEXT:,} characters, which no cell can hold."
        raise WrongUsage(what, where=where, next_step=INSTEAD)
