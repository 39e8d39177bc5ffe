"""What no workbook can hold is said before anything is lost."""

from pathlib import Path

import pandas as pd
import pytest

from practice_audit.errors import WrongUsage
from practice_audit.records import write_workbook


def test_a_text_too_long_for_a_cell_is_refused(tmp_path: Path) -> None:
    frame = pd.DataFrame({"note_id": ["N1"], "text": ["x" * 32_768]}, dtype=object)
    with pytest.raises(WrongUsage, match="case_notes, row 2"):
        write_workbook({"case_notes": frame}, tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_table_too_long_for_a_sheet_is_refused(tmp_path: Path) -> None:
    frame = pd.DataFrame({"note_id": pd.Series(["N"] * 1_048_576, dtype=object)})
    with pytest.raises(WrongUsage, match="more rows"):
        write_workbook({"case_notes": frame}, tmp_path / "out.xlsx")
