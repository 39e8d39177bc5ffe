"""The example month, audited once, with three invented months before it in its history."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd
from click.testing import CliRunner

from practice_audit.cli import main
from practice_audit.history import FINDING, History
from practice_audit.reports.board.page import Board, board_of
from practice_audit.reports.from_folder import Choice, RunFolder, read_run

ROOT = Path(__file__).parents[3]
MONTHS = (date(2012, 8, 12), date(2012, 9, 12), date(2012, 10, 12), date(2012, 11, 12))


@cache
def folder() -> Path:
    """The folder of the run."""
    out = Path(mkdtemp(prefix="board-")) / "out"
    asked = [
        "run",
        str(ROOT / "fixtures/2012-12"),
        "--as-at",
        "2012-12-12",
        "--out",
        str(out),
        "--matcher",
        "relational",
    ]
    result = CliRunner().invoke(main, [*asked, "--no-verify", "--quiet"])
    assert result.exit_code == 0, result.output
    return out


def months(file: Path, versions: dict[str, int]) -> None:
    """Record months in which the referral rule got better and 99 of its subjects could be judged."""
    for number, day in enumerate(MONTHS):
        counts = {"FD-02": {"met": 60 + 10 * number, "not_met": 39 - 10 * number, "due": 5}}
        with History.at(file) as history:
            history.record(pd.DataFrame(columns=FINDING), counts, versions, as_at=day, program="0", is_whole=True)


@cache
def with_months() -> Path:
    """The run with a history."""
    out = folder().with_name("with-months")
    shutil.copytree(folder(), out)
    (out / "practice-audit.db").unlink()
    months(out / "practice-audit.db", {"FD-02": 1})
    return out


def choice(run: RunFolder, file: str = "board.html") -> Choice:
    """What a run reports by itself."""
    return Choice(run.profile, run.since, Path(file))


@cache
def board() -> Board:
    """What the report says of the example month."""
    run = read_run(with_months())
    return board_of(run, choice(run))
