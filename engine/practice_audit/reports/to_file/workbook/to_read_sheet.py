"""The sheet To read: prompts of which a person decides; no prompt is a breach."""

from practice_audit.outcomes.judged import TO_READ
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.screen.words import counted
from practice_audit.reports.to_file.workbook.answers import KEY, OF_PROMPTS
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import Column, days
from practice_audit.reports.to_file.workbook.list_sheet import ANSWER_COLUMNS, ListSheet
from practice_audit.reports.to_file.workbook.words import standards

NAME = "To read"
COLUMNS = (
    Column("Child", 10),
    Column("Team", 8),
    Column("Case holder", 8),
    Column("What to look for", 30),
    Column("Where", 60, "long"),
    Column("Dated", 12, "day"),
    *ANSWER_COLUMNS,
    Column("Rule", 8, "small"),
    Column("Records", 24, "small"),
    Column(KEY, 30, "small"),
)
PRINTED = 10


def to_read_sheet(book: Book, run: RunFolder, choice: Choice) -> None:
    """Write the sheet."""
    every = run.with_outcome(TO_READ)
    rows = run.of_choice(every, choice).sort_values(["severity", "rule", "child_id", "key"], ignore_index=True)
    sheet = ListSheet(book, NAME, COLUMNS, printed=PRINTED, frozen=1)
    sheet.head(
        "To be read by a person", "Words in the record suggest that someone should read it. A prompt is no breach."
    )
    if rows.empty:
        sheet.line(f"Nothing to read in the profile {choice.profile}.")
    if len(every) > len(rows):
        more = counted(len(every) - len(rows), "more prompt is", "more prompts are")
        sheet.line(f"{more} outside what is shown here: make the workbook with --profile all.")
    cells = zip(
        rows["child_id"], rows["team_id"], rows["worker_id"], standards(rows, run.manifest.rules), rows["explanation"],
        days(rows["started_on"]), *([""] * len(rows) for _ in ANSWER_COLUMNS), rows["rule"],
        rows["evidence"], rows["key"],
        strict=True,
    )  # fmt: skip
    sheet.rows(cells)
    sheet.answers(OF_PROMPTS)
    sheet.finish()
