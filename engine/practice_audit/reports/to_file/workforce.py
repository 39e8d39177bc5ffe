"""The report on the workforce, as a page and for Word."""

from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.lists.workforce import workforce_report
from practice_audit.reports.printed.to_file import write_document
from practice_audit.reports.register import report


@report(".docx", ".html", reader="workforce")
def workforce(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The report on the workforce: allocation, caseloads and supervision by standard; no list of workers."""
    return write_document(workforce_report(run, choice), file, choice.file)
