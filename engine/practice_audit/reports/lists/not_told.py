"""Of which children one cannot tell, and why: they are not known to be safe."""

from collections import Counter

import pandas as pd

from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.printed import Column, Grid, Line, Section
from practice_audit.reports.printed.document import said
from practice_audit.reports.screen.words import counted, listed

MOST, MOST_TITLES = 15, 4
COLUMNS = [
    Column("Child", 0.13),
    Column("What is missing, unreadable or held back", 0.5),
    Column("So one cannot tell of", 0.37),
]


def not_told(run: RunFolder, rows: pd.DataFrame) -> list[Section]:
    """A line a child and reason, the children with most outcomes first.

    Args:
        run: the run.
        rows: outcomes of which one cannot tell.
    """
    rows = rows[rows["child_id"].astype(str) != ""]
    if rows.empty:
        return []
    pairs = list(zip(rows["child_id"].astype(str), rows["missing"].astype(str), rows["rule"].astype(str), strict=True))
    number = Counter((child, missing) for child, missing, _ in pairs)
    cells = []
    for (child, missing), _ in sorted(number.items(), key=lambda item: (-item[1], item[0]))[:MOST]:
        rules = dict.fromkeys(rule for one, why, rule in pairs if (one, why) == (child, missing))
        titles = [run.manifest.rules[rule].title for rule in rules]
        cells.append([[Line(child, "strong")], said(missing), said(listed(titles, MOST_TITLES))])
    more = len(number) - MOST
    caption = f"{counted(len(rows), 'outcome')} that cannot be told" + (
        f"; {counted(more, 'line')} more in the workbook" if more > 0 else ""
    )
    return [Section("Not known: look at the file", [Grid(caption, COLUMNS, cells)])]
