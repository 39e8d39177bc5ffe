"""The first page of every report in numbers: what is most wrong, where, how sure one can be, and what comes next."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from practice_audit.outcomes.judged import CANNOT_TELL, DUE, TO_READ
from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.run_folder import RunFolder
from practice_audit.reports.from_folder.stages import in_order
from practice_audit.reports.screen.not_judged import in_general
from practice_audit.reports.screen.words import counted, percent

SOON = 10
NOT_SAFE = "Few findings do not mean that children are safe."
SEVERITIES = ("S1", "S2", "S3", "S4")


@dataclass(frozen=True)
class Part:
    """What stands open in a part of the work: a stage, or a team.

    Attributes:
        name: of the stage or team; blank where no team is known.
        by_severity: open breaches that rest on confirmed limits.
        unconfirmed: open breaches that do not.
        due_soon: outcomes that fall due in the next ten days.
        cannot_tell: outcomes of which one cannot tell.
        counts: of a stage, the outcomes of its rules; None of a team.
    """

    name: str
    by_severity: Counter[str]
    unconfirmed: int
    due_soon: int
    cannot_tell: int
    counts: Counts | None = None


@dataclass(frozen=True)
class InShort:
    """The run in numbers.

    Attributes:
        counts: all outcomes of the profile together.
        due_soon: how many fall due in the next ten days.
        to_read: how many prompts there are to read.
        stages: in the order of the journey.
        teams: in the order of their ids; never in an order of faults.
        reasons: why one cannot tell, the most frequent first.
        lacking: rules that could not be looked at for want of a table.
    """

    counts: Counts
    due_soon: int
    to_read: int
    stages: list[Part]
    teams: list[Part]
    reasons: list[tuple[str, int]]
    lacking: list[str]

    @property
    def how_sure(self) -> str:
        """How much could be judged, in sentences; begins with what few findings do not mean."""
        share, asked = self.counts.share_judged, self.counts.judged + self.counts[CANNOT_TELL]
        said = [NOT_SAFE]
        if share is None:
            said.append("Nothing could be judged.")
        else:
            said.append(f"{self.counts.judged:,} of {counted(asked, 'outcome')} could be judged ({percent(share)}).")
        if self.counts[CANNOT_TELL]:
            said.append(f"Of {self.counts[CANNOT_TELL]:,} one cannot tell.")
        if self.lacking:
            said.append(f"{counted(len(self.lacking), 'standard')} had nothing to look at.")
        return " ".join([*said, "What nobody recorded is not seen at all."])


def in_short(run: RunFolder, choice: Choice, breaches: Breaches) -> InShort:
    """Count what the first page says."""
    due, doubtful, to_read = (run.of_choice(run.with_outcome(name), choice) for name in (DUE, CANNOT_TELL, TO_READ))
    soon = due[due["due_on"] <= np.datetime64(run.as_at) + np.timedelta64(SOON, "D")]
    counts, rules = run.counts(choice.profile), run.rules(choice.profile)
    frames = [breaches.standing, breaches.unconfirmed, soon, doubtful]
    stages = [
        _part(
            "stage", stage, frames, Counts.together([of for rule, of in counts.items() if rules[rule].stage == stage])
        )
        for stage in in_order(rule.stage for rule in rules.values())
    ]
    teams = sorted({str(team) for frame in frames for team in frame["team_id"].unique()})
    return InShort(
        counts=Counts.together(list(counts.values())),
        due_soon=len(soon),
        to_read=len(to_read),
        stages=stages,
        teams=[_part("team_id", team, frames) for team in teams],
        reasons=Counter(why for said in doubtful["missing"] for why in in_general(said)).most_common(),
        lacking=[rule for rule in run.manifest.cannot_be_judged if rule in rules],
    )


def _part(column: str, name: str, frames: list[pd.DataFrame], counts: Counts | None = None) -> Part:
    standing, unconfirmed, soon, doubtful = (frame[frame[column] == name] for frame in frames)
    return Part(
        name,
        Counter(standing["severity"].astype(str)),
        len(unconfirmed),
        len(soon),
        len(doubtful),
        counts,
    )
