"""The store is one private file; what is no store is left alone."""

import stat
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from practice_audit.errors import WrongUsage
from practice_audit.history import FINDING, History

DAY = date(2012, 12, 12)


def test_the_file_is_for_the_user_only(tmp_path: Path) -> None:
    file = tmp_path / "new" / "h.db"
    with History.at(file):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear board, " * 100, encoding="utf-8")
    with pytest.raises(WrongUsage, match=r"letter\.txt"), History.at(file):
        pass
    assert file.read_text(encoding="utf-8").startswith("Dear board")


def test_a_run_is_there_with_its_counts_or_not_at_all(tmp_path: Path) -> None:
    rows = pd.DataFrame([dict.fromkeys(FINDING, "x")])
    with History.at(tmp_path / "h.db") as store:
        store.record(rows, {"A": {"met": 3}}, {"A": 2}, as_at=DAY, program="1", is_whole=True)
        with pytest.raises(KeyError):
            store.record(rows.drop(columns="key"), {}, {"A": 2}, as_at=DAY, program="1", is_whole=True)
        assert store.connection.execute("SELECT count(*) FROM runs").fetchone() == (1,)
        assert store.connection.execute("SELECT rule, outcome, number FROM counts").fetchall() == [("A", "met", 3)]
        (run,) = store.runs(date(2013, 1, 1))
        assert (run.as_at, run.rules, store.keys(run)) == (DAY, frozenset({"A"}), ["x"])
