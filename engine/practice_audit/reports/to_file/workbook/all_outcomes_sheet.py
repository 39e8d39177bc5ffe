"""The sheet All outcomes: all of the profile; of a very large run without those met or not applicable."""

from collections.abc import Iterator

import pandas as pd

from practice_audit.outcomes.judged import MET, NOT_APPLICABLE
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import Column, days
from practice_audit.reports.to_file.workbook.fast_rows import FastRows
from practice_audit.reports.to_file.workbook.list_sheet import FIRST, ListSheet
from practice_audit.reports.to_file.workbook.words import OUTCOME

NAME = "All outcomes"
MOST = 250_000
"""Rows: what a spreadsheet still opens, filters and scrolls on an office computer."""
COLUMNS = (
    Column("Rule", 9),
    Column("Child", 11),
    Column("Team", 9),
    Column("Case holder", 11),
    Column("Outcome", 14),
    Column("Open", 7),
    Column("Limit confirmed", 10),
    Column("Counted from", 12, "day"),
    Column("Due", 12, "day"),
    Column("Found", 12, "day"),
    Column("Over", 8, "over"),
    Column("Unit", 13),
    Column("Why", 60),
    Column("Key", 36, "small"),
)
PRINTED = 13


def all_outcomes_sheet(book: Book, run: RunFolder, choice: Choice) -> list[str]:
    """Write the sheet, and say what is left out of it."""
    counts = run.counts(choice.profile)
    all_met = sum(of[MET] + of[NOT_APPLICABLE] for of in counts.values())
    every = sum(of.population for of in counts.values())
    is_short = every > MOST
    sheet = ListSheet(book, NAME, COLUMNS, printed=PRINTED, frozen=2)
    said = (
        f"Too many for a spreadsheet ({every:,}): the {all_met:,} that are met or not applicable are left out; "
        "outcomes.csv holds all."
        if is_short
        else "Every outcome of the profile that is filed, as outcomes.csv has it, and why where that is not plain."
    )
    sheet.head("All outcomes", said)
    fast = FastRows(sheet.sheet, COLUMNS, book.formats, FIRST)
    left_out = 0
    for chunk in run.chunks():
        rows = run.of_choice(chunk, choice)
        if is_short:
            rows = rows[~rows["outcome"].isin([MET, NOT_APPLICABLE])]
        room = MOST - fast.written
        left_out += max(len(rows) - room, 0)
        fast.write(_cells(rows.iloc[: max(room, 0)]))
    sheet.next = fast.next
    sheet.finish()
    notes = [f"{NAME}: {said}"] if is_short else []
    return [*notes, f"{NAME}: {left_out:,} more rows are only in outcomes.csv."] if left_out else notes


def _cells(rows: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    over = [None if number != number else int(number) for number in rows["over"]]  # noqa: PLR0124 - NaN is not itself
    why = [
        "" if outcome == MET else exemption or missing or explanation
        for outcome, exemption, missing, explanation in zip(
            rows["outcome"].astype(str),
            rows["exemption"].astype(str),
            rows["missing"],
            rows["explanation"],
            strict=True,
        )
    ]
    text = {
        name: rows[name].astype(str)
        for name in ("rule", "child_id", "team_id", "worker_id", "open", "confirmed", "unit")
    }
    return zip(
        text["rule"], text["child_id"], text["team_id"], text["worker_id"], rows["outcome"].map(OUTCOME).astype(str),
        text["open"], text["confirmed"], days(rows["started_on"]), days(rows["due_on"]), days(rows["found_on"]), over,
        text["unit"], why, rows["key"],
        strict=True,
    )  # fmt: skip
