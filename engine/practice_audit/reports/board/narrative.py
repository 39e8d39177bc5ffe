"""The places in the Word report for people's own words: marked controls that stay when the report is made again."""

import shutil
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practice_audit.errors import WrongUsage

TAG = "practice-audit-"
ONLY_THE_USER = 0o600
EMPTY = "Write here in your own words. What stands in this place is kept when the report is made again."


@dataclass
class Earlier:
    """A document to write into, and what people wrote in it before.

    Attributes:
        word: new, or the earlier report without its body: its styles and lists are those of the kept words.
        kept: tag to controls with people's words.
        notes: what is to be said to the user.
    """

    word: Word
    kept: dict[str, list[BaseOxmlElement]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def earlier_report(file: Path) -> Earlier:
    """Open the report that stands at `file`, if there is one, and take out what people wrote.

    What was changed outside the marked places would be lost: then a copy of the whole is kept beside it.

    Raises:
        WrongUsage: what stands there is no Word document.
    """
    if not file.exists():
        return Earlier(Document())
    try:
        word = Document(str(file))
        controls = [control for control in word.element.body.iter(qn("w:sdt")) if _tag(control).startswith(TAG)]
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise WrongUsage(
            "what stands there is no Word document that can be read, so that words in it would be lost.",
            where=f"--to {file}",
            next_step="Name another file, or move this one away. If it is open in Word, close it first.",
        ) from None
    earlier = Earlier(word)
    if mark_of(word) != word.core_properties.keywords:
        copy = _free_name(file)
        shutil.copyfile(file, copy)
        copy.chmod(ONLY_THE_USER)
        earlier.notes.append(
            f"The earlier report had been changed outside the places for your own words: it is kept as {copy}."
        )
    for control in controls:
        if text_of(control).strip() not in {"", EMPTY}:
            earlier.kept.setdefault(_tag(control), []).append(control)
    body = word.element.body
    for part in list(body):
        if part.tag != qn("w:sectPr"):
            body.remove(part)
    if earlier.kept:
        number = sum(map(len, earlier.kept.values()))
        earlier.notes.append(f"Your own words were kept: {number} {'place' if number == 1 else 'places'}.")
    return earlier


def place_for_words(earlier: Earlier, name: str, title: str) -> None:
    """Add, at the end of the document, the controls kept under a name, or an empty one."""
    body = earlier.word.element.body
    controls = earlier.kept.get(TAG + name) or [_control(TAG + name, title)]
    for control in controls:
        body.insert_element_before(control, "w:sectPr")


def mark_of(word: Word) -> str:
    """A fingerprint of all that stands outside the places for people's words."""
    body = deepcopy(word.element.body)
    for control in list(body.iter(qn("w:sdt"))):
        if _tag(control).startswith(TAG) and control.getparent() is not None:
            control.getparent().remove(control)
    words = "".join(text_of(body).split())
    return f"practice-audit {sha256(words.encode('utf-8')).hexdigest()[:32]}"


def text_of(element: BaseOxmlElement) -> str:
    """All text in an element."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _tag(control: BaseOxmlElement) -> str:
    found = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _control(tag: str, title: str) -> BaseOxmlElement:
    control, about, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    for name, value in (("alias", title), ("tag", tag), ("lock", "sdtLocked")):
        part = OxmlElement(f"w:{name}")
        part.set(qn("w:val"), value)
        about.append(part)
    about.append(OxmlElement("w:showingPlcHdr"))
    paragraph, run, text = (OxmlElement(f"w:{name}") for name in ("p", "r", "t"))
    text.text = EMPTY
    look, colour, slant = (OxmlElement(f"w:{name}") for name in ("rPr", "color", "i"))
    colour.set(qn("w:val"), "4A5764")
    look.append(slant)
    look.append(colour)
    run.append(look)
    run.append(text)
    paragraph.append(run)
    content.append(paragraph)
    control.append(about)
    control.append(content)
    return control


def _free_name(file: Path) -> Path:
    number = 1
    while (name := file.with_name(f"{file.stem}-before-{number}{file.suffix}")).exists():
        number += 1
    return name
