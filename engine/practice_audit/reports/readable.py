"""What an export holds and what could be judged with it, before anything is judged."""

from datetime import date

import pandas as pd

from practice_audit.facts.store import Facts
from practice_audit.records import Records
from practice_audit.reports.by_source import by_source, lines_of
from practice_audit.reports.lacks import freed_by
from practice_audit.reports.run import FinishedRun
from practice_audit.reports.screen.cells import Column, item, paragraph, table
from practice_audit.reports.screen.what_was_read import what_was_read
from practice_audit.reports.screen.words import counted, day, listed
from practice_audit.reports.usable import Use, uses_of
from practice_audit.rulebook.loader import Rulebook

FEW = 3


def readable(records: Records, book: Rulebook, names: list[str] | None, width: int) -> str:
    """The page of `records check`.

    Args:
        records: what was read.
        book: the rules that would be used.
        names: the sources, as the user named them; None: as they name themselves.
        width: of the screen.
    """
    facts = Facts(records, book)
    read = what_was_read(_unjudged(records, facts, book, names), width)
    uses = uses_of(facts, sorted(book.rules.values(), key=lambda rule: rule.id))
    date_note = [note for note in records.notes if note.startswith("Audit date")]
    lines = [read.title, "", *read.lines, ""]
    lines += item(
        date_note[0] if date_note else f"Audit date {day(date.fromordinal(records.as_at))}, as given with --as-at.",
        width,
    )
    lines += ["", "What each rule could use", "", *_rules(uses, width), "", *_freed(uses, width)]
    answers = by_source(records, facts, [use.rule for use in uses])
    lines += ["", "What each source can answer", "", *lines_of(answers, width)]
    return "\n".join(lines)


def _unjudged(records: Records, facts: Facts, book: Rulebook, names: list[str] | None) -> FinishedRun:
    nothing = pd.DataFrame()
    return FinishedRun(
        records=records,
        facts=facts,
        book=book,
        judged=[],
        outcomes=nothing,
        findings=nothing,
        not_judged={},
        not_audited=[],
        differences=[],
        seconds={},
        rule_seconds={},
        matcher="",
        checked=False,
        selected=frozenset(book.rules),
        options={"records": names},
    )


def _rules(uses: list[Use], width: int) -> list[str]:
    rows = []
    for use in uses:
        lacking = "; ".join(use.lacks)
        not_checked = f"exemptions not checked: no {listed(use.not_checked)}" if use.not_checked else ""
        reads = ", ".join(f"{name} {rows:,}" for name, rows in use.reads.items()) or "every table"
        rows.append([use.rule.id, "no" if use.lacks else "yes", reads, "\n".join(filter(None, [lacking, not_checked]))])
    columns = [Column("rule"), Column("can be judged", 1), Column("reads (rows)", 3), Column("lacks", 3)]
    return table(columns, rows, width).lines()


def _freed(uses: list[Use], width: int) -> list[str]:
    lacking = {use.rule.id: use.lacks for use in uses if use.lacks}
    lines = paragraph(f"{len(uses) - len(lacking)} of {counted(len(uses), 'rule')} could be judged.", width)
    if not lacking:
        return lines
    freed = freed_by(lacking)
    if not freed:
        return [*lines, *paragraph("No one table or column would free another: each needs more than one.", width)]
    for number, (what, which) in enumerate(freed[:FEW]):
        first = "Most would be freed by one thing" if not number else "Next"
        lines += item(f"{first}: {what}; with it {counted(len(which), 'rule')} more ({listed(which)}).", width)
    return lines
