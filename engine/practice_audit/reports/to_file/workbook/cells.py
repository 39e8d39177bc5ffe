"""What stands in a cell: a column of a sheet, and one value written as what it is, never as a formula."""

from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

import numpy as np
import pandas as pd

from practice_audit.reports.run_tables import FORMULA
from practice_audit.reports.to_file.workbook.formats import ANSWER, DAY, LINE, QUIET, Formats

LINE_HEIGHT, LETTERS = 12.8, 1.25
"""Points a line of 10 point letters; letters that fit into the width of one figure."""
LONGEST = 32_000
FIRST_DAY = np.datetime64("1899-12-30")
"""Day 0 of spreadsheets, for all days from March 1900 on."""
Kind = Literal["text", "long", "small", "day", "number", "over", "right", "id", "answer", "answer_day"]


@dataclass(frozen=True)
class Column:
    """A column: its heading, how wide (characters), and what its cells are."""

    heading: str
    width: float
    kind: Kind = "text"


LOOKS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "long": {"text_wrap": True, "align": "left", "indent": 1},
    "small": {"font_color": QUIET, "font_size": 8},
    "day": {"num_format": DAY, "align": "left", "indent": 1},
    "number": {"num_format": "#,##0"},
    "over": {"num_format": "#,##0", "align": "left"},
    "right": {"align": "right"},
    "id": {"num_format": "#,##0", "align": "center"},
    "answer": {"bg_color": ANSWER, "locked": False, "text_wrap": True, "border": 1, "border_color": LINE},
    "answer_day": {
        "bg_color": ANSWER,
        "locked": False,
        "num_format": DAY,
        "align": "left",
        "border": 1,
        "border_color": LINE,
    },
}
UNITS = {"working days": ("working day", "working days"), "days": ("day", "days")}


class Cells:
    """Writes the cells of one sheet."""

    def __init__(self, sheet: Any, formats: Formats) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Write to a sheet."""
        self.sheet, self.formats = sheet, formats
        self._known: dict[tuple[object, ...], Any] = {}

    def write(self, row: int, at: int, column: Column, cell: object, **look: Any) -> None:  # noqa: ANN401 - as xlsxwriter takes them
        """Write one cell; a blank is written only where it has a look of its own."""
        if cell is None or cell == "":
            self.sheet.write_blank(row, at, None, self._format(column, look))
        elif isinstance(cell, tuple):
            number, unit = cell
            one, many = UNITS.get(unit, (unit, unit))
            words = f'#,##0" {one if number == 1 else many}"'
            self.sheet.write_number(row, at, number, self._format(column, {**look, "num_format": words}))
        elif isinstance(cell, int | float):
            self.sheet.write_number(row, at, cell, self._format(column, look))
        else:
            text = shortened(str(cell))
            guard = {"quote_prefix": True} if text.startswith(FORMULA) else {}
            self.sheet.write_string(row, at, text, self._format(column, {**look, **guard}))

    def _format(self, column: Column, look: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """The format of a kind and what is special about the cell, put together once."""
        key = (column.kind, *look.items())
        if key not in self._known:
            self._known[key] = self.formats.of(**{**LOOKS[column.kind], "bottom": 1, "bottom_color": LINE, **look})
        return self._known[key]


def height(text: str, width: float, *, size: float = 10) -> float:
    """Points that a text needs in a column: not every spreadsheet works that out when it opens a file.

    Args:
        text: what stands in the cell.
        width: of the column, in figures of the usual font.
        size: of the letters, in points.
    """
    fits = max(int(width * LETTERS * 10 / size), 1)
    lines = sum(max(ceil(len(line) / fits), 1) for line in text.split("\n"))
    return lines * LINE_HEIGHT * size / 10 + 4


def shortened(text: str) -> str:
    """A text that a cell can hold."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… (cut: the whole is in the files of the run)"


def days(column: "pd.Series[Any]") -> list[int | None]:
    """Days as spreadsheets count them; None where there is none."""
    known = column.notna().to_numpy()
    counted = (column.to_numpy(dtype="datetime64[D]") - FIRST_DAY).astype("int64")
    return [int(day) if is_known and day > 0 else None for day, is_known in zip(counted, known, strict=True)]


def overs(rows: pd.DataFrame) -> list[tuple[int, str] | None]:
    """How much over, with the unit."""
    return [
        None if np.isnan(over) else (int(over), str(unit))
        for over, unit in zip(rows["over"], rows["unit"], strict=True)
    ]
