"""The sheet: who the child is, what stands open, the line of time, what to ask, and the events with what was found."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from practice_audit import __version__
from practice_audit.facts.store import Facts
from practice_audit.findings.words import day_words
from practice_audit.outcomes.judged import CANNOT_TELL, DUE
from practice_audit.reports.case_head import head_words
from practice_audit.reports.case_page.beside import beside
from practice_audit.reports.case_page.gaps import gaps
from practice_audit.reports.case_page.lanes import CHRONOLOGY, chronology_days
from practice_audit.reports.case_page.line_of_time import line_of_time
from practice_audit.reports.case_page.questions import questions
from practice_audit.reports.events import events_of
from practice_audit.reports.from_folder.in_short import NOT_SAFE
from practice_audit.reports.grouping import Group, groups_of
from practice_audit.reports.printed import Block, Column, Document, Grid, Line, Para, Picture, Points, Section
from practice_audit.reports.run import DATA_QUALITY
from practice_audit.reports.screen.words import SEVERITY, counted
from practice_audit.rulebook.looked_for import looked_for

Row = Mapping[str, str]
OPEN = [Column("What was found on record", 0.66), Column("To do", 0.34)]
MOST_BESIDE = 3
"""More breaches take the whole width, so that the sheet stays short."""
YEARS = 3 * 366
"""How far back the line of time goes at most."""


def case_page(facts: Facts, rows: Sequence[Row], child: str, how: str) -> Document:
    """Bring it together.

    Args:
        facts: the facts of the export.
        rows: the child's rows of outcomes.csv.
        child: the child's id.
        how: by which matcher it was judged and what could not be judged, in words.
    """
    own = [row for row in rows if facts.book.rules[row["rule"]].stage != DATA_QUALITY]
    faults = [row for row in rows if row["open"] == "yes" and facts.book.rules[row["rule"]].stage == DATA_QUALITY]
    events = [event for event in events_of(facts.records, child) if event.day <= facts.as_at]
    life = [event.day for event in events if event.table != "children"]
    first = max(min(life, default=facts.as_at - 1), facts.as_at - YEARS)
    silent = gaps(chronology_days(facts.records, child), events, facts.as_at)
    sure, unsure = (_groups(facts, own, confirmed) for confirmed in ("yes", "no"))
    drawing = line_of_time(facts, child, own, silent, first)
    sections = [
        Section("", [Para(words) for words in head_words(facts, child)]),
        Section(
            "The journey so far", [Picture(drawing, _alt(facts, own, life, len(silent)), _caption(facts, first, life))]
        ),
        Section(
            "What stands open",
            [
                *_open(
                    facts, sure, "Nothing was found, among what could be judged.", "Each event once, the worst first"
                ),
                *_unconfirmed(facts, unsure),
            ],
        ),
        Section(
            "What a supervisor should ask",
            [Points(questions(facts, child, own, [*sure, *unsure], silent))],
            beside=0 < len([*sure, *unsure]) <= MOST_BESIDE,
        ),
        Section("Event by event", [beside(facts, events, own), *_rest(own, faults)]),
    ]
    return Document(
        title=f"Case sheet: child {child} on {day_words(facts.as_at)}",
        about="For the worker and the supervisor who sit down with the file. It grades nobody.",
        warning=f"{NOT_SAFE} What nobody recorded is not seen.",
        sections=sections,
        footer=f"Confidential: a child's record. {how}",
        made_by=f"practice-audit {__version__}",
        small=True,
    )


def _groups(facts: Facts, rows: Sequence[Row], confirmed: str) -> list[Group]:
    standing = [row for row in rows if row["open"] == "yes" and row["confirmed"] == confirmed]
    if not standing:
        return []
    wanted = {name: looked_for(rule) for name, rule in facts.book.rules.items()}
    return groups_of(pd.DataFrame(standing).assign(standing="", since=""), facts.families, wanted)


def _unconfirmed(facts: Facts, groups: list[Group]) -> list[Block]:
    return (
        _open(facts, groups, "", "Outside limits that nobody has confirmed; look at them all the same")
        if groups
        else []
    )


def _open(facts: Facts, groups: list[Group], none: str, caption: str) -> list[Block]:
    if not groups:
        return [Para(none)]
    return [Grid(caption, OPEN, [_group(facts, group) for group in groups])]


def _group(facts: Facts, group: Group) -> list[list[Line]]:
    worst = group.parts[0][0]
    rule = facts.book.rules[worst.rule]
    others = list(dict.fromkeys(facts.book.rules[part[0].rule].title for part in group.parts[1:]))
    also = [Line(f"The same event: {'; '.join(others)}.")] if others else []
    title = f"{group.severity} {SEVERITY[group.severity]}: {rule.title}"
    first = Line(title, "act" if group.severity == "S1" else "strong")
    return [[first, Line(worst.said), *also, Line(worst.key, "soft")], [Line(rule.remedy)]]


def _caption(facts: Facts, first: int, life: list[int]) -> str:
    before = f" What was recorded before {day_words(first)} is not drawn." if min(life, default=first) < first else ""
    there = "" if CHRONOLOGY in facts.records.tables else " The export holds no chronology."
    return (
        "Each mark is a record, each bar lasts from the first to the last day recorded. A gap: eight weeks or more "
        f"without an entry in the chronology, though other records were made.{there}{before}"
    )


def _alt(facts: Facts, rows: Sequence[Row], life: list[int], silent: int) -> str:
    still = sum(row["open"] == "yes" for row in rows)
    due = sum(row["outcome"] == DUE for row in rows)
    start = day_words(min(life, default=facts.as_at))
    return (
        f"Line of time from {start} to {day_words(facts.as_at)}: {counted(len(life), 'date')} on record, "
        f"{counted(silent, 'gap')} of the chronology, {counted(still, 'open breach', 'open breaches')}, "
        f"{counted(due, 'thing')} to come. The table below has each event."
    )


def _rest(rows: Sequence[Row], faults: Sequence[Row]) -> list[Block]:
    unsure = [row for row in rows if row["outcome"] == CANNOT_TELL]
    said = []
    if unsure:
        said.append(f"{counted(len(unsure), 'outcome')} on this child cannot be told.")
    if faults:
        said.append(f"Faults in the child's records: {'; '.join(row['explanation'] for row in faults)}")
    later = sorted((row["due_on"], row["rule"]) for row in rows if row["outcome"] == DUE and row["due_on"])
    if later:
        said.append(f"Falls due next: {day_words(date.fromisoformat(later[0][0]).toordinal())}.")
    return [Para(" ".join(said), "soft")] if said else []
