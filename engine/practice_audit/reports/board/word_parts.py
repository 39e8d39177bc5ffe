"""Headings, lists, tables and pictures of a Word document, as people with and without sight can read them."""

import re
from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from practice_audit.reports.board.word_styles import DEEP, SMALL, SOFT

ACT = "7A1F14"
PALE, WARN, LINE = "EEF2F6", "FDF3E3", "C3CCD5"
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold: a record may hold anything."""


def plain(text: str) -> str:
    """Text that XML can hold."""
    return ILLEGAL.sub(" ", text)


def paragraph(word: Word, *parts: str | tuple[str, str], style: str | None = None) -> Paragraph:
    """Add a paragraph of plain parts and (text, look) parts; looks are "bold", "act", "soft"."""
    return fill(word.add_paragraph(style=style), *parts)


def fill(into: Paragraph, *parts: str | tuple[str, str]) -> Paragraph:
    """Add parts to a paragraph."""
    for part in parts:
        text, look = (part, "") if isinstance(part, str) else part
        run = into.add_run(plain(text))
        run.bold = True if look in {"bold", "act", "head", "big", "bigact"} else None
        colour = {"act": ACT, "bigact": ACT, "soft": SOFT, "head": "FFFFFF"}.get(look)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        if look in {"big", "bigact"}:
            run.font.size = Pt(18)
        if look == "soft":
            run.font.size = Pt(SMALL)
    return into


def table(
    word: Word, head: Sequence[str], widths_mm: Sequence[float], right: Sequence[int] = (), about: str = ""
) -> Table:
    """Add a table with a heading row that is repeated on each page, and a description for a screen reader."""
    made: Table = word.add_table(rows=1, cols=len(head))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _properties(made, about)
    for column, width in zip(made.columns, widths_mm, strict=True):
        column.width = Mm(width)
    mark = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no other way to it
    for place, (cell, name) in enumerate(zip(made.rows[0].cells, head, strict=True)):
        shade(cell, DEEP)
        write(cell, (name, "head"), right=place in right, width_mm=widths_mm[place])
    _whole(made)
    return made


def row(
    made: Table, cells: Sequence[str | tuple[str, str]], widths_mm: Sequence[float], right: Sequence[int] = ()
) -> list[_Cell]:
    """Add a row that is not broken over pages."""
    added = list(made.add_row().cells)  # type: ignore[no-untyped-call] # python-docx's own gap
    for place, (cell, part) in enumerate(zip(added, cells, strict=True)):
        write(cell, part, right=place in right, width_mm=widths_mm[place])
    _whole(made)
    return added


def write(cell: _Cell, *parts: str | tuple[str, str], right: bool = False, width_mm: float | None = None) -> None:
    """Fill a cell."""
    if width_mm is not None:
        cell.width = Mm(width_mm)
    into = fill(cell.paragraphs[0], *parts)
    into.paragraph_format.space_after = into.paragraph_format.space_before = Pt(1)
    for run in into.runs:
        run.font.size = run.font.size or Pt(SMALL)
    if right:
        into.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def gaps(made: Table) -> None:
    """Part the cells of a table by white lines."""
    borders, line = OxmlElement("w:tblBorders"), OxmlElement("w:insideV")
    for name, value in (("val", "single"), ("sz", "48"), ("space", "0"), ("color", "FFFFFF")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    made._tbl.tblPr.find(qn("w:tblLook")).addprevious(borders)  # noqa: SLF001


def shade(cell: _Cell, colour: str) -> None:
    """Colour the ground of a cell."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001


def picture(word: Word, png: bytes, alt: str, width_mm: float) -> None:
    """Add a picture with its words for those who cannot see it."""
    shape = word.add_picture(BytesIO(png), width=Mm(width_mm))
    shape._inline.docPr.set("descr", plain(alt))  # noqa: SLF001


def keep_with_next(made: Table) -> None:
    """Hold a small table together on one page."""
    for one in made.rows[:-1]:
        for cell in one.cells:
            for inside in cell.paragraphs:
                inside.paragraph_format.keep_with_next = True


def _whole(made: Table) -> None:
    made.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _properties(made: Table, about: str) -> None:
    """Lines between rows only, tight cells, and the description."""
    properties = made._tbl.tblPr  # noqa: SLF001
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.find(qn("w:tblLayout")).addprevious(borders)  # the schema has an order
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        gap = OxmlElement(f"w:{side}")
        gap.set(qn("w:w"), "70")
        gap.set(qn("w:type"), "dxa")
        margins.append(gap)
    properties.find(qn("w:tblLayout")).addnext(margins)
    if about:
        words = OxmlElement("w:tblDescription")
        words.set(qn("w:val"), plain(about))
        properties.append(words)
