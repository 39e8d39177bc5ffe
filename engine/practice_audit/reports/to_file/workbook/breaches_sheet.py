"""The sheet Breaches: open before past, unconfirmed limits apart, what one event fails together, the worst first."""

from collections.abc import Iterator

import pandas as pd

from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.screen.words import counted
from practice_audit.reports.to_file.workbook.answers import KEY, OF_BREACHES
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import Column, days, overs
from practice_audit.reports.to_file.workbook.formats import QUIET
from practice_audit.reports.to_file.workbook.list_sheet import ANSWER_COLUMNS, ListSheet
from practice_audit.reports.to_file.workbook.words import severities, standards, standing

NAME = "Breaches"
COLUMNS = (
    Column("Event", 7, "id"),
    Column("Severity", 19),
    Column("Child", 10),
    Column("Team", 7),
    Column("Case holder", 9),
    Column("Standard", 26),
    Column("What was found on record", 54, "long"),
    Column("Due", 12, "day"),
    Column("Found", 12, "day"),
    Column("Over", 11, "over"),
    Column("Standing", 13),
    Column("What to do", 34, "long"),
    *ANSWER_COLUMNS,
    Column("Rule", 8, "small"),
    Column("Records", 24, "small"),
    Column(KEY, 30, "small"),
)
PRINTED = 12
SAME = "↳ same event"
PAST = "put right or late"


def breaches_sheet(book: Book, run: RunFolder, breaches: Breaches) -> None:
    """Write the sheet."""
    sheet = ListSheet(book, NAME, COLUMNS, printed=PRINTED, frozen=3)
    sheet.head(
        "Breaches",
        "No record found is not the same as not done: look at the file before you act. "
        "What one event fails stands together, the worst event first. Write your verdict in the yellow columns.",
    )
    number = 0
    for title, rows, is_past in _blocks(breaches):
        if rows.empty and title != "Open":
            continue
        sheet.section(f"{title}: {_size(rows)}")
        looks = [{} if leads else {"font_color": QUIET} for leads in rows["leads"]]
        sheet.rows(_cells(run, rows, number, is_past=is_past), looks)
        number += int(rows["leads"].sum())
    if breaches.older:
        older = counted(breaches.older, "older past breach is", "older past breaches are")
        sheet.line(f"{older} not on this sheet; findings.csv holds all, and --since DATE goes back further.")
    sheet.severities()
    sheet.answers(OF_BREACHES)
    sheet.finish()


def _blocks(breaches: Breaches) -> Iterator[tuple[str, pd.DataFrame, bool]]:
    yield "Open", breaches.standing, False
    apart = "Open, outside a local limit or setting that nobody has confirmed (a child may be unsafe all the same)"
    yield apart, breaches.unconfirmed, False
    yield "Faults in the records, which can hide what matters", breaches.faults, False
    yield "Past: put right, or done late; nobody need act on these today", breaches.past, True
    yield "Open, waived by a person", breaches.waived, False


def _size(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "none found among what could be judged"
    events = int(rows["leads"].sum())
    of_events = f", from {counted(events, 'event')}" if events < len(rows) else ""
    return f"{counted(len(rows), 'breach', 'breaches')}{of_events}"


def _cells(run: RunFolder, rows: pd.DataFrame, before: int, *, is_past: bool) -> Iterator[tuple[object, ...]]:
    rules = run.manifest.rules
    remedies = [rules[str(rule)].remedy for rule in rows["rule"]]
    return zip(
        rows["event"] + before,
        [PAST] * len(rows) if is_past else severities(rows),
        rows["child_id"],
        rows["team_id"],
        rows["worker_id"],
        [
            title if leads else f"{SAME}: {title}"
            for title, leads in zip(standards(rows, rules), rows["leads"], strict=True)
        ],
        rows["explanation"],
        days(rows["due_on"]),
        days(rows["found_on"]),
        overs(rows),
        [standing(str(word), str(since)) for word, since in zip(rows["standing"], rows["since"], strict=True)],
        [""] * len(rows) if is_past else remedies,
        *([""] * len(rows) for _ in ANSWER_COLUMNS),
        rows["rule"],
        rows["evidence"],
        rows["key"],
        strict=True,
    )
