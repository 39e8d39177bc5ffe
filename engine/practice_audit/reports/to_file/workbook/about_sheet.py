"""The sheet About this run: what was read, the limits that nobody has confirmed, what the words mean."""

from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.audited import how_it_was_checked, incomplete, title, what_was_audited
from practice_audit.reports.from_folder.unconfirmed import unconfirmed_of
from practice_audit.reports.screen.words import listed
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.formats import HEAD
from practice_audit.reports.to_file.workbook.grid import CELL, NUMBER, Grid

NAME = "About this run"
MOST_FILES, MOST_CASES = 60, 200
WORDS = {
    "met": "the expected record or value is there, in time",
    "late": "it is there, after the day it was due, or the fault has ended; a breach that is past",
    "not met": "the day has passed and no record was found, or something is there that must not be; a breach",
    "due": "nothing yet, and the day has not passed",
    "not applicable": "a named exemption applies, or the limit was not in force",
    "cannot tell": "what is missing, unreadable or held back could decide: neither a breach nor good news",
    "open": "it stands on the audit date, and someone can still act",
    "event": "breaches of brothers and sisters with one due date, or of one record under several standards",
}


def about_sheet(book: Book, run: RunFolder, choice: Choice) -> None:
    """Write the page."""
    page = Grid(book, NAME)
    page.text("About this run", least=30, bold=True, font_size=18, font_color=HEAD, valign="vcenter")
    _run(page, run, choice)
    _unconfirmed(page, run, choice)
    page.heading("What the words mean")
    for word, meaning in WORDS.items():
        page.row([(2, word, {**CELL, "bold": True}), (10, meaning, CELL)])
    page.space()
    _tables(page, run)
    page.finish()


def _run(page: Grid, run: RunFolder, choice: Choice) -> None:
    program = run.manifest.program
    lines = {
        "Run": f"{title(run)} (the day was {_from(run.manifest.audit_date_from)})",
        "Records": what_was_audited(run, choice),
        "Check": how_it_was_checked(run),
        "Past breaches": f"those that fell due or ended on or after {choice.since.day} {choice.since:%B %Y}",
        "Program": f"{program.name} {program.version}",
        "Folder": str(run.folder.resolve()),
    }
    for name, words in lines.items():
        page.row([(2, name, {**CELL, "bold": True}), (10, words, CELL)])
    if words := incomplete(run):
        cases = [*run.manifest.not_audited, *run.manifest.differences]
        page.row([(2, "Incomplete", {**CELL, "bold": True}), (10, f"{words} {listed(cases, MOST_CASES)}.", CELL)])
    for note in run.manifest.notes:
        page.row([(2, "Said on reading", CELL), (10, note, CELL)])
    page.space()


def _unconfirmed(page: Grid, run: RunFolder, choice: Choice) -> None:
    page.heading("Limits and settings on which outcomes rest and that nobody has confirmed")
    found = unconfirmed_of(run, choice)
    if not found:
        page.text("None that mattered in this run.")
    else:
        page.headings([(3, "Name"), (2, "In use now"), (4, "What it is"), (2, "Rules"), (1, "Breaches")], 4)
    for one in found:
        page.row(
            [
                (3, one.name, CELL),
                (2, one.in_words, CELL),
                (4, one.meaning, CELL),
                (2, ", ".join(one.rules), CELL),
                (1, one.breaches, NUMBER),
            ]
        )
    if found:
        page.text(
            "To confirm them: practice-audit settings template FILE writes them all; give it with --settings FILE."
        )
    page.space()


def _tables(page: Grid, run: RunFolder) -> None:
    page.heading("What was read")
    page.headings(
        [(4, "Table"), (2, "Rows"), (2, "Values not readable"), (2, "Dated after the audit date"), (2, "Covered from")],
        1,
    )
    for name, one in run.manifest.tables.items():
        covered = f"{one.covered_from.day} {one.covered_from:%b %Y}" if one.covered_from else "no bound"
        page.row(
            [
                (4, name, CELL),
                (2, one.rows, NUMBER),
                (2, one.rejected or "", NUMBER),
                (2, one.after_audit_date or "", NUMBER),
                (2, covered, NUMBER),
            ]
        )
    page.space()
    page.heading("Files, with their SHA-256")
    for source in run.manifest.inputs[:MOST_FILES]:
        page.row([(4, Path(source.file).name, CELL), (1, source.rows, NUMBER), (7, source.sha256, CELL)])
    if len(run.manifest.inputs) > MOST_FILES:
        page.text(f"and {len(run.manifest.inputs) - MOST_FILES:,} more: audit.json lists all.")


def _from(said: str) -> str:
    """Where the audit date comes from, to be put into a sentence."""
    return said.partition(": ")[2].rstrip(".") or said
