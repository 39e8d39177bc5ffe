"""What a mapping loses and which rules it frees: the page of `map --check`."""

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

FEW = 5


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
        if "below the headings" in note or "without a file" in note or "merged" in note:
            page.bullet(note)
    for one in records.ignored:
        page.bullet(
            f"{one.what} of {one.file}: {one.reason}."
            if one.what.startswith("column")
            else _whole(one.what, one.where, one.file, one.reason)
        )
    for line in _rejected(records.rejected):
        page.bullet(line)
    if not records.ignored and records.rejected.empty:
        page.bullet("Nothing: every file, row and column is taken, and every value can be read.")


def _whole(what: str, where: str, file: str, reason: str) -> str:
    return f"{what} {where} ({file}): {reason}."


def _rejected(rejected: pd.DataFrame) -> list[str]:
    lines = []
    for (file, table, column, reason), found in rejected.groupby(["file", "table", "column", "reason"], sort=False):
        rows = listed([str(row) for row in found["row"]], FEW)
        what = counted(len(found), f"value of {table}.{column}" if column else "row")
        what = what.replace(f"{table}.{column}s", f"{table}.{column}").replace(
            "value of", "values of" if len(found) > 1 else "value of"
        )
        lines.append(f"{file}: {what} rejected, {reason} (row {rows}).")
    return lines


def _freed(page: Page, records: Records, book: Rulebook) -> None:
    facts = Facts(records, book)
    rules = sorted(book.rules.values(), key=lambda rule: rule.id)
    answers = answers_of(facts, "", records.format, rules)
    page.bullet(
        f"{counted(len(answers.can), 'rule')} of {len(rules)} can be judged: {listed(answers.can, len(rules)) or 'none'}."
    )
    freed = freed_by({rule.id: words for rule in rules if (words := lacks(facts, rule))})
    for what, which in freed[:FEW]:
        page.bullet(f"Add {field_of(what)}: {counted(len(which), 'rule')} more ({listed(which, len(which))}).")
