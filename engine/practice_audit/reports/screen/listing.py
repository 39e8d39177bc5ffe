"""Breaches of some rules as groups, as many as are to be printed, with a word on the others."""

from collections.abc import Callable

import pandas as pd

from practice_audit.reports.grouping import groups_of
from practice_audit.reports.run import FinishedRun, Shown
from practice_audit.reports.screen.cells import item, paragraph
from practice_audit.reports.screen.group_rows import group_rows
from practice_audit.reports.screen.words import counted
from practice_audit.rulebook.looked_for import looked_for
from practice_audit.rulebook.model import Rule


def breaches_of(run: FinishedRun, shown: Shown, wanted: Callable[[Rule], bool]) -> pd.DataFrame:
    """The breaches of some of the selected rules, of the team and child that are shown."""
    names = [rule.id for rule in run.rules() if wanted(rule)]
    return shown.narrowed(run.findings[run.findings["rule"].isin(names)])


def grouped(run: FinishedRun, shown: Shown, rows: pd.DataFrame, width: int, *, faults: bool = False) -> list[str]:
    """Lay breaches out in groups, the worst first; nothing for none."""
    if rows.empty:
        return []
    groups = groups_of(rows, run.facts.families, {name: looked_for(rule) for name, rule in run.book.rules.items()})
    titles = {name: rule.title for name, rule in run.book.rules.items()}
    one, many = ("fault", "faults") if faults else ("breach", "breaches")
    first = counted(len(rows), one, many)
    if len(groups) < len(rows):
        first += f" in {counted(len(groups), 'group')}: what comes from one event stands together"
    lines = [*paragraph(f"{first}.", width), ""]
    months = run.last_run is not None
    number = None if faults else {str(code): int(of_it) for code, of_it in rows["severity"].value_counts().items()}
    if shown.limit:
        lines += group_rows(groups[: shown.limit], titles, width, by_severity=number, months=months)
    if (more := len(groups) - shown.limit) > 0:
        lines += ["", *item(f"{counted(more, 'more group')} not printed: --limit {len(groups)} prints all.", width)]
    return lines
