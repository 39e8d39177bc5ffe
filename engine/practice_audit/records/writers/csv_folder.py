"""A folder with a CSV file a table: UTF-8, commas, ISO dates, true and false, so that it reads back as it was.

A text that begins with = + - or @ is written as it is: a mark before it would change the record on its way back. Who
opens such a file in a spreadsheet should import it as text; the workbook writer needs no such care.
"""

import csv
from datetime import date
from pathlib import Path

from practice_audit.records.native import Native
from practice_audit.records.writers.atomic import ONLY_THE_USER, whole_folder


def write_csv_folder(tables: Native, folder: Path) -> None:
    """Write every table, headings only where it has no row.

    Raises:
        WrongUsage: there is something in the folder.
    """
    with whole_folder(folder) as beside:
        for name, frame in tables.items():
            path = beside / f"{name}.csv"
            path.touch(ONLY_THE_USER)
            with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                plain = csv.writer(file, lineterminator="\n")
                quoted = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
                plain.writerow(frame.columns)
                columns = [[_text(cell) for cell in frame[column]] for column in frame]
                for row in zip(*columns, strict=True):  # Python 3.11 leaves a bare carriage return without quotes
                    (quoted if any("\r" in cell for cell in row if isinstance(cell, str)) else plain).writerow(row)


def _text(cell: object) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else cell
