"""The table of rules: how many subjects each has, how they came out, the rate, and what share could be judged."""

from collections.abc import Iterator

from practice_audit.reports.counts import (
    CANNOT_TELL,
    DUE,
    LATE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    SMALL_GROUP,
    TO_READ,
    Counts,
)
from practice_audit.reports.run import FinishedRun, Shown
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, item, table
from practice_audit.reports.screen.words import counted, listed, percent
from practice_audit.rulebook.model import Rule

ALL_COLUMNS_FROM = 110
NO_RATE = "-"


def rule_table(run: FinishedRun, shown: Shown, counts: dict[str, Counts], width: int) -> Block:
    """One row a rule of the profile that has a subject; those without one are named below."""
    rules = shown.rules(run)
    found = {rule.id: counts[rule.id] for rule in rules if rule.id in counts and counts[rule.id].population}
    rows = [rule for rule in rules if rule.id in found and not found[rule.id][TO_READ]]
    wide = width >= ALL_COLUMNS_FROM
    lines: list[str] = []
    if rows:
        cells = [_cells(rule, found[rule.id], shown, wide=wide) for rule in rows]
        lines += [*table(_columns(wide=wide), cells, width).lines(), ""]
    for note in _notes(run, shown, found, wide=wide):
        lines += item(note, width)
    return Block(f"The standards: profile {shown.profile}, {counted(len(rules), 'rule')}{shown.in_words}", lines)


def _notes(run: FinishedRun, shown: Shown, found: dict[str, Counts], *, wide: bool) -> Iterator[str]:
    yield "Rate: met, of those met, late or not met. Judged: those, of them and those that cannot be told."
    if not wide:
        yield f"Not shown at this width: due, not applicable; they are from {ALL_COLUMNS_FROM} columns on."
    if shown.child is not None:
        yield "No rate of one child: the audit grades nobody."
    elif any(shown.rate(of) is None for of in found.values() if not of[TO_READ]):
        few = f", or fewer than {SMALL_GROUP} of a team," if shown.team is not None else ""
        yield f"No rate where none, or less than half{few} could be judged."
    none = [rule.id for rule in shown.rules(run) if rule.id not in found and rule.id not in run.not_judged]
    if none:
        where = "among those shown" if shown.is_narrowed else "in these records"
        yield f"Nothing to look at {where}: {listed(none, len(none))}."


def to_read(run: FinishedRun, shown: Shown, counts: dict[str, Counts], width: int) -> Block:
    """Rules of which a person decides."""
    rows = [
        [rule.id, rule.title, f"{counts[rule.id][TO_READ]:,}"]
        for rule in shown.rules(run)
        if rule.id in counts and counts[rule.id][TO_READ]
    ]
    if not rows:
        return Block("To be read by a person")
    lines = table([Column("rule"), Column("what to look for", 1), Column("to read", right=True)], rows, width).lines()
    return Block(
        "To be read by a person",
        [*lines, "", *item("A prompt is no breach: a person reads and decides. --show to-read lists them.", width)],
    )


def _columns(*, wide: bool) -> list[Column]:
    numbers = [
        "all" if not wide else "population",
        "met",
        "late",
        "not\nmet",
        *(["due", "not\nappl."] if wide else []),
        "cannot\ntell",
    ]
    return [
        Column("rule"),
        Column("standard", 1),
        *(Column(name, right=True) for name in numbers),
        Column("rate", right=True),
        Column("judged", right=True),
    ]


def _cells(rule: Rule, of: Counts, shown: Shown, *, wide: bool) -> list[str]:
    names = [MET, LATE, NOT_MET, *([DUE, NOT_APPLICABLE] if wide else []), CANNOT_TELL]
    rate, share = shown.rate(of), of.share_judged
    of_them = f"{of[MET]:,} of {of.judged:,}"
    said = NO_RATE if rate is None else f"{percent(rate)} ({of_them})" if wide else f"{percent(rate)}\n{of_them}"
    return [
        rule.id,
        rule.title,
        f"{of.population:,}",
        *(f"{of[name]:,}" for name in names),
        said,
        NO_RATE if share is None else percent(share),
    ]
