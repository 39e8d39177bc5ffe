"""A workbook that cannot be opened is said in the words of whoever asked for it."""

from pathlib import Path

import pytest
import xlsxwriter

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.opened_workbook import DAMAGED, cells_of, opened


def test_a_file_that_is_none_is_said_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "visits.xlsx"
    file.write_bytes(b"PK no workbook")
    with pytest.raises(RecordsUnreadable) as wrong, opened(file, lambda: (DAMAGED, "Save it again.")):
        pytest.fail("it was opened")
    assert DAMAGED in str(wrong.value)
    assert "Save it again." in str(wrong.value)


def test_the_cells_of_a_sheet_are_read_from_its_first_row(tmp_path: Path) -> None:
    file = tmp_path / "visits.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        book.add_worksheet("visits").write_row(1, 1, ["visit_id", 3])
    with opened(file, lambda: (DAMAGED, "")) as read:
        cells = cells_of(file, "visits", read.get_sheet_by_name("visits"))
    assert cells == [["", "", ""], ["", "visit_id", 3.0]]
