"""Files for people: what a spreadsheet would take for a formula is marked, all else is as it was."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.reports.run_tables import guarded, unguarded, write_table


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-a", "@x", "\tx", "\rx", "--1", "-"])
def test_a_formula_is_marked(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "-3", "+4.5", "2012-12-12", "plans:P1", "'quoted'", "a=b"])
def test_plain_cells_are_left(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=5), min_size=1))
def test_what_is_written_reads_back(cells: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_table(pd.DataFrame({"cell": cells, "next": "x"}), ["cell", "next"], path)
        with path.open(encoding="utf-8", newline="") as file:
            read = list(csv.reader(file))
    assert [unguarded(row[0]) for row in read[1:]] == [unguarded(guarded(cell)) for cell in cells]


def test_a_bare_carriage_return_cuts_no_row(tmp_path: Path) -> None:
    write_table(pd.DataFrame({"cell": ["a\rb", "\rc"], "next": "x"}), ["cell", "next"], tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 3
