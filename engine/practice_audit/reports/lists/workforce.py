"""The report on the workforce: how standards on allocation and supervision stand; never a list of workers by faults."""

import numpy as np
import pandas as pd

from practice_audit.findings.words import day_words
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, TO_READ
from practice_audit.reports.counts import LEAST_SHARE, SMALL_GROUP, Counts
from practice_audit.reports.from_folder import Choice, RuleSaid, RunFolder
from practice_audit.reports.from_folder.breaches import Breaches, breaches_of
from practice_audit.reports.from_folder.in_short import NOT_SAFE, SOON
from practice_audit.reports.from_folder.shares import judged_words, rate_words, share_words
from practice_audit.reports.lists.heads import footer_of, incomplete_words, made_by
from practice_audit.reports.printed import Block, Column, Document, Grid, Line, Number, Numbers, Para, Section
from practice_audit.reports.printed.document import said
from practice_audit.reports.screen.words import SEVERITY, counted, day, percent

PROFILE = "workforce"
FIGURES = [
    Column("Standard", 0.37),
    Column("Rate met", 0.09, right=True),
    Column("Met of judged", 0.12, right=True),
    Column("Share judged", 0.12, right=True),
    Column("Open", 0.08, right=True),
    Column("Open, limit not confirmed", 0.12, right=True),
    Column(f"Due in {SOON} days", 0.1, right=True),
]
OPEN = [
    Column("Due", 0.15),
    Column("What was found on record", 0.6),
    Column("Arranged: who, and when?", 0.25, room=True),
]


def workforce_report(run: RunFolder, choice: Choice) -> Document:
    """Bring it together; standards of the profile workforce, whichever profile is reported."""
    own = Choice(PROFILE, choice.since, choice.file)
    breaches, rules = breaches_of(run, own), run.rules(PROFILE)
    counts = run.counts(PROFILE)
    due = run.of_choice(run.with_outcome(DUE), own)
    soon = due[due["due_on"] <= np.datetime64(run.as_at) + np.timedelta64(SOON, "D")]
    together = Counts.together(list(counts.values()))
    timed = [name for name in counts if rules[name].timed and not counts[name][TO_READ]]
    quality = [name for name in counts if not rules[name].timed and not counts[name][TO_READ]]
    none = [rules[name].title for name in rules if name not in counts]
    figures = [
        *_figures("Done by its day (these are quantitative)", timed, run, breaches, soon),
        *_figures("Beside it: how the work is held and overseen", quality, run, breaches, soon),
        *_nothing(none),
    ]
    sections = [
        Section("", [_numbers(breaches, len(soon), together), *incomplete_words(run), Para(_how_sure(together))]),
        Section("Open, by standard, in the order of days", _open(run, breaches.standing)),
        *_unconfirmed(run, breaches),
        Section("How the standards stand", figures, new_page=True),
    ]
    return Document(
        title=f"Workforce report, {day(run.as_at)}",
        about=(
            "Allocation, caseloads and supervision, for those who answer for the conditions of the work. In the order "
            "of standards and days, never of people."
        ),
        warning=f"{NOT_SAFE} A breach here says what support was not found on record; it grades no worker.",
        sections=sections,
        footer=footer_of(run),
        made_by=made_by(run),
    )


def _numbers(breaches: Breaches, soon: int, together: Counts) -> Numbers:
    return Numbers(
        [
            Number(
                f"{int(breaches.standing['leads'].sum()):,}", "events that stand open", act=len(breaches.standing) > 0
            ),
            Number(f"{int(breaches.unconfirmed['leads'].sum()):,}", "more, outside limits that nobody has confirmed"),
            Number(f"{soon:,}", f"sessions and checks due in {SOON} days"),
            Number(f"{together[CANNOT_TELL]:,}", "outcomes that cannot be told"),
        ]
    )


def _how_sure(together: Counts) -> str:
    share = together.share_judged
    if share is None:
        return "Nothing could be judged."
    asked = together.judged + together[CANNOT_TELL]
    return (
        f"{together.judged:,} of {counted(asked, 'outcome')} could be judged ({percent(share)}). Where less than "
        f"{percent(LEAST_SHARE)} could be judged, or fewer than {SMALL_GROUP} were, no rate is given."
    )


def _figures(caption: str, names: list[str], run: RunFolder, breaches: Breaches, soon: pd.DataFrame) -> list[Block]:
    rows = []
    for name in names:
        of = run.manifest.counts[name]
        numbers = [
            int((frame["rule"].astype(str) == name).sum()) for frame in (breaches.standing, breaches.unconfirmed, soon)
        ]
        cells = [
            rate_words(of, of_some=True) or "-",
            judged_words(of) or "-",
            share_words(of),
            *(f"{number:,}" for number in numbers),
        ]
        rows.append([said(run.manifest.rules[name].title), *(said(cell) for cell in cells)])
    return [Grid(caption, FIGURES, rows)] if rows else []


def _nothing(titles: list[str]) -> list[Block]:
    return [Para(f"Nothing to look at in these records: {'; '.join(titles)}.", "soft")] if titles else []


def _unconfirmed(run: RunFolder, breaches: Breaches) -> list[Section]:
    if breaches.unconfirmed.empty:
        return []
    words = (
        "They rest on a local limit or setting that nobody has confirmed: confirm the limit, and look at them "
        "meanwhile as at the others."
    )
    return [
        Section(
            "Open, outside limits that nobody has confirmed", [Para(words, "soft"), *_open(run, breaches.unconfirmed)]
        )
    ]


def _open(run: RunFolder, rows: pd.DataFrame) -> list[Block]:
    if rows.empty:
        return [Para("Nothing was found, among what could be judged.")]
    blocks: list[Block] = []
    names = sorted(set(rows["rule"].astype(str)), key=lambda name: (run.manifest.rules[name].severity, name))
    for name in names:
        of_rule = rows[rows["rule"].astype(str) == name].sort_values(["due_on", "key"], kind="stable")
        blocks += _one(run.manifest.rules[name], of_rule)
    return blocks


def _one(rule: RuleSaid, rows: pd.DataFrame) -> list[Block]:
    cells = [
        [
            [Line("on the audit date" if pd.isna(due) else day_words(pd.Timestamp(due).toordinal()))],
            [*_child(str(child)), Line(str(words)), Line(str(key), "soft")],
            [],
        ]
        for due, child, words, key in zip(
            rows["due_on"], rows["child_id"], rows["explanation"], rows["key"], strict=True
        )
    ]
    caption = f"{rule.severity} {SEVERITY[rule.severity]}. To do: {rule.remedy}"
    return [Grid(caption, OPEN, cells, lead=rule.title)]


def _child(child: str) -> list[Line]:
    return [Line(child, "strong")] if child else []
