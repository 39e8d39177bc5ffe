"""The team manager's list, as a page and for Word."""

from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.lists.team import team_list
from practice_audit.reports.printed.to_file import write_document
from practice_audit.reports.register import report


@report(".docx", ".html", reader="team", by_team=True)
def team(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The team manager's list: the team's cases only, children to see or act on first, what falls due beside them."""
    return write_document(team_list(run, choice), file, choice.file)
