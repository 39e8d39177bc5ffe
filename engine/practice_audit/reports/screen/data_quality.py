"""Faults of the records themselves, which may hold rows back from other rules."""

from practice_audit.reports.counts import Counts
from practice_audit.reports.run import FinishedRun, Shown, is_data_quality
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, item, table
from practice_audit.reports.screen.listing import breaches_of, grouped

TITLE = "Faults of the data"


def data_quality(run: FinishedRun, shown: Shown, counts: dict[str, Counts], width: int) -> Block:
    """How many faults of each kind, and which; whatever the profile."""
    rules = [rule for rule in run.rules() if is_data_quality(rule)]
    if not rules:
        return Block(TITLE)
    rows = breaches_of(run, shown, is_data_quality)
    number = rows["rule"].value_counts(sort=False)
    cells = [
        [
            rule.id,
            rule.title,
            f"{number.get(rule.id, 0):,}",
            f"{counts[rule.id].population:,}" if rule.id in counts else "-",
            "yes" if rule.holds_back else "no",
        ]
        for rule in rules
    ]
    numbers = [Column("faults", right=True), Column("looked at", right=True)]
    columns = [Column("rule"), Column("what is expected", 1), *numbers, Column("holds back")]
    lines = table(columns, cells, width).lines()
    said = "Holds back: no other rule is judged on a row with such a fault; what rests on it counts as cannot tell."
    lines += ["", *item(said, width)]
    if len(rows):
        lines += ["", *grouped(run, shown, rows, width, faults=True)]
    return Block(TITLE, lines)
