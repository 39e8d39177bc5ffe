"""What the lists say alike: where they come from, that they are confidential, who signs."""

from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.audited import incomplete
from practice_audit.reports.printed import Column, Grid, Line, Para, Section
from practice_audit.reports.pseudonyms.run import PseudonymisedRun
from practice_audit.reports.screen.words import day


def made_by(run: RunFolder) -> str:
    """The program and its version."""
    codes = ", ids are codes" if isinstance(run, PseudonymisedRun) else ""
    return f"{run.manifest.program.name} {run.manifest.program.version}{codes}"


def footer_of(run: RunFolder) -> str:
    """That it holds records of children, and where it comes from."""
    return (
        f"Confidential: it holds children's records. Made from the audit of {day(run.as_at)}; nothing was judged "
        "again. "
        "`practice-audit explain KEY` says how a breach was worked out."
    )


def incomplete_words(run: RunFolder) -> list[Para]:
    """That the audit is incomplete, where it is."""
    words = incomplete(run)
    return [Para(words, "warning")] if words else []


def by_whom() -> Section:
    """Room for whoever took the list, and whoever closed it."""
    columns = [Column("Step", 0.2), Column("Name", 0.4, room=True), Column("Day and time", 0.4, room=True)]
    rows = ["List taken by", "List closed by: every line has an answer"]
    return Section(
        "", [Grid("Who took this list, and who closed it", columns, [[[Line(words)], [], []] for words in rows])]
    )
