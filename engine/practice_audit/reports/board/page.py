"""All that the board report says, before it is set in HTML or Word; no id of a child or worker is in it."""

from dataclasses import dataclass
from pathlib import Path

from practice_audit.findings.words import day_words
from practice_audit.history import NO_HISTORY, Month, history_file, months_before
from practice_audit.reports.board.certainty import how_sure, what_next
from practice_audit.reports.board.figures import Figure
from practice_audit.reports.board.first import Thing, act_on_first
from practice_audit.reports.board.lateness import Lateness, lateness_of
from practice_audit.reports.board.steps import TO_READ, Step, steps_of
from practice_audit.reports.board.suppression import shown_numbers
from practice_audit.reports.counts import SMALL_GROUP
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.audited import title
from practice_audit.reports.from_folder.breaches import Breaches, breaches_of
from practice_audit.reports.from_folder.in_short import in_short
from practice_audit.reports.from_folder.unconfirmed import Unconfirmed, unconfirmed_of
from practice_audit.reports.pseudonyms.run import PseudonymisedRun
from practice_audit.reports.screen.cells import clean
from practice_audit.reports.screen.words import counted, listed, percent

MONTHS = 3
OFTEN, ENOUGH, SEEN, MOST_LISTED = 0.9, 20, 0.8, 5
"""Recorded in most cases: at least this rate, of at least so many, of which this share was judged."""


@dataclass(frozen=True)
class Tile:
    """A number that a reader looks at first."""

    number: str
    about: str


@dataclass(frozen=True)
class Board:
    """The report.

    Attributes:
        title: Practice audit, 12 December 2012.
        made_by: the program, and whether ids are codes.
        audited, sure, next_steps: sentences.
        tiles: the numbers at the top.
        first: what to act on first.
        kinds: how many kinds of open breach on confirmed limits there are.
        recorded: standards that are recorded in most cases.
        steps: the stages.
        months: audit dates before, as headings; empty where there is no history.
        lateness: breaches by weeks over.
        teams: open breaches by team, None where hidden; empty where all are.
        since: from when past breaches are told.
        older: past ones before that.
        unconfirmed: limits and settings to be confirmed.
        idle: titles of the standards for which there was nothing to look at.
    """

    title: str
    made_by: str
    audited: list[str]
    sure: list[str]
    next_steps: list[str]
    tiles: list[Tile]
    first: list[Thing]
    kinds: int
    recorded: list[Figure]
    steps: list[Step]
    months: list[str]
    lateness: Lateness
    teams: dict[str, int | None]
    since: str
    older: int
    unconfirmed: list[Unconfirmed]
    idle: list[str]

    @property
    def figures(self) -> list[Figure]:
        """All standards, in the order of the stages, those from outside the profile left out."""
        return [one for step in self.steps for one in (*step.timed, *step.quality)]


def board_of(run: RunFolder, choice: Choice) -> Board:
    """Bring together what the report says."""
    breaches = breaches_of(run, choice)
    short = in_short(run, choice, breaches)
    months = _months(run)
    steps = steps_of(run, choice, months)
    first = act_on_first(run, breaches)
    share = short.counts.share_judged
    codes = ", ids are codes" if isinstance(run, PseudonymisedRun) else ""
    teams = {part.name: sum(part.by_severity.values()) + part.unconfirmed for part in short.teams}
    shown = shown_numbers({_team(name): number for name, number in teams.items()})
    unconfirmed = unconfirmed_of(run, choice)
    figures = [one for step in steps for one in (*step.timed, *step.quality)]
    counted_rules = {one.id for one in figures}
    return Board(
        title=title(run),
        made_by=f"{run.manifest.program.name} {run.manifest.program.version}{codes}",
        audited=_audited(run, choice),
        sure=how_sure(run, short, breaches, figures, unconfirmed),
        next_steps=what_next(breaches, short, unconfirmed),
        tiles=[
            Tile(f"{_events(breaches, today=True):,}", "events to act on today, on confirmed limits"),
            Tile(f"{_events(breaches, today=False):,}", "other events that stand open"),
            Tile(f"{len(breaches.unconfirmed):,}", "breaches outside limits nobody has confirmed"),
            Tile(percent(share) if share is not None else "none", "of what could be judged was judged"),
        ],
        first=first,
        kinds=breaches.standing.loc[breaches.standing["leads"], "rule"].nunique(),
        recorded=_recorded(figures),
        steps=steps,
        months=[f"{month.as_at.day} {month.as_at:%b} {month.as_at.year}" for month in months],
        lateness=lateness_of(breaches),
        teams=shown if any(number is not None for number in shown.values()) else {},
        since=day_words(choice.since.toordinal()),
        older=breaches.older,
        unconfirmed=unconfirmed,
        idle=[
            rule.title
            for name, rule in run.rules(choice.profile).items()
            if name not in counted_rules and rule.check != TO_READ
        ],
    )


def _audited(run: RunFolder, choice: Choice) -> list[str]:
    tables = run.manifest.tables
    names = [clean(Path(str(path)).name) for path in run.manifest.options.get("records", [])]
    children = f"{counted(tables['children'].rows, 'child', 'children')}, " if "children" in tables else ""
    rows = sum(one.rows for one in tables.values())
    dates = [one.covered_from for one in tables.values() if one.covered_from]
    covered = f", from {day_words(min(dates).toordinal())} on" if dates else ""
    rejected = sum(one.rejected for one in tables.values())
    unread = f" {counted(rejected, 'value')} could not be read." if rejected else ""
    read = f"{children}{counted(rows, 'row')} in {counted(len(tables), 'table')}{covered}.{unread}"
    standards = counted(len(run.rules(choice.profile)), "standard")
    return [
        f"The records in {listed(names, MOST_LISTED)}, as they stood on {day_words(run.as_at.toordinal())}: {read}",
        f"They were held against {standards} of the procedure (profile {choice.profile}).",
    ]


def _team(name: str) -> str:
    held = {"": "team not known", "none": "no case holder", "two": "two case holders"}
    return held.get(name) or f"team {clean(name)}"


def _events(breaches: Breaches, *, today: bool) -> int:
    leads = breaches.standing[breaches.standing["leads"]]
    return int(((leads["severity"].astype(str) == "S1") == today).sum())


def _recorded(figures: list[Figure]) -> list[Figure]:
    fit = [
        one
        for one in figures
        if (one.counts.rate() or 0) >= OFTEN and one.counts.judged >= ENOUGH and (one.counts.share_judged or 0) >= SEEN
    ]
    return sorted(fit, key=lambda one: (one.rule.severity, -(one.counts.rate() or 0), -one.counts.judged))[:MOST_LISTED]


def _months(run: RunFolder) -> list[Month]:
    """The months before: of the history that the run was recorded in, or of the one beside it."""
    given = run.manifest.options.get("history")
    file = None if given == NO_HISTORY else history_file(None if given is None else str(given), run.folder)
    return [] if file is None else months_before(Path(file), run.as_at, MONTHS)


__all__ = ["SMALL_GROUP", "Board", "Tile", "board_of"]
