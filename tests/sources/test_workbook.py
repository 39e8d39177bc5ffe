"""A workbook, whole and damaged."""

import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources import Damaged, read

HEADINGS = ["Visit ID", "child_id", "visited_on", "seen"]


def workbook(path: Path, fill: Callable[[Any, Any], None], sheet: str = "Visits") -> Path:
    with xlsxwriter.Workbook(str(path / "export.xlsx")) as book:
        fill(book, book.add_worksheet(sheet))
    return path / "export.xlsx"


def two_rows(book: Any, sheet: Any) -> None:  # noqa: ANN401 - the library has no types
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ["V1", 12, 41246, True])
    sheet.write_datetime(2, 2, date(2012, 12, 4), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_string(2, 0, "=1+1")


def test_each_sheet_is_a_table(tmp_path: Path) -> None:
    [source] = read([workbook(tmp_path, two_rows)])
    [table] = source.tables
    assert (table.name, table.file, list(table.rows)) == ("visits", "export.xlsx", [2, 3])
    assert table.frame.to_numpy().tolist() == [["V1", 12, 41246, True], ["=1+1", "", date(2012, 12, 4), ""]]


def test_other_sheets_are_listed(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401
        two_rows(book, sheet)
        book.add_worksheet("Notes")

    [source] = read([workbook(tmp_path, fill)])
    assert [(one.where, one.what) for one in source.ignored] == [("Notes", "sheet")]


def test_errors_and_formulas_without_a_value_are_damaged_not_blank(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:  # noqa: ANN401
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_formula(1, 0, "=NA()", value="#N/A")
        sheet.write_formula(1, 1, "=A9", value="")
        sheet.write_formula(1, 2, "=41246", value=41246)

    [source] = read([workbook(tmp_path, fill)])
    cells = list(source.tables[0].frame.iloc[0])
    assert [isinstance(cell, Damaged) for cell in cells] == [True, True, False, False]


def test_headings_below_a_title_and_cells_beside_them_are_said(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:  # noqa: ANN401
        sheet.write(0, 0, "Visits of December")
        sheet.write_row(2, 1, HEADINGS)
        sheet.write_row(3, 1, ["V1", "K1", 41246, "yes", "look here"])

    [source] = read([workbook(tmp_path, fill)])
    [table] = source.tables
    assert list(table.frame.columns) == ["", *HEADINGS]
    assert list(table.rows) == [4]
    assert [("row 3" in note, "in 1 row" in note) for note in table.notes] == [(True, False), (False, True)]


def test_a_zip_that_is_no_workbook_is_refused_in_one_paragraph(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.xlsx", "w") as zipped:
        zipped.writestr("letter.txt", "Zebedee")
    with pytest.raises(RecordsUnreadable, match="not a workbook that can be opened") as wrong:
        read([tmp_path / "export.xlsx"])
    assert "Zebedee" not in str(wrong.value)
    assert str(wrong.value).count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"visit_id,child_id\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_file_that_is_not_what_its_ending_says_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "export.xlsx").write_bytes(data)
    with pytest.raises(RecordsUnreadable):
        read([tmp_path / "export.xlsx"])


def test_text_under_the_ending_of_a_workbook_is_told_from_a_damaged_workbook(tmp_path: Path) -> None:
    for name, data in [("children.xlsx", b"child_id\nZebedee\n"), ("export.xls", b"<html>Zebedee</html>")]:
        (tmp_path / name).write_bytes(data)
        with pytest.raises(RecordsUnreadable, match=r"text, not a workbook") as wrong:
            read([tmp_path / name])
        assert "Zebedee" not in str(wrong.value)


def test_a_workbook_of_which_only_the_list_of_parts_is_damaged_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, two_rows)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 0xEE  # the version of zip that it asks for, which only Python looks at
    path.write_bytes(data)
    with pytest.raises(RecordsUnreadable, match="the workbook is damaged"):
        read([path])


def test_a_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable, match="did you mean visits"):
        read([workbook(tmp_path, two_rows, "Visit")])


def test_a_damaged_workbook_is_read_or_refused_but_never_breaks(tmp_path: Path) -> None:
    whole = workbook(tmp_path, two_rows).read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    for number in range(150):
        data = bytearray(whole)
        if number % 2:
            del data[chance.randrange(len(data)) :]
        else:
            for _ in range(chance.randrange(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "export.xlsx").write_bytes(data)
        try:
            assert read([tmp_path / "export.xlsx"])
        except RecordsUnreadable:
            continue
