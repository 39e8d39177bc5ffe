"""Tables and paragraphs that fit the terminal: cells are wrapped, no line is longer than the width, no key is cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from tabulate import tabulate

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
GAP = 2
LEAST = 8
"""No column is made narrower than this, whatever the terminal."""


@dataclass(frozen=True)
class Column:
    """One column: as wide as its cells need, or, with a share, as wide as its share of what is left."""

    heading: str
    share: int = 0
    right: bool = False


@dataclass(frozen=True)
class Table:
    """A table as lines: the heading's, and those of each row."""

    head: list[str]
    rows: list[list[str]]

    def lines(self) -> list[str]:
        """All lines, one below the other."""
        return [*self.head, *(line for row in self.rows for line in row)]


def clean(text: object) -> str:
    """Text without what would steer a terminal: a record may hold anything."""
    return CONTROL.sub(" ", str(text)).strip()


def paragraph(text: str, width: int, indent: int = 0) -> list[str]:
    """Wrap a paragraph; further lines stand under the first."""
    margin = " " * indent
    return wrap(
        clean(text),
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def item(text: str, width: int) -> list[str]:
    """A paragraph with a dash before it."""
    lines = paragraph(text, width - 2)
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> Table:
    """Lay out a table.

    Args:
        columns: its columns.
        rows: cells; a line break in one stays.
        width: no line is longer.
    """
    widths = _widths(columns, rows, width)
    wrapped = [[_wrapped(cell, to) for cell, to in zip(row, widths, strict=True)] for row in rows]
    heading = [_wrapped(column.heading, to) for column, to in zip(columns, widths, strict=True)]
    laid = tabulate(
        [["\n".join(cell) for cell in row] for row in [heading, *wrapped]],
        tablefmt="plain",  # with headings of its own it would make each column wider by two
        disable_numparse=True,
        colalign=["right" if column.right else "left" for column in columns],
    )
    lines = [line.rstrip() for line in laid.split("\n")]
    heights = [max(map(len, row)) for row in [heading, *wrapped]]
    ends = list(accumulate(heights))
    parts = [lines[end - height : end] for height, end in zip(heights, ends, strict=True)]
    used = [max(len(line) for cell in column for line in cell) for column in zip(heading, *wrapped, strict=True)]
    return Table([*parts[0], (" " * GAP).join("-" * to for to in used)], parts[1:])


def _wrapped(cell: str, width: int) -> list[str]:
    lines = [line for part in cell.split("\n") for line in wrap(clean(part), max(width, 1), break_on_hyphens=False)]
    return lines or [""]


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    needed = [
        max([_longest(column.heading), *(_longest(row[at]) for row in rows)]) for at, column in enumerate(columns)
    ]
    shares = sum(column.share for column in columns)
    if not shares:
        return needed
    fixed = sum(need for need, column in zip(needed, columns, strict=True) if not column.share)
    left = width - fixed - GAP * (len(columns) - 1)
    widths = [
        min(need, max(LEAST, left * column.share // shares)) if column.share else need
        for need, column in zip(needed, columns, strict=True)
    ]
    spare = left - sum(to for to, column in zip(widths, columns, strict=True) if column.share)
    for at, column in enumerate(columns):  # what a short column does not need, the next long one may have
        if column.share and spare > 0 and needed[at] > widths[at]:
            more = min(spare, needed[at] - widths[at])
            widths[at] += more
            spare -= more
    return widths


def _longest(cell: str) -> int:
    return max(len(clean(line)) for line in cell.split("\n"))
