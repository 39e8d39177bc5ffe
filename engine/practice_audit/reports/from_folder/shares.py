"""A rate, its two numbers and the share judged in words: never a rate where it would mislead."""

from practice_audit.outcomes.judged import MET, TO_READ
from practice_audit.reports.counts import LEAST_SHARE, Counts
from practice_audit.reports.screen.words import percent


def rate_words(of: Counts, *, of_some: bool = False) -> str:
    """The rate; no rate where it would mislead, nor of a few where `of_some`."""
    rate = of.rate(of_some=of_some)
    return "no rate" if rate is None and not of[TO_READ] else "" if rate is None else percent(rate)


def judged_words(of: Counts) -> str:
    """Both numbers of the rate."""
    return f"{of[MET]:,} of {of.judged:,}" if of.judged else ""


def share_words(of: Counts) -> str:
    """The share that could be judged, and that it is low where it is."""
    share = of.share_judged
    if share is None:
        return "" if of[TO_READ] else "nothing to judge yet"
    return f"low: {percent(share)}" if share < LEAST_SHARE else percent(share)
