"""The team manager's list: the team's cases only, children to see or act on first, what falls due beside them."""

from collections import Counter

from practice_audit.errors import WrongUsage
from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import Breaches, breaches_of
from practice_audit.reports.from_folder.in_short import NOT_SAFE, SOON
from practice_audit.reports.lists.cases import Case, cases_of
from practice_audit.reports.lists.due import DueDay, due_soon
from practice_audit.reports.lists.heads import footer_of, incomplete_words, made_by
from practice_audit.reports.lists.lines import case_lines, due_lines, event_lines, remedy_lines
from practice_audit.reports.lists.not_told import not_told
from practice_audit.reports.printed import Block, Column, Document, Grid, Line, Number, Numbers, Para, Section
from practice_audit.reports.printed.document import said
from practice_audit.reports.screen.words import counted, day

URGENT = frozenset({"S1", "S2"})
COLUMNS = [
    Column("Child or family", 0.12),
    Column("What stands open, the worst first", 0.35),
    Column("To do", 0.2),
    Column(f"Falls due in {SOON} days", 0.19),
    Column("Done: who, and when?", 0.14, room=True),
]
DUE_COLUMNS = [
    Column("Due", 0.14),
    Column("Child", 0.13),
    Column("Case holder", 0.22),
    Column("What falls due", 0.33),
    Column("Planned for?", 0.18, room=True),
]


def team_list(run: RunFolder, choice: Choice) -> Document:
    """Bring the list together.

    Raises:
        WrongUsage: no team was named, or it has no case in the run.
    """
    team = _known(run, choice)
    breaches, due = breaches_of(run, choice), due_soon(run, choice)
    standing, unsure = cases_of(run, breaches.standing), cases_of(run, breaches.unconfirmed)
    first = [case for case in standing if any(event.severity in URGENT for event in case.events)]
    later = [case for case in standing if case not in first]
    with_open = {case.family for case in [*standing, *unsure]}
    doubtful = run.of_choice(run.with_outcome(CANNOT_TELL), choice)
    sections = [
        Section("", [_numbers(first, later, unsure, due, len(doubtful)), *incomplete_words(run)]),
        Section(
            "To see or act on this week",
            _cases(first, due, "Nothing was found that stands open at S1 or S2, among what could be judged."),
        ),
    ]
    if unsure:
        note = Para(
            "They rest on a local limit or setting that nobody has confirmed. A child may be unsafe all the same: look "
            "at them this week too.",
            "soft",
        )
        sections.append(Section("Open too, outside limits that nobody has confirmed", [note, *_cases(unsure, due, "")]))
    if later:
        sections.append(Section("To strengthen, and to write up", _cases(later, due, "")))
    sections += [
        Section(f"Nothing found open, but due in {SOON} days", _only_due(due, with_open)),
        *not_told(run, doubtful),
        *_past(run, breaches, choice),
    ]
    return Document(
        title=f"Team {team}: cases to act on, {day(run.as_at)}",
        about=(
            "For the team manager. Only cases that the team holds on the audit date; standards of the profile "
            f"{choice.profile}, those about workers apart."
        ),
        warning=(
            f"{NOT_SAFE} A child who is not on this list was not found by it; what nobody recorded is not seen at all."
        ),
        sections=sections,
        footer=f"{footer_of(run)} The case holder is named so that somebody acts; a breach is not a fault of theirs.",
        made_by=made_by(run),
        is_wide=True,
    )


def _known(run: RunFolder, choice: Choice) -> str:
    teams = {str(team) for chunk in run.chunks() for team in chunk["team_id"].astype(str).unique()} - {
        "",
        "none",
        "two",
    }
    there = f"The teams of this run: {', '.join(sorted(teams))}." if teams else "No case of this run has a team."
    if choice.team is None:
        raise WrongUsage("a team's list needs a team.", where="--for team", next_step=f"Give --team ID. {there}")
    if choice.team not in teams:
        raise WrongUsage("no case of this run is held by this team.", where=f"--team {choice.team}", next_step=there)
    return choice.team


def _numbers(
    first: list[Case], later: list[Case], unsure: list[Case], due: dict[str, list[DueDay]], doubtful: int
) -> Numbers:
    children = {child for case in [*first, *unsure] for child in case.children}
    return Numbers(
        [
            Number(f"{len(children):,}", "children to see or act on this week", act=bool(children)),
            Number(f"{sum(len(case.events) for case in [*first, *later]):,}", "events that stand open"),
            Number(f"{sum(len(case.events) for case in unsure):,}", "more, outside limits that nobody has confirmed"),
            Number(f"{sum(map(len, due.values())):,}", f"lines due in {SOON} days"),
            Number(f"{doubtful:,}", "outcomes that cannot be told"),
        ]
    )


def _cases(cases: list[Case], due: dict[str, list[DueDay]], none: str) -> list[Block]:
    if not cases:
        return [Para(none)]
    rows = [
        [
            case_lines(case),
            event_lines(case, with_severity=True),
            remedy_lines(case),
            due_lines(due.get(case.family, [])),
            [],
        ]
        for case in cases
    ]
    return [Grid("One line a child or family, the worst first; each event once", COLUMNS, rows)]


def _only_due(due: dict[str, list[DueDay]], with_open: set[str]) -> list[Block]:
    days = sorted(
        (one for family, each in due.items() if family not in with_open for one in each),
        key=lambda one: (one.day, one.children),
    )
    if not days:
        return [Para("Nothing.")]
    rows = [
        [[Line(day(one.day), "strong")], said(", ".join(one.children)), said(*one.holders), said(*one.titles), []]
        for one in days
    ]
    return [Grid("The nearest day first: there is still time", DUE_COLUMNS, rows)]


def _past(run: RunFolder, breaches: Breaches, choice: Choice) -> list[Section]:
    rows = breaches.past[breaches.past["child_id"].astype(str) != ""]
    if rows.empty:
        return []
    numbers = Counter(rows["rule"].astype(str))
    columns = [Column("Standard", 0.85), Column("Past", 0.15, right=True)]
    cells = [[said(run.manifest.rules[rule].title), said(f"{number:,}")] for rule, number in sorted(numbers.items())]
    caption = (
        f"{counted(len(rows), 'breach', 'breaches')} put right or done late since {day(choice.since)}, by standard"
    )
    return [Section("Past", [Grid(caption, columns, cells)])]
