"""What the earlier runs say of a breach: new, continuing since a day, reopened, or waived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from practice_audit.history.store import History, Run

NEW, CONTINUING, REOPENED, WAIVED = "new", "continuing", "reopened", "waived"
CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Standing:
    """What the earlier runs say of the breaches of this one, in the order of its rows.

    Attributes:
        standing: NEW, CONTINUING, REOPENED or WAIVED.
        since: the audit date from which it has stood without a break.
        earlier: the runs looked at, oldest first.
        in_doubt: keys that were breaches and of which this run cannot tell; they are remembered, so that a month in
            which nobody could see does not read as an end.
    """

    standing: list[str]
    since: list[date]
    earlier: list[Run]
    in_doubt: set[str]

    @classmethod
    def without_history(cls, breaches: pd.DataFrame, as_at: date) -> "Standing":
        """Call every breach new: nothing is known of other months."""
        return cls([NEW] * len(breaches), [as_at] * len(breaches), [], set())

    @classmethod
    def of(cls, history: History, breaches: pd.DataFrame, as_at: date, cannot_tell: Iterable[str] = ()) -> "Standing":
        """Look back from this run.

        Only whole runs of an earlier audit date count, and for each rule only those in which it was judged.

        Args:
            history: the store.
            breaches: this run's, with `key`, `rule` and `open`.
            as_at: this run's audit date.
            cannot_tell: the keys of which this run cannot tell.
        """
        earlier = [run for run in history.runs(as_at) if run.is_whole]
        keys = breaches["key"].tolist()
        chains = {key: _Chain() for key in keys}
        for run in earlier:
            found = history.findings(run, keys)
            for key, rule in zip(keys, breaches["rule"], strict=True):
                if rule in run.rules:
                    chains[key].see(run.as_at, found.get(key))
        waived = history.waived(keys, as_at)
        standing, since = [], []
        for key, still in zip(keys, breaches["open"], strict=True):
            word = chains[key].standing(still)
            standing.append(WAIVED if key in waived else word)
            since.append((chains[key].since if word == CONTINUING else None) or as_at)
        before = set(history.keys(earlier[-1])) if earlier else set()
        return cls(standing, since, earlier, before & set(cannot_tell))


@dataclass
class _Chain:
    """What is known of one key, run after run."""

    since: date | None = None
    seen: bool = False
    was_past: bool = False

    def see(self, day: date, found: tuple[str, str] | None) -> None:
        if found is None:
            self.since = None
            return
        outcome, still = found
        again = self.was_past and still == "yes"
        self.seen = True
        self.was_past = still == "no" if outcome != CANNOT_TELL else self.was_past
        self.since = day if again else self.since or day

    def standing(self, still: str) -> str:
        if not self.seen:
            return NEW
        if self.since is None or (self.was_past and still == "yes"):
            return REOPENED
        return CONTINUING
