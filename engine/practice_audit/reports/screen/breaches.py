"""The breaches: those that stand, those outside a limit that is not confirmed, and those past, by rule."""

from practice_audit.history import WAIVED
from practice_audit.reports.reported import OPEN, is_recent
from practice_audit.reports.run import FinishedRun, Shown, is_data_quality
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, item, paragraph, table
from practice_audit.reports.screen.listing import breaches_of, grouped
from practice_audit.reports.screen.words import counted
from practice_audit.rulebook.model import Rule

UNCONFIRMED = "Outside a local limit that is not confirmed"


def open_breaches(run: FinishedRun, shown: Shown, width: int) -> Block:
    """Those that stand on the audit date and rest on confirmed limits."""
    rows = breaches_of(run, shown, lambda rule: _is_printed(rule, shown))
    standing = rows[(rows["open"] == OPEN) & (rows["confirmed"] == "yes")]
    waived = int((standing["standing"] == WAIVED).sum())
    lines = grouped(run, shown, standing[standing["standing"] != WAIVED], width)
    lines = lines or ["None found among what could be judged."]
    if waived:
        said = f"{counted(waived, 'open breach', 'open breaches')} waived, so not listed (files hold all)."
        lines += ["", *item(said, width)]
    return Block("Open breaches, the worst first", lines)


def unconfirmed(run: FinishedRun, shown: Shown, width: int) -> Block:
    """Those that stand and rest on a local limit or setting that nobody has confirmed."""
    rows = breaches_of(run, shown, lambda rule: _is_printed(rule, shown))
    standing = rows[(rows["open"] == OPEN) & (rows["confirmed"] == "no") & (rows["standing"] != WAIVED)]
    if standing.empty:
        return Block(UNCONFIRMED)
    lines = paragraph(
        "These stand on the audit date too, but rest on a limit or setting that nobody has confirmed for this "
        "authority. A child may be unsafe all the same: look at the first ones today, then confirm the limit.",
        width,
    )
    return Block(UNCONFIRMED, [*lines, "", *grouped(run, shown, standing, width)])


def past_breaches(run: FinishedRun, shown: Shown, width: int) -> Block:
    """Those that were put right, counted by rule; without severity, since nobody need act on them today."""
    rows = breaches_of(run, shown, lambda rule: _is_printed(rule, shown))
    rows = rows[rows["open"] != OPEN]
    recent = rows[is_recent(rows, shown)]
    older = len(rows) - len(recent)
    lines = paragraph(f"Those that fell due or ended on or after {shown.since}, {shown.since_is}.", width)
    number = recent["rule"].value_counts(sort=False)
    not_confirmed = recent.loc[recent["confirmed"] == "no", "rule"].value_counts(sort=False)
    cells = [
        [rule.id, rule.title, f"{number[rule.id]:,}", f"{not_confirmed.get(rule.id, 0):,}"]
        for rule in shown.rules(run)
        if rule.id in number.index
    ]
    numbers = [Column("past", right=True), Column("outside a limit\nnot confirmed", right=True)]
    columns = [Column("rule"), Column("standard", 1), *numbers]
    lines += ["", *table(columns, cells, width).lines()] if cells else ["None."]
    if older:
        by_rule = rows.loc[~is_recent(rows, shown), "rule"].value_counts().sort_index()
        which = ", ".join(f"{rule} {number:,}" for rule, number in by_rule.items())
        said = f"{counted(older, 'older one')} not printed (files hold all): {which}. --since DATE goes back further."
        lines += ["", *item(said, width)]
    return Block("Past breaches, by rule", lines)


def _is_printed(rule: Rule, shown: Shown) -> bool:
    return not is_data_quality(rule) and shown.has(rule)
