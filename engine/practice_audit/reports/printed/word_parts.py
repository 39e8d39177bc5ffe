"""The parts of a document as Word has them, by python-docx and, where that has no word for it, by XML of our own."""

from importlib.util import find_spec
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from practice_audit.reports.printed.document import (
    Block,
    Cell,
    Document,
    Grid,
    Line,
    Numbers,
    Para,
    Picture,
    Points,
    Section,
)
from practice_audit.reports.printed.word_text import plain

DEEP, SOFT, ACT = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x4A, 0x57, 0x64), RGBColor(0x7A, 0x1F, 0x14)
PALE_FILL, DEEP_FILL, WARN_FILL = "EEF2F6", "1F3A5F", "FDF3E3"
LONG, SHORT, EDGE = 297, 210, 14
"""A4 and its margins, in millimetres."""
TALL = 16
CELL_EDGES = (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
"""In twentieths of a point."""


class Parts:
    """A file for Word that grows part by part."""

    def __init__(self, document: Document) -> None:
        """Begin with the paper, the styles and the foot of the pages."""
        self.document = document
        self.file = docx.Document()
        self.width = (LONG if document.is_wide else SHORT) - 2 * EDGE
        page = self.file.sections[0]
        page.orientation = WD_ORIENT.LANDSCAPE if document.is_wide else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = Mm(self.width + 2 * EDGE), Mm(SHORT if document.is_wide else LONG)
        page.left_margin = page.right_margin = Mm(EDGE)
        page.top_margin, page.bottom_margin = Mm(12), Mm(14)
        page.header_distance = page.footer_distance = Mm(7)
        self._styles()

    def head(self) -> None:
        """The title, the line under it, and what must be read first."""
        self.file.add_heading(plain(self.document.title), 0)
        self._soft(self.file.add_paragraph(plain(self.document.about)))
        if self.document.warning:
            self.block(Para(self.document.warning, "warning"))

    def section(self, section: Section) -> None:
        """A part of the document with its heading."""
        if section.heading:
            heading = self.file.add_heading(plain(section.heading), 1)
            heading.paragraph_format.page_break_before = section.new_page
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """A paragraph, a list, numbers, a picture or a table."""
        if isinstance(block, Para):
            self._para(block)
        elif isinstance(block, Points):
            for item in block.items:
                self.file.add_paragraph(plain(item), style="List Number" if block.numbered else "List Bullet")
        elif isinstance(block, Numbers):
            self._numbers(block)
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._grid(block)

    def foot(self) -> None:
        """What stands at the end, and at the foot of each page."""
        self._soft(self.file.add_paragraph(plain(f"{self.document.footer} Made with {self.document.made_by}.")))
        foot = self.file.sections[0].footer.paragraphs[0]
        foot.add_run(f"{plain(self.document.paper_foot)} · {plain(self.document.title)} · page ")
        for kind in ("begin", None, "end"):
            run = foot.add_run()
            if kind is None:
                _own(run._r, "w:instrText").text = "PAGE"  # noqa: SLF001 - python-docx has no word for a field
            else:
                _own(run._r, "w:fldChar", fldCharType=kind)  # noqa: SLF001
        self._soft(foot)

    def _styles(self) -> None:
        size = 8.5 if self.document.small else 10
        styles = self.file.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(size)
        normal.paragraph_format.space_after, normal.paragraph_format.space_before = Pt(3), Pt(0)
        _own(normal.element.get_or_add_rPr(), "w:lang", val="en-GB")
        for name, height, before in (
            ("Title", 17, 0),
            ("Heading 1", size + 2.5, 9),
            ("List Bullet", size, 0),
            ("List Number", size, 0),
        ):
            style = styles[name]
            style.font.name, style.font.size = "Arial", Pt(height)
            style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(2), Pt(before)
            if name in {"Title", "Heading 1"}:
                style.font.color.rgb, style.font.bold = DEEP, True
                style.paragraph_format.keep_with_next = True
                fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
                for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                    fonts.attrib.pop(qn(f"w:{theme}"), None)
                fonts.set(qn("w:hAnsi"), "Arial")
        edge = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if edge is not None:
            styles["Title"].element.pPr.remove(edge)

    def _para(self, para: Para) -> None:
        if para.kind == "warning":
            table = self.file.add_table(1, 1)
            _fill(table.cell(0, 0), WARN_FILL)
            self._write(table.cell(0, 0), [Line(para.words, "strong")])
            self._gap()
        else:
            made = self.file.add_paragraph(plain(para.words))
            if para.kind == "soft":
                self._soft(made)
                made.paragraph_format.keep_with_next = True

    def _numbers(self, block: Numbers) -> None:
        table = self.file.add_table(1, len(block.numbers))
        for cell, one in zip(table.rows[0].cells, block.numbers, strict=True):
            _fill(cell, PALE_FILL)
            self._write(cell, [Line(one.number, "act" if one.act else "strong"), Line(one.about)])
            cell.paragraphs[0].runs[0].font.size = Pt(15)
        self._gap()

    def _picture(self, picture: Picture) -> None:
        """The drawing; its words where matplotlib, which makes pictures for Word, is not installed."""
        if find_spec("matplotlib") is None:
            self._para(Para(picture.alt))
            return
        from practice_audit.reports.printed.in_png import in_png  # noqa: PLC0415 - matplotlib may not be there

        drawn = self.file.add_picture(BytesIO(in_png(picture.drawing)), width=Mm(self.width))
        drawn._inline.docPr.set("descr", plain(picture.alt))  # noqa: SLF001 - python-docx has no word for it
        self.file.paragraphs[-1].paragraph_format.keep_with_next = True
        self._soft(self.file.add_paragraph(plain(picture.caption)))

    def _grid(self, grid: Grid) -> None:
        self._caption(grid)
        table = self.file.add_table(1, len(grid.columns), "Table Grid")
        table.autofit = False
        _own(table._tbl.tblPr, "w:tblCaption", val=plain(f"{grid.lead} {grid.caption}".strip()))  # noqa: SLF001
        for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
            _fill(cell, DEEP_FILL)
            self._write(cell, [Line(column.heading, "strong")])
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            for run in cell.paragraphs[0].runs:
                run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        _own(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", val="true")  # noqa: SLF001
        for cells in grid.rows:
            row = table.add_row()
            _own(row._tr.get_or_add_trPr(), "w:cantSplit", val="true")  # noqa: SLF001
            if grid.tall:
                row.height, row.height_rule = Mm(TALL), WD_ROW_HEIGHT_RULE.AT_LEAST
            for place, words, column in zip(row.cells, cells, grid.columns, strict=True):
                self._write(place, words)
                if column.right:
                    for paragraph in place.paragraphs:
                        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._widths(table, grid)
        _edges(table._tbl.tblPr)  # noqa: SLF001
        self._gap()

    def _caption(self, grid: Grid) -> None:
        if grid.lead:
            lead = self.file.add_paragraph()
            lead.add_run(plain(grid.lead)).font.bold = True
            lead.paragraph_format.keep_with_next = True
        caption = self.file.add_paragraph(plain(grid.caption))
        caption.paragraph_format.keep_with_next = True
        self._soft(caption)

    def _widths(self, table: Table, grid: Grid) -> None:
        """On each cell too: Word goes by the cells, LibreOffice by the columns."""
        for at, column in enumerate(grid.columns):
            table.columns[at].width = Mm(self.width * column.share)
            for cell in table.columns[at].cells:
                cell.width = Mm(self.width * column.share)

    def _write(self, place: _Cell, words: Cell) -> None:
        size = 8 if self.document.small else 9
        for number, line in enumerate(words):
            paragraph = place.paragraphs[0] if not number else place.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(plain(line.words))
            run.font.size = Pt(size - 1 if line.weight == "soft" else size)
            run.font.bold = line.weight in {"strong", "act"}
            if line.weight in {"act", "soft"}:
                run.font.color.rgb = ACT if line.weight == "act" else SOFT

    def _soft(self, paragraph: Paragraph) -> None:
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = Pt(8 if self.document.small else 8.5), SOFT

    def _gap(self) -> None:
        gap = self.file.add_paragraph()
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(5)


def _own(parent: BaseOxmlElement, name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    parent.append(element)
    return element


def _fill(cell: _Cell, colour: str) -> None:
    _own(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)  # noqa: SLF001


def _edges(properties: BaseOxmlElement) -> None:
    """The room between the edge of a cell and its words; before the look and the caption, as the schema has it."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in CELL_EDGES:
        _own(margins, f"w:{side}", w=str(width), type="dxa")
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
