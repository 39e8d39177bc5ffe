"""What a supervisor should ask, from what stands open, what is missing and what comes next."""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import shorten

import pandas as pd

from practice_audit.facts.store import Facts
from practice_audit.findings.words import day_words
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, TO_READ
from practice_audit.reports.case_page.gaps import Gap
from practice_audit.reports.grouping import Group
from practice_audit.reports.screen.words import counted

Row = Mapping[str, str]
LIFE = "What is life like for this child today, and what has changed since you last looked together?"
MOST_OPEN, MOST_GAPS, MOST_OTHERS = 4, 2, 1
LONGEST = 200
SOON = 30


def questions(
    facts: Facts, child: str, rows: Sequence[Row], groups: Sequence[Group], silent: Sequence[Gap]
) -> list[str]:
    """The questions, those about the child first."""
    return [
        f"{LIFE} {_last_seen(facts, child)}",
        *_open(facts, groups),
        *(_gap(gap) for gap in sorted(silent, key=lambda gap: gap.first - gap.last)[:MOST_GAPS]),
        *_coming(facts, rows),
        *(
            f"To read together: {shorten(row['explanation'].removeprefix('To read: '), LONGEST, placeholder=' …')}"
            for row in [row for row in rows if row["outcome"] == TO_READ][:MOST_OTHERS]
        ),
        *_unsure(rows),
    ]


def _last_seen(facts: Facts, child: str) -> str:
    typed = facts.records.tables.get("visits")
    if typed is None:
        return ""
    own = typed.frame[typed.frame["child_id"].eq(child)]
    seen, alone = (own.loc[own[column].eq(1), "visited_on"].max() for column in ("seen", "seen_alone"))
    if pd.isna(seen):
        return "No visit is recorded at which the child was seen."
    other = "also alone that day" if alone == seen else f"seen alone on {day_words(alone)}"
    if pd.isna(alone):
        other = "no visit is recorded at which the child was seen alone"
    days = counted(int(facts.as_at - seen), "day")
    return (
        f"On record the child was last seen on {day_words(seen)}, {days} before the audit date; {other}. "
        "What did the child say?"
    )


def _open(facts: Facts, groups: Sequence[Group]) -> list[str]:
    if not groups:
        return []
    titles = [facts.book.rules[group.parts[0][0].rule].title for group in groups]
    asked = f'What stood in the way of "{titles[0]}"? What does it mean for the child, and who does what by when?'
    rest = dict.fromkeys(titles[1 : MOST_OPEN + 1])
    return [f"{asked} The same for: {'; '.join(rest)}."] if rest else [asked]


def _gap(gap: Gap) -> str:
    other = counted(gap.others, "other record was", "other records were")
    times = f"between {day_words(gap.first)} and {day_words(gap.last)}"
    return f"What happened {times}? The chronology has no entry; {other} made."


def _coming(facts: Facts, rows: Sequence[Row]) -> list[str]:
    last = date.fromordinal(facts.as_at + SOON).isoformat()
    due = sorted(
        (row["due_on"], facts.book.rules[row["rule"]].title)
        for row in rows
        if row["outcome"] == DUE and "" < row["due_on"] <= last
    )
    if not due:
        return []
    said = "; ".join(dict.fromkeys(f"{title} (by {_short(on)})" for on, title in due))
    return [f"Is what falls due in the next {SOON} days planned? {said}."]


def _unsure(rows: Sequence[Row]) -> list[str]:
    reasons = dict.fromkeys(row["missing"] for row in rows if row["outcome"] == CANNOT_TELL)
    if not reasons:
        return []
    return [f"What would settle what cannot be told? {'; '.join(list(reasons)[:MOST_OTHERS])}."]


def _short(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b}"
