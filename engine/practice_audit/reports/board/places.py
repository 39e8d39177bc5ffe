"""A place in a Word document for people's words: how it is made, and how what stands in it is found again."""

from collections.abc import Iterator

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

PLACES = {
    "own_words_summary": "In our own words: what this audit means",
    "own_words_done": "In our own words: what was done since the last audit",
}
"""The names of the bookmarks, and the headings."""
EMPTY = "Write here in your own words. What stands in this place is kept when the report is made again."
FIRST_ID = 9000
"""Of the bookmarks: far from those that Word counts up from nothing."""


def add_place(word: Word, place: str, words: list[BaseOxmlElement]) -> None:
    """Add, at the end of the document, a heading and under it a place with some words, or with an invitation."""
    number = str(FIRST_ID + list(PLACES).index(place))
    heading = word.add_heading(PLACES[place], 1)
    heading._p.append(_made("bookmarkStart", id=number, name=place))  # noqa: SLF001 - python-docx has no bookmarks
    body = word.element.body
    body.insert_element_before(_control(place, words), "w:sectPr")
    end = word.add_paragraph()
    end.paragraph_format.space_after = 0
    end._p.append(_made("bookmarkEnd", id=number))  # noqa: SLF001


def words_in(body: BaseOxmlElement, place: str) -> list[BaseOxmlElement]:
    """What people put in a place; nothing where it still holds the invitation."""
    found: list[BaseOxmlElement] = []
    for part in place_of(body, place):
        found += part.find(qn("w:sdtContent")) if part.tag == qn("w:sdt") else [part]
    for part in found:
        _freed(part)
    if "".join(map(text_of, found)).strip() in {"", EMPTY} and not any(_has_picture(part) for part in found):
        return []
    while not text_of(found[-1]).strip() and not _has_picture(found[-1]):
        found.pop()
    return found


def place_of(body: BaseOxmlElement, place: str) -> list[BaseOxmlElement]:
    """The parts of the body between a bookmark's ends, those with the ends themselves left out.

    Where somebody joined the last paragraph with one of words, that one is in the place too.
    """
    number = next((_of(mark, "id") for mark in body.iter(qn("w:bookmarkStart")) if _of(mark, "name") == place), None)
    if number is None:
        return []
    parts, inside = [], False
    for part in body:
        if inside and part.tag != qn("w:sectPr"):
            parts.append(part)
        if any(_of(mark, "id") == number for mark in part.iter(qn("w:bookmarkEnd"))):
            return parts if not inside or _is_of_words(part) else parts[:-1]
        inside = inside or any(_of(mark, "id") == number for mark in part.iter(qn("w:bookmarkStart")))
    return []


def text_of(element: BaseOxmlElement) -> str:
    """All text in an element."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _is_of_words(part: BaseOxmlElement) -> bool:
    style = next((_of(one, "val") for one in part.iter(qn("w:pStyle"))), "")
    return bool(text_of(part).strip()) and not style.lower().startswith("heading")


def _freed(part: BaseOxmlElement) -> None:
    """Take out of a part the controls, bookmarks and page breaks that other programs leave there."""
    for control in list(part.iter(qn("w:sdt"))):
        for run in list(_content(control)):
            control.addprevious(run)
        control.getparent().remove(control)
    for gone in [*part.iter(qn("w:bookmarkStart")), *part.iter(qn("w:bookmarkEnd")), *_page_breaks(part)]:
        gone.getparent().remove(gone)


def _content(control: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    content = control.find(qn("w:sdtContent"))
    return iter(() if content is None else content)


def _page_breaks(part: BaseOxmlElement) -> list[BaseOxmlElement]:
    return [one for one in part.iter(qn("w:br")) if _of(one, "type") == "page"]


def _has_picture(part: BaseOxmlElement) -> bool:
    return next(part.iter(qn("w:drawing"), qn("w:pict"), qn("w:object")), None) is not None


def _of(element: BaseOxmlElement, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))


def _made(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _control(place: str, words: list[BaseOxmlElement]) -> BaseOxmlElement:
    control, about, content = _made("sdt"), _made("sdtPr"), _made("sdtContent")
    for part in (_made("alias", val=PLACES[place]), _made("tag", val=place), _made("lock", val="sdtLocked")):
        about.append(part)
    if not words:
        about.append(_made("showingPlcHdr"))
        paragraph, run, look, text = _made("p"), _made("r"), _made("rPr"), _made("t")
        text.text = EMPTY
        for part in (_made("i"), _made("color", val="4A5764")):
            look.append(part)
        for part in (look, text):
            run.append(part)
        paragraph.append(run)
        words = [paragraph]
    for part in words:
        content.append(part)
    for part in (about, content):
        control.append(part)
    return control
