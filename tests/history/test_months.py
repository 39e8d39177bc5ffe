"""The months before, as the board report shows them."""

from datetime import date
from pathlib import Path

import pandas as pd

from practice_audit.history import FINDING, History, Month, months_before


def record(file: Path, day: date, met: int, *, is_whole: bool = True) -> None:
    with History.at(file) as history:
        nothing = pd.DataFrame(columns=FINDING)
        history.record(nothing, {"A": {"met": met}}, {"A": 2}, as_at=day, program="0", is_whole=is_whole)


def test_the_last_whole_runs_before_a_day_oldest_first(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    for month in range(1, 7):
        record(file, date(2012, month, 1), month, is_whole=month != 4)
    record(file, date(2012, 5, 1), 50)
    found = months_before(file, date(2012, 6, 1), 3)
    assert found == [
        Month(date(2012, month, 1), {"A": {"met": met}}, {"A": "2"}) for month, met in ((2, 2), (3, 3), (5, 50))
    ]


def test_where_there_is_no_history_none_is_made(tmp_path: Path) -> None:
    assert months_before(tmp_path / "none.db", date(2012, 6, 1), 3) == []
    assert not (tmp_path / "none.db").exists()
