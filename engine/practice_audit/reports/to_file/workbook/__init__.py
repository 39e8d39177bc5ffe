"""The auditor's workbook: what to look at, the worst first, with room for what was found on the file."""

from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.from_folder.in_short import in_short
from practice_audit.reports.register import report
from practice_audit.reports.to_file.workbook.about_sheet import about_sheet
from practice_audit.reports.to_file.workbook.all_outcomes_sheet import all_outcomes_sheet
from practice_audit.reports.to_file.workbook.book import open_book
from practice_audit.reports.to_file.workbook.breaches_sheet import breaches_sheet
from practice_audit.reports.to_file.workbook.cannot_tell_sheet import cannot_tell_sheet
from practice_audit.reports.to_file.workbook.due_sheet import due_sheet
from practice_audit.reports.to_file.workbook.earlier_answers import refuse_to_lose_answers
from practice_audit.reports.to_file.workbook.grid import Grid
from practice_audit.reports.to_file.workbook.rules_sheet import rules_sheet
from practice_audit.reports.to_file.workbook.summary_sheet import NAME as SUMMARY
from practice_audit.reports.to_file.workbook.summary_sheet import summary_sheet
from practice_audit.reports.to_file.workbook.to_read_sheet import to_read_sheet


@report(".xlsx", reader="auditors", is_default=True)
def workbook(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The auditor's workbook: breaches, what falls due, what to read, and columns for verdicts.

    Raises:
        WrongUsage: a workbook with auditors' answers stands there.
    """
    refuse_to_lose_answers(choice.file)
    breaches = breaches_of(run, choice)
    with open_book(file, run.as_at) as book:
        first = Grid(book, SUMMARY)
        breaches_sheet(book, run, breaches)
        due_sheet(book, run, choice)
        to_read_sheet(book, run, choice)
        cannot_tell_sheet(book, run, choice)
        notes = all_outcomes_sheet(book, run, choice)
        rules_sheet(book, run, choice, breaches)
        about_sheet(book, run, choice)
        summary_sheet(first, run, choice, breaches, in_short(run, choice, breaches))
    return notes
