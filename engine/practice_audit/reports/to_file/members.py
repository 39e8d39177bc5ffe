"""The child's journey for elected members, as a page and for Word."""

from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.members.page import members_page
from practice_audit.reports.printed.to_file import write_document
from practice_audit.reports.register import report


@report(".docx", ".html", reader="members")
def members(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The child's journey for elected members: how many children at each step, how long it took, where they waited."""
    return write_document(members_page(run), file, choice.file)
