"""The sheet Due soon: what falls due, the nearest day first, while there is still time."""

import numpy as np
import pandas as pd

from practice_audit.outcomes.judged import DUE
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.screen.words import counted
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import Column, days
from practice_audit.reports.to_file.workbook.formats import AMBER
from practice_audit.reports.to_file.workbook.list_sheet import ListSheet
from practice_audit.reports.to_file.workbook.words import severities, standards

NAME, SOON = "Due soon", 10
COLUMNS = (
    Column("Due", 12, "day"),
    Column("Days left", 14),
    Column("Child", 10),
    Column("Team", 8),
    Column("Case holder", 8),
    Column("Standard", 34),
    Column("Record", 20),
    Column("What is due", 50, "long"),
    Column("Severity if missed", 20),
    Column("Rule", 8, "small"),
    Column("Key", 30, "small"),
)
PRINTED = 9


def due_sheet(book: Book, run: RunFolder, choice: Choice) -> None:
    """Write the sheet."""
    rows = run.of_choice(run.with_outcome(DUE), choice).sort_values(["due_on", "severity", "key"], ignore_index=True)
    left = (rows["due_on"].to_numpy(dtype="datetime64[D]") - np.datetime64(run.as_at)).astype("int64")
    known = rows["due_on"].notna().to_numpy()
    soon = known & (left <= SOON)
    sheet = ListSheet(book, NAME, COLUMNS, printed=PRINTED, frozen=3)
    sheet.head(
        "Due soon", "Nothing is wrong yet: no record found so far, and the day has not passed on the audit date."
    )
    for title, wanted in ((f"Today and the next {SOON} days", soon), ("Later", ~soon)):
        sheet.section(f"{title}: {counted(int(wanted.sum()), 'outcome')}" if wanted.any() else f"{title}: nothing")
        sheet.rows(_cells(run, rows[wanted], left[wanted]))
    sheet.colour("Days left", {"today": AMBER, "tomorrow": AMBER, "in 2 ": AMBER, "in 3 ": AMBER})
    sheet.finish()


def _cells(run: RunFolder, rows: pd.DataFrame, left: np.ndarray) -> list[tuple[object, ...]]:
    words = [_left(int(day)) if is_known else "" for day, is_known in zip(left, rows["due_on"].notna(), strict=True)]
    cells = zip(
        days(rows["due_on"]), words, rows["child_id"], rows["team_id"], rows["worker_id"],
        standards(rows, run.manifest.rules), rows["evidence"], rows["explanation"],
        severities(rows), rows["rule"], rows["key"],
        strict=True,
    )  # fmt: skip
    return list(cells)


def _left(days_left: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days_left, f"in {days_left} days")
