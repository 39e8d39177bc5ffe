"""The look of the Word report: page, fonts, colours, language; in a new document and in one saved by others."""

from copy import deepcopy

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

DEEP, INK, SOFT = "1F3A5F", "1B2733", "4A5764"
FONT, SIZE, SMALL = "Arial", 9.5, 8.0
WIDTH_MM = 180
LOOKS = {  # points, colour, space before and after in points, bold
    "Normal": (SIZE, INK, 0, 2, False),
    "Title": (20, DEEP, 0, 0, True),
    "heading 1": (13, DEEP, 8, 2, True),
    "heading 2": (10.5, INK, 8, 2, True),
    "List Bullet": (SIZE, INK, 0, 1, False),
}
"""By the names that the format has for them."""


def set_up(word: Word, title: str, by: str, foot: str) -> None:
    """A4, fonts, colours, language, title, and the foot of each page with its number."""
    section = word.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH_MM) / 2)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(13), Mm(14), Mm(7)
    _bring_styles(word)
    for name in LOOKS:
        _style(word, name)
    word.styles["Normal"].paragraph_format.line_spacing = 1.05
    _rule_under(word, "Heading 1", DEEP)
    _rule_under(word, "Title", None)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    about = word.core_properties
    about.title, about.author, about.language, about.subject = title, by, "en-GB", "Report to the board"
    _foot(section.footer.paragraphs[0], foot)


def _bring_styles(word: Word) -> None:
    """Give each style the name that the format has for it: others write Heading 1, or leave out what is unused."""
    wanted = {name.lower(): name for name in LOOKS}
    ours = Document().styles.element
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and name.get(qn("w:val"), "").lower() in wanted:
            name.set(qn("w:val"), wanted.pop(name.get(qn("w:val")).lower()))
    for name in wanted.values():
        styles.append(deepcopy(ours.get_by_name(name)))


def _style(word: Word, name: str) -> None:
    size, colour, before, after, bold = LOOKS[name]
    style = word.styles[name.replace("heading", "Heading")]
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme would win over the font
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    fonts.set(qn("w:hAnsi"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True if name.startswith("heading") else None


def _rule_under(word: Word, name: str, colour: str | None) -> None:
    properties = word.styles[name].element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if colour is None:
        return
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for attribute, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", colour)):
        line.set(qn(f"w:{attribute}"), value)
    borders.append(line)
    properties.find(qn("w:spacing")).addprevious(borders)  # the schema has an order


def _foot(into: Paragraph, text: str) -> None:
    for part in list(into._p):  # noqa: SLF001 - python-docx has no other way to it
        into._p.remove(part)  # noqa: SLF001
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    for said in (f"{text}  Page ", "1"):
        run = into.add_run(said)
        run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(SOFT)
    number.append(into.runs[-1]._r)  # noqa: SLF001
    into._p.append(number)  # noqa: SLF001
