"""Lists in the place of the breaches: all outcomes, what is due, what one cannot tell, what is to be read."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from practice_audit.reports.counts import CANNOT_TELL, DUE, TO_READ
from practice_audit.reports.run import FinishedRun, Shown
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, clean, item, table
from practice_audit.reports.screen.words import counted

TITLES = {
    "all": "All outcomes",
    "due": "Due, the next first",
    "cannot-tell": "What one cannot tell",
    "to-read": "Prompts to read",
}
OUTCOME = {"due": DUE, "cannot-tell": CANNOT_TELL, "to-read": TO_READ}
Cell = Callable[[Any], str]
ORDER = {"due": ["due_on", "rule", "key"]}


def list_of(run: FinishedRun, shown: Shown, width: int) -> Block:
    """The list that was asked for, a key a line and what is said of it below."""
    rules = {rule.id: rule.title for rule in shown.rules(run)}
    rows = shown.narrowed(run.outcomes[run.outcomes["rule"].isin(rules)])
    if shown.show in OUTCOME:
        rows = rows[rows["outcome"] == OUTCOME[shown.show]]
    rows = rows.sort_values(ORDER.get(shown.show, ["rule", "key"]), kind="stable")
    title = f"{TITLES[shown.show]}: {len(rows):,}"
    return Block(title, _lines(rows.head(shown.limit), shown, rules, width, len(rows)) if len(rows) else ["None."])


def _lines(rows: pd.DataFrame, shown: Shown, titles: dict[str, str], width: int, number: int) -> list[str]:
    said = "missing" if shown.show == "cannot-tell" else "explanation"
    columns = [Column("child"), Column("standard", 2), Column("what", 5)]
    of_row: list[Cell] = [
        lambda row: clean(row.child_id) or "-",
        lambda row: titles[str(row.rule)],
        lambda row: str(getattr(row, said)),
    ]
    if shown.show == "all":
        columns.insert(2, Column("outcome"))
        of_row.insert(2, lambda row: str(row.outcome).replace("_", " "))
    if (rows["due_on"] != "").any():
        columns.append(Column("due"))
        of_row.append(lambda row: str(row.due_on))
    laid = table(columns, [[of(row) for of in of_row] for row in rows.itertuples()], width - 2)
    lines = [f"  {line}" for line in laid.head]
    for key, body in zip(rows["key"], laid.rows, strict=True):
        lines += ["", clean(key), *(f"  {line}" for line in body)]
    if more := number - len(rows):
        lines.append("")
        lines += item(f"{counted(more, 'more row')} not printed: --limit {number} prints all.", width)
    return lines
