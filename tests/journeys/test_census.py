"""A census return through the command line: its three breaches, and for all else the table that the census lacks."""

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from practice_audit.cli import main
from practice_audit.layout import TABLES
from practice_audit.sources.cin_columns import COLUMNS

SAMPLE = Path(__file__).parents[2] / "fixtures" / "cin_census" / "cin_sample.xml"
IN_WORDS = re.compile(
    r"(is not in the export|export holds no|export has no column|is not recorded|no date is recorded)"
)
LACKING = re.compile(r"table (\w+) is not in the export|column ([\w.]+) is not in the export|none of (.+?) is in the")
CHILD_4 = {
    "AS-03/assessments/FIC0000004-A-2025-06-09": ("2025-08-11", "2025-08-29"),
    "CP-08/plans/FIC0000004-L-2025-07-07": ("2025-10-07", "2025-11-04"),
    "S47-11/section_47_enquiries/FIC0000004-Q-2025-06-10": ("2025-07-01", "2025-07-07"),
}
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    out = tmp_path_factory.mktemp("census") / "out"
    asked = ["run", str(SAMPLE), "--out", str(out), "--history", "none", "--jobs", "1", "--quiet"]
    return CliRunner().invoke(main, asked), out


@pytest.fixture(scope="module")
def outcomes(run: tuple[Result, Path]) -> Rows:
    with (run[1] / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_audit_is_whole(run: tuple[Result, Path]) -> None:
    assert (run[0].exit_code, run[0].stderr) == (0, "")


def test_the_screen_says_the_audit_date_and_from_when_the_return_is_complete(run: tuple[Result, Path]) -> None:
    assert "Audit date 31 March 2026" in run[0].stdout
    assert re.search(r"assessments +6 +2025-04-01", run[0].stdout)
    assert re.search(r"children +6 +no bound", run[0].stdout)
    assert json.loads((run[1] / "audit.json").read_text("utf-8"))["audit_date"] == "2026-03-31"


def test_child_4_has_three_past_breaches_and_nobody_else_has_one(outcomes: Rows) -> None:
    breaches = {row["key"]: row for row in outcomes if row["outcome"] in {"late", "not_met"}}
    assert {key: (row["due_on"], row["found_on"]) for key, row in breaches.items()} == CHILD_4
    assert {(row["outcome"], row["open"]) for row in breaches.values()} == {("late", "no")}


def test_an_explanation_says_what_was_inferred(outcomes: Rows) -> None:
    (late,) = [row for row in outcomes if row["key"].startswith("AS-03/assessments/FIC0000004")]
    assert "(completed_on is the census's authorisation date.)" in late["explanation"]


def test_what_one_cannot_tell_names_what_the_census_lacks(outcomes: Rows) -> None:
    tables = set()
    for row in outcomes:
        if row["outcome"] == "cannot_tell":
            named = LACKING.findall(row["missing"])
            in_words = IN_WORDS.search(row["missing"])
            assert named or in_words, row["key"]
            tables |= {table for table, _, _ in named if table}
            columns = [name for _, column, several in named for name in f"{column} {several}".replace(",", "").split()]
            for table, _, column in (name.partition(".") for name in columns):
                assert column not in COLUMNS.get(table, ())
    assert tables
    assert tables <= set(TABLES) - set(COLUMNS)
    assert {"visits", "core_groups", "chronology", "case_supervisions", "actions", "early_help"} <= tables
