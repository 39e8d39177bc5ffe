"""A run on the screen: its parts in order, each fitted to the width of the terminal."""

from practice_audit.reports.counts import counts_of_rows
from practice_audit.reports.run import FinishedRun, Shown
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.breaches import open_breaches, past_breaches, unconfirmed
from practice_audit.reports.screen.closing import files, not_audited, outside_profile, what_could_be_seen
from practice_audit.reports.screen.confirmations import confirmations
from practice_audit.reports.screen.data_quality import data_quality
from practice_audit.reports.screen.lists import list_of
from practice_audit.reports.screen.not_judged import not_judged
from practice_audit.reports.screen.rule_table import rule_table, to_read
from practice_audit.reports.screen.what_was_read import how_it_was_judged, what_was_read

__all__ = ["Block", "screen"]


def screen(run: FinishedRun, shown: Shown, width: int) -> list[Block]:
    """The parts of what is printed, in order; those without lines are left out.

    Args:
        run: a finished run.
        shown: what of it is printed.
        width: columns of the terminal.
    """
    whole = run.counts()
    counts = counts_of_rows(shown.narrowed(run.outcomes)) if shown.is_narrowed else whole
    blocks = [
        what_was_read(run, width),
        how_it_was_judged(run, width),
        not_judged(run, shown, whole, width),
        rule_table(run, shown, counts, width),
        to_read(run, shown, counts, width),
        *_findings(run, shown, width),
        confirmations(run, shown, width),
        data_quality(run, shown, whole, width),
        not_audited(run, width),
        outside_profile(run, shown, width),
        files(run, width),
        what_could_be_seen(run, shown, whole, width),
    ]
    return [block for block in blocks if block.lines]


def _findings(run: FinishedRun, shown: Shown, width: int) -> list[Block]:
    if shown.show != "breaches":
        return [list_of(run, shown, width)]
    return [
        open_breaches(run, shown, width),
        past_breaches(run, shown, width),
        unconfirmed(run, shown, width),
    ]
