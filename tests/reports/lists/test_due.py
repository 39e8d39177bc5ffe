"""What falls due soon is said by family and day, each standard once."""

from datetime import date

import pandas as pd
from tests.reports.lists.small_runs import RunOf, row

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.lists.due import DueDay, due_soon


def test_brothers_and_sisters_due_on_a_day_are_one_line(run: RunFolder, choice: Choice) -> None:
    rows = [
        row("TA-02", "K1", "due", due="2012-12-20"),
        row("TA-02", "K2", "due", due="2012-12-20"),
        row("TA-01", "K1", "due", due="2012-12-20"),
        row("TA-01", "K4", "due", due="2012-12-13"),
        row("TA-01", "K5", "due", due="2012-12-23"),
        row("TA-01", "", "due", due="2012-12-13"),
    ]
    found = due_soon(RunOf(run.folder, run.manifest, pd.DataFrame(rows)), choice)
    titles = {name: rule.title for name, rule in run.manifest.rules.items()}
    assert found == {
        "family F4": [DueDay(date(2012, 12, 13), ["K4"], [titles["TA-01"]], ["W1, team T1"])],
        "family F1": [DueDay(date(2012, 12, 20), ["K1", "K2"], [titles["TA-02"], titles["TA-01"]], ["W1, team T1"])],
    }
