"""What a mapping loses and which rules it frees: the page of `map --check`."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from practice_audit.facts.store import Facts
from practice_audit.layout import TABLES
from practice_audit.records import Records, summary
from practice_audit.reports.by_source import answers_of
from practice_audit.reports.lacks import field_of, freed_by, lacks
from practice_audit.reports.page import Page
from practice_audit.reports.screen.cells import Column
from practice_audit.reports.screen.words import counted, listed
from practice_audit.rulebook.loader import Rulebook
from practice_audit.sources import Ignored

FEW = 5
MARKS = ("below the headings", "without a file", "counts as not in the export", "differs between")


def checked(records: Records, book: Rulebook, mapping: Path, width: int) -> str:
    """The page of `map --check`.

    Args:
        records: read by the mapping.
        book: the rules.
        mapping: its file, for the title.
        width: of the screen.
    """
    page = Page(width)
    page.head(f"{mapping.name}: what it takes")
    page.say("")
    rows = [[one.table, f"{one.rows:,}", f"{one.rejected:,}", _lacking(records, one.table)] for one in summary(records)]
    page.table(
        [Column("table"), Column("rows", right=True), Column("rejected", right=True), Column("columns not filled", 1)],
        rows,
    )
    page.head("What is lost")
    _lost(page, records)
    page.head("What it frees")
    _freed(page, records, book)
    return page.text


def _lacking(records: Records, table: str) -> str:
    absent = [name for name in TABLES[table].columns if name in records.tables[table].absent]
    return listed(absent, len(absent)) or "none"


def _lost(page: Page, records: Records) -> None:
    for note in records.notes:
        if any(mark in note for mark in MARKS):
            page.bullet(note)
    for line in [*map(_ignored, records.ignored), *_rejected(records.rejected), *_not_joined(records)]:
        page.bullet(line)
    if not records.ignored and records.rejected.empty:
        page.bullet("Every file, row and column is taken, and every value can be read.")


def _ignored(one: Ignored) -> str:
    where = "" if one.what.startswith("column") else f" {one.where}"
    return f"{one.what}{where} of {one.file}: {one.reason}."


def _rejected(rejected: pd.DataFrame) -> list[str]:
    lines = []
    for (file, table, column, reason), found in rejected.groupby(["file", "table", "column", "reason"], sort=False):
        what = f"{counted(len(found), 'value')} of {table}.{column}" if column else counted(len(found), "row")
        rows = listed([str(row) for row in found["row"]], FEW)
        lines.append(f"{file}: {what} rejected, {reason} (row {rows}).")
    return lines


def _not_joined(records: Records) -> Iterator[str]:
    """The ids that point to no record, where the table that they point to is there."""
    for name, table in records.tables.items():
        for column in TABLES[name].columns.values():
            target = records.tables.get(column.target or "")
            ids = table.frame[column.name].dropna()
            if target is None or ids.empty:
                continue
            lost = int((~ids.isin(target.frame[TABLES[target.name].key])).sum())
            if lost:
                yield f"{name}.{column.name}: {lost:,} of {counted(len(ids), 'id')} in no row of {target.name}."


def _freed(page: Page, records: Records, book: Rulebook) -> None:
    facts = Facts(records, book)
    rules = sorted(book.rules.values(), key=lambda rule: rule.id)
    answers = answers_of(facts, "", records.format, rules)
    page.bullet(
        f"{len(answers.can)} of {counted(len(rules), 'rule')} can be judged: "
        f"{listed(answers.can, len(rules)) or 'none'}."
    )
    freed = freed_by({rule.id: words for rule in rules if (words := lacks(facts, rule))})
    for what, which in freed[:FEW]:
        page.bullet(f"Add {field_of(what)}: {counted(len(which), 'rule')} more ({listed(which, len(which))}).")
