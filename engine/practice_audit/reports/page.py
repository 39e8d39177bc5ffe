"""A page of text: headed parts, paragraphs and labelled lines, wrapped at the width of the screen."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Protocol

from practice_audit.reports.screen.cells import Column, clean, table

NARROWEST, WIDEST_PROSE = 60, 110
GAP = 2


def screen_width() -> int:
    """The columns of the terminal (80 where there is none)."""
    return max(NARROWEST, shutil.get_terminal_size().columns)


class Sheet(Protocol):
    """What the parts of a report are written on: a page of text, or one of Markdown."""

    def head(self, text: str, /) -> None:
        """The heading of a part."""

    def item(self, label: str, text: str, /) -> None:
        """A label and its text."""

    def items(self, label: str, texts: Iterable[str], /) -> None:
        """Several texts under one label."""

    def bullet(self, text: str, /) -> None:
        """A line of a list."""


class Page:
    """Text that grows from top to bottom."""

    def __init__(self, width: int) -> None:
        """Start an empty page; prose is kept narrow enough to read, tables are not."""
        self.full = max(NARROWEST, width)
        self.width = min(self.full, WIDEST_PROSE)
        self._lines: list[str] = []

    def head(self, text: str) -> None:
        """A line in capitals or not, as it is, with an empty one before it (but for the first)."""
        if self._lines:
            self._lines.append("")
        self.say(text)

    def say(self, text: str, indent: int = 0, then: int | None = None) -> None:
        """A paragraph; its further lines are indented as far as the first, or as `then` says."""
        after = indent if then is None else then
        self._lines += textwrap.wrap(
            clean(text),
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * after,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]

    def item(self, label: str, text: str, indent: int = 2, column: int = 18) -> None:
        """A label and its text beside it; a long label pushes the text to the next line."""
        start = indent + column
        if len(label) + GAP > column:
            self.say(label, indent)
            self.say(text, start)
            return
        lead = f"{' ' * indent}{clean(label):<{column}}"
        wrapped = textwrap.wrap(
            clean(text) or "-", self.width - start, break_long_words=False, break_on_hyphens=False
        ) or ["-"]
        self._lines.append(f"{lead}{wrapped[0]}")
        self._lines += [f"{' ' * start}{line}" for line in wrapped[1:]]

    def items(self, label: str, texts: Iterable[str], indent: int = 2, column: int = 18) -> None:
        """Several texts under one label, one below the other."""
        for number, text in enumerate(texts):
            self.item("" if number else label, text, indent, column)

    def bullet(self, text: str, indent: int = 2) -> None:
        """A line of a list."""
        self.say(f"- {text}", indent, indent + 2)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """A table as wide as the screen."""
        self._lines += table(columns, rows, self.full).lines()

    @property
    def text(self) -> str:
        """The page."""
        return "\n".join(line.rstrip() for line in self._lines)
