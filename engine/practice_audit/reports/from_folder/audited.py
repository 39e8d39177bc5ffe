"""What was audited, in words: what was read, by which rules, how it was checked, what is incomplete."""

from pathlib import Path

from practice_audit.findings.words import day_words
from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.run_folder import RunFolder
from practice_audit.reports.screen.words import counted, listed


def title(run: RunFolder) -> str:
    """Practice audit, 12 December 2012."""
    return f"Practice audit, {day_words(run.as_at.toordinal())}"


def what_was_audited(run: RunFolder, choice: Choice) -> str:
    """The sources, their size, the profile."""
    tables = run.manifest.tables.values()
    names = [Path(path).name for path in run.manifest.options.get("records", [])]
    rows, rejected = sum(one.rows for one in tables), sum(one.rejected for one in tables)
    team = f", team {choice.team} only" if choice.team else ""
    return (
        f"Audited: {listed(names, 4)}, {counted(len(tables), 'table')}, {counted(rows, 'row')}; "
        f"{counted(rejected, 'value')} could not be read. "
        f"Held against {counted(len(run.rules(choice.profile)), 'standard')} (profile {choice.profile}{team})."
    )


def how_it_was_checked(run: RunFolder) -> str:
    """The matcher and the second opinion."""
    check = run.manifest.check
    if not check.done:
        return f"Judged by the {run.manifest.matcher} matcher; not worked out a second time."
    said = "they agree" if not check.differences else f"they differ on {counted(check.differences, 'outcome')}"
    return (
        f"Judged by the {run.manifest.matcher} matcher; each outcome was worked out by the {check.by} one too: {said}."
    )


def incomplete(run: RunFolder) -> str:
    """What was not audited; blank where all was."""
    if run.manifest.complete:
        return ""
    said = []
    if run.manifest.not_audited:
        said.append(f"{counted(len(run.manifest.not_audited), 'case')} could not be audited: nothing is known of them.")
    if run.manifest.differences:
        said.append(
            f"On {counted(len(run.manifest.differences), 'outcome')} the two matchers differ: read those records."
        )
    return f"This audit is incomplete. {' '.join(said)} The sheet About this run, or audit.json, names them."
