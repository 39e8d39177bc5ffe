"""One line a standard: its rate with both numbers, the share judged, what stands open, and the months before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from practice_audit.history import WAIVED, Month
from practice_audit.reports.counts import CANNOT_TELL, DUE, LEAST_SHARE, MET, Counts
from practice_audit.reports.from_folder import Choice, RuleSaid, RunFolder
from practice_audit.reports.from_folder.breaches import CONFIRMED, OPEN, is_since
from practice_audit.reports.screen.words import percent

LITTLE = 0.8
"""Under this share judged the reader is warned."""
NO_RATE, NOTHING = "no rate", "-"


class Earlier(NamedTuple):
    """A standard in a month before: its rate in words ("-" where there is none), and "of 26"."""

    rate: str
    of: str = ""


@dataclass(frozen=True)
class Figure:
    """A standard in figures.

    Attributes:
        id: of the rule.
        rule: as it was in the run.
        counts: its outcomes.
        open: breaches that stand and rest on confirmed limits.
        unconfirmed: breaches that stand, outside a limit that nobody has confirmed.
        past: breaches put right, since the day asked for.
        earlier: each month before; without a rate where there is none, or the standard was another.
    """

    id: str
    rule: RuleSaid
    counts: Counts
    open: int = 0
    unconfirmed: int = 0
    past: int = 0
    earlier: tuple[Earlier, ...] = ()

    @property
    def rate(self) -> str:
        """96 %; NO_RATE where less than half could be judged; blank where there was nothing to judge."""
        rate = self.counts.rate()
        if rate is not None:
            return percent(rate)
        return NO_RATE if self.counts.share_judged is not None else NOTHING

    @property
    def of(self) -> str:
        """25 of 26: met, of those judged."""
        if self.counts.judged:
            return f"{self.counts[MET]:,} of {self.counts.judged:,}"
        return f"{self.counts[DUE]:,} not due yet" if self.counts[DUE] else "none to judge"

    @property
    def judged(self) -> str:
        """97 %, 2 not: the share judged, and how many could not be."""
        share = self.counts.share_judged
        if share is None:
            return NOTHING
        return percent(share) + (f", {self.counts[CANNOT_TELL]:,} not" if self.counts[CANNOT_TELL] else "")

    @property
    def is_little_seen(self) -> bool:
        """Whether the share judged is so low that the rate may mislead."""
        share = self.counts.share_judged
        return share is not None and share < LITTLE

    @property
    def has_rate(self) -> bool:
        """Whether a rate may be printed."""
        return self.counts.rate() is not None


def figures_of(run: RunFolder, rules: Mapping[str, RuleSaid], choice: Choice, months: list[Month]) -> list[Figure]:
    """A figure for each rule that has a subject, in the order of the rules, of the profile or not."""
    counts, found = run.manifest.counts, run.findings
    is_open, is_sure = found["open"] == OPEN, found["confirmed"] == CONFIRMED
    standing = is_open & (found["standing"] != WAIVED)
    still, local, past = (
        Counter(found.loc[which, "rule"].astype(str))
        for which in (standing & is_sure, standing & ~is_sure, ~is_open & is_since(found, choice))
    )
    return [
        Figure(
            name,
            rule,
            counts[name],
            still[name],
            local[name],
            past[name],
            tuple(_earlier(name, rule, month) for month in months),
        )
        for name, rule in rules.items()
        if name in counts and counts[name].population
    ]


def _earlier(name: str, rule: RuleSaid, month: Month) -> Earlier:
    if name not in month.counts or month.versions.get(name) != str(rule.version):
        return Earlier(NOTHING)
    of = Counts(month.counts[name])
    rate = of.rate()
    if rate is None:
        share = of.share_judged
        return Earlier(NO_RATE if share is not None and share < LEAST_SHARE else NOTHING)
    return Earlier(percent(rate), f"of {of.judged:,}")
