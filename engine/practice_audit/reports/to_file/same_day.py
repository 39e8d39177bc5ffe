"""The same-day list, as a page and for Word."""

from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.lists.same_day import same_day_list
from practice_audit.reports.printed.to_file import write_document
from practice_audit.reports.register import report


@report(".docx", ".html", reader="same-day")
def same_day(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The same-day list: what to act on today, one line a child or family, with room for who was told."""
    return write_document(same_day_list(run, choice), file, choice.file)
