"""How cells look: dark on light throughout, and never a colour without the word that it stands for."""

from typing import Any

import xlsxwriter

INK, QUIET, LINE, BAND, HEAD = "#1A1A1A", "#595959", "#BFBFBF", "#E7ECF2", "#1F3864"
ANSWER = "#FFF9E5"
SEVERITY_COLOURS = {
    "S1": ("#F8D7DA", "#7A0C1C"),
    "S2": ("#FCE4CC", "#7A3E00"),
    "S3": ("#FFF4C9", "#5C4700"),
    "S4": ("#EDEDED", "#333333"),
}
AMBER = ("#FCE4CC", "#7A3E00")
FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
DAY = "d mmm yyyy"


class Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        """Make them as they are asked for."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **how: Any) -> Any:  # noqa: ANN401 - what xlsxwriter takes and gives, which has no types
        """A format: the font of the workbook and what is asked for."""
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**FONT, **how})
        return self._made[key]

    def colours(self, pair: tuple[str, str]) -> Any:  # noqa: ANN401 - as above
        """A fill and the ink on it, for a condition; without a font, which a condition cannot set."""
        key = (("condition", pair),)
        if key not in self._made:
            self._made[key] = self._book.add_format({"bg_color": pair[0], "font_color": pair[1], "bold": True})
        return self._made[key]
