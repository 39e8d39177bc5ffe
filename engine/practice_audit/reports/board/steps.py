"""The stages of the child's journey: at each the standards on time, and beside them those on quality."""

from dataclasses import dataclass

from practice_audit.history import Month
from practice_audit.reports.board.figures import Figure, figures_of
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.stages import in_order
from practice_audit.reports.run import ALL_PROFILES

BORROWED = 3
TO_READ = "text"
"""The kind of check that gives prompts to a reader, and never a rate."""
SURE = ("definite", "setting")
"""Kinds of check that are no prompts to read and no figures of a group."""
TITLES = {
    "actions closures": "Actions and closures", "pre birth": "Before birth", "section 47": "Section 47 enquiries",
    "conferences": "Conferences and core groups", "visits": "Visits to children", "missing": "Missing children",
    "allocation": "Who holds the case", "quality": "Audits and what they asked for",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A stage.

    Attributes:
        title: as a heading.
        timed: standards that ask for something by a day.
        quality: the others.
        borrowed: where none of the profile looks at quality here, some that do, from outside the profile.
    """

    title: str
    timed: list[Figure]
    quality: list[Figure]
    borrowed: list[Figure]

    @property
    def is_blind(self) -> bool:
        """Whether there is a rate of timeliness, and nothing on quality to hold beside it."""
        return bool(self.timed) and not self.quality and not self.borrowed


def steps_of(run: RunFolder, choice: Choice, months: list[Month]) -> list[Step]:
    """The stages with a standard that had something to look at, in the order of the journey."""
    rated = {name: rule for name, rule in run.rules(choice.profile).items() if rule.check != TO_READ}
    mine = figures_of(run, rated, choice, months)
    every = {name: rule for name, rule in run.rules(ALL_PROFILES).items() if not rule.timed and rule.check in SURE}
    others = [one for one in figures_of(run, every, choice, months) if choice.profile not in one.rule.profiles]
    found = []
    for stage in in_order(one.rule.stage for one in mine):
        here = [one for one in mine if one.rule.stage == stage]
        timed, quality = [one for one in here if one.rule.timed], [one for one in here if not one.rule.timed]
        fit = [one for one in others if one.rule.stage == stage and one.has_rate] if timed and not quality else []
        most = sorted(fit, key=lambda one: (-one.counts.judged, one.id))[:BORROWED]
        found.append(Step(TITLES.get(stage, stage.capitalize()), timed, quality, sorted(most, key=lambda one: one.id)))
    return found
