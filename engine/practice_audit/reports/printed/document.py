"""What a printed report is made of, whichever the kind of file: sections of text, numbers, tables and pictures."""

from dataclasses import dataclass
from typing import Literal

from practice_audit.reports.printed.drawing import Drawing

Weight = Literal["plain", "strong", "act", "soft"]
"""Strong: bold. Act: bold, and in the colour of what stands open. Soft: smaller, for keys and notes."""


@dataclass(frozen=True)
class Line:
    """A line in a cell."""

    words: str
    weight: Weight = "plain"


Cell = list[Line]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        heading: its heading.
        share: of the width of the table.
        right: its cells are numbers, so they stand to the right.
        room: it is left for people to write in.
    """

    heading: str
    share: float
    right: bool = False
    room: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; the first cell of each row is its heading.

    Attributes:
        caption: what it holds; for those who hear it, the name of the table.
        columns: its columns.
        rows: each with a cell a column.
        tall: rows have room for handwriting.
        lead: what the caption begins with, in bold.
    """

    caption: str
    columns: list[Column]
    rows: list[list[Cell]]
    tall: bool = False
    lead: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph; `warning` has a bar beside it."""

    words: str
    kind: Literal["plain", "soft", "warning"] = "plain"


@dataclass(frozen=True)
class Points:
    """A list."""

    items: list[str]
    numbered: bool = False


@dataclass(frozen=True)
class Number:
    """A number to be seen at once, and what it is; `act` where someone must act on it."""

    number: str
    about: str
    act: bool = False


@dataclass(frozen=True)
class Numbers:
    """Numbers side by side."""

    numbers: list[Number]


@dataclass(frozen=True)
class Picture:
    """A drawing.

    Attributes:
        drawing: its shapes.
        alt: the same in words.
        caption: what a reader must know to read it.
    """

    drawing: Drawing
    alt: str
    caption: str


Block = Para | Points | Numbers | Grid | Picture


@dataclass(frozen=True)
class Section:
    """A part of the document.

    Attributes:
        heading: blank for what stands before the first heading.
        blocks: what is in it.
        beside: it stands beside the section before it, where the page is wide enough.
        new_page: it begins a page.
    """

    heading: str
    blocks: list[Block]
    beside: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Document:
    """A printed report.

    Attributes:
        title: as its first heading.
        about: the line under it.
        warning: the line that must be read first.
        sections: in order.
        footer: stands at the end, and in Word at the foot of each page.
        made_by: the program.
        is_wide: the paper lies on its long side.
        small: its text is small, so that more is on a page.
        paper_foot: stands at the foot of each printed page.
    """

    title: str
    about: str
    warning: str
    sections: list[Section]
    footer: str
    made_by: str
    is_wide: bool = False
    small: bool = False
    paper_foot: str = "Confidential: records of children"

    @property
    def rows_of_sections(self) -> list[list[Section]]:
        """The sections, those that stand side by side together."""
        rows: list[list[Section]] = []
        for section in self.sections:
            if section.beside and rows:
                rows[-1].append(section)
            else:
                rows.append([section])
        return rows


def said(*words: str) -> Cell:
    """A cell of plain lines; blank ones are left out."""
    return [Line(one) for one in words if one]
