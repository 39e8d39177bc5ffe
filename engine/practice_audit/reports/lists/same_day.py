"""The same-day list: what must be acted on today, one line a child or family, with room for who was told."""

from dataclasses import replace

import pandas as pd

from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.from_folder.in_short import NOT_SAFE
from practice_audit.reports.lists.cases import Case, cases_of, hard_to_see, of_severities
from practice_audit.reports.lists.heads import by_whom, footer_of, incomplete_words, made_by
from practice_audit.reports.lists.lines import case_lines, event_lines, remedy_lines
from practice_audit.reports.printed import Column, Document, Grid, Number, Numbers, Para, Section
from practice_audit.reports.run import ALL_PROFILES
from practice_audit.reports.screen.words import counted, day, listed

TODAY = ("S1",)
MOST = 30
ABOUT = (
    "Open breaches of severity S1, act today: one line a child or family, the worst first. Write on it who was told, "
    "when, and what they did."
)
UNCONFIRMED = (
    "They rest on a local limit or setting that nobody has confirmed. See them today all the same: a child may be "
    "unsafe. Then confirm the limit."
)
COLUMNS = [
    Column("Child or family", 0.11),
    Column("What stands open", 0.32),
    Column("To do today", 0.19),
    Column("Told: who?", 0.1, room=True),
    Column("When?", 0.08, room=True),
    Column("What did they do? Is the child safe?", 0.2, room=True),
]


def same_day_list(run: RunFolder, choice: Choice) -> Document:
    """Bring the list together.

    A profile leaves nothing out of it: what must be acted on today is on it whichever standards are reported.
    """
    breaches = breaches_of(run, replace(choice, profile=ALL_PROFILES))
    sure = cases_of(run, of_severities(breaches.standing, TODAY))
    unsure = cases_of(run, of_severities(breaches.unconfirmed, TODAY))
    doubtful = _doubtful(run)
    waived = len(of_severities(breaches.waived, TODAY))
    lines = {case.family: str(number) for number, case in enumerate(sure, start=1)}
    sections = [
        Section("", [*_numbers(sure, unsure, doubtful), *incomplete_words(run)]),
        _section("Act today", sure, {}, "Nothing was found that stands open, among what could be judged.", 1),
    ]
    if unsure:
        note = Para(UNCONFIRMED, "soft")
        below = _section("Act today too: outside limits that nobody has confirmed", unsure, lines, "", len(sure) + 1)
        sections.append(replace(below, blocks=[note, *below.blocks]))
    return Document(
        title=f"Same-day list, {day(run.as_at)}",
        about=ABOUT,
        warning=f"{NOT_SAFE} Whoever is not on this list was not found by it; what nobody recorded is not seen at all.",
        sections=[*sections, *_not_seen(doubtful, waived), by_whom()],
        footer=footer_of(run),
        made_by=made_by(run),
        is_wide=True,
    )


def _numbers(sure: list[Case], unsure: list[Case], doubtful: pd.DataFrame) -> list[Numbers]:
    children = {child for case in [*sure, *unsure] for child in case.children}
    return [
        Numbers(
            [
                Number(f"{len(children):,}", "children to act on today", act=bool(children)),
                Number(f"{sum(len(case.events) for case in sure):,}", "events that stand open"),
                Number(
                    f"{sum(len(case.events) for case in unsure):,}", "more, outside limits that nobody has confirmed"
                ),
                Number(f"{len(hard_to_see(doubtful)):,}", "children of whom one cannot tell whether they belong here"),
            ]
        )
    ]


def _section(heading: str, cases: list[Case], lines: dict[str, str], none: str, first: int) -> Section:
    if not cases:
        return Section(heading, [Para(none)])
    rows = [
        [
            case_lines(case, number=number, see=lines.get(case.family, "")),
            event_lines(case),
            remedy_lines(case),
            [],
            [],
            [],
        ]
        for number, case in enumerate(cases, start=first)
    ]
    return Section(heading, [Grid("One line a child or family, the worst first", COLUMNS, rows, tall=True)])


def _doubtful(run: RunFolder) -> pd.DataFrame:
    rows = run.of_choice(run.with_outcome(CANNOT_TELL), Choice(ALL_PROFILES, run.since, run.folder))
    return of_severities(rows, TODAY)


def _not_seen(doubtful: pd.DataFrame, waived: int) -> list[Section]:
    said = []
    children = hard_to_see(doubtful)
    if children:
        said.append(
            Para(
                f"Of {counted(len(children), 'child', 'children')} one cannot tell whether they belong on this list, "
                f"since a record is missing, unreadable or held back: {listed(children, MOST)}. "
                "Look at the case file. The sheet Cannot tell of the workbook says what is missing."
            )
        )
    if waived:
        said.append(
            Para(f"{counted(waived, 'breach', 'breaches')} of this weight were waived by a person, and are not listed.")
        )
    return [Section("Not on the list, and not known to be safe", list(said))] if said else []
