"""What `map` found, on the screen: for each sheet its table, how sure, and what a person must look at."""

from pathlib import Path

from practice_audit.proposing import Proposal
from practice_audit.reports.page import Page
from practice_audit.reports.screen.cells import Column
from practice_audit.reports.screen.words import counted, percent


def proposed(proposal: Proposal, out: Path, width: int) -> str:
    """The page after a proposal has been written to a file."""
    page = Page(width)
    rows = []
    sure = unsure = 0
    for one in proposal.sheets:
        for guess in one.tables:
            lines = len(guess.sure) if guess.is_sure else 0
            rows.append(
                [
                    one.sheet.shown,
                    guess.table if guess.is_sure else f"{guess.table}?",
                    percent(guess.confidence),
                    f"{lines}",
                    f"{len(guess.fits) - lines}",
                ]
            )
            sure, unsure = sure + lines, unsure + len(guess.fits) - lines
        if not one.tables:
            rows.append([one.sheet.shown, "no table found", "", "", ""])
    columns = [
        Column("file", 2),
        Column("table", 1),
        Column("sure", right=True),
        Column("lines", right=True),
        Column("comments", right=True),
    ]
    page.table(columns, rows)
    page.head(
        f"{out}: {counted(sure, 'column')} mapped, {unsure:,} left as "
        f"comments since nobody can be sure, {counted(_unplaced(proposal), 'column')} not placed."
    )
    page.say(
        "Every guess has its reasons beside it. Read each line, correct it, and take the # from a comment that is "
        f"right. Then see what is lost: practice-audit map FILE… --check {out}"
    )
    return page.text


def _unplaced(proposal: Proposal) -> int:
    return sum(len(one.unplaced) if one.tables else len(one.profiles) for one in proposal.sheets)
