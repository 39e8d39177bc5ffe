"""The places in the Word report for people's own words: what stands in them stays when the report is made again.

A place is a content control inside a bookmark. Word keeps both; LibreOffice turns the control into another one without
its name, but keeps the bookmark: so the bookmark says what is kept.
"""

import shutil
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practice_audit.errors import WrongUsage
from practice_audit.reports.board.places import PLACES, place_of, text_of, words_in

ONLY_THE_USER = 0o600


@dataclass
class Earlier:
    """A document to write into, and what people wrote in it before.

    Attributes:
        word: new, or the earlier report without its body: its styles and lists are those of the kept words.
        kept: place to the paragraphs, tables and pictures that people put there.
        notes: what is to be said to the user.
    """

    word: Word
    kept: dict[str, list[BaseOxmlElement]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def earlier_report(file: Path) -> Earlier:
    """Open the report that stands at `file`, if there is one, and take out what people wrote.

    What was changed outside the places would be lost: then a copy of the whole is kept beside it.

    Raises:
        WrongUsage: what stands there is no Word document.
    """
    if not file.exists():
        return Earlier(Document())
    try:
        word = Document(str(file))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise WrongUsage(
            "what stands there is no Word document that can be read, so that words in it would be lost.",
            where=f"--to {file}",
            next_step="Name another file, or move this one away. If it is open in Word, close it first.",
        ) from None
    earlier = Earlier(word)
    body = word.element.body
    if mark_of(word) != word.core_properties.keywords:
        copy = _free_name(file)
        shutil.copyfile(file, copy)
        copy.chmod(ONLY_THE_USER)
        earlier.notes.append(
            f"The earlier report had been changed outside the places for your own words: it is kept as {copy}."
        )
    earlier.kept = {place: words for place in PLACES if (words := words_in(body, place))}
    for part in list(body):
        if part.tag != qn("w:sectPr"):
            body.remove(part)
    if earlier.kept:
        number = len(earlier.kept)
        earlier.notes.append(f"Your own words were kept: {number} {'place' if number == 1 else 'places'}.")
    return earlier


def mark_of(word: Word) -> str:
    """A fingerprint of all that stands outside the places for people's words."""
    body = deepcopy(word.element.body)
    for place in PLACES:
        for part in place_of(body, place):
            body.remove(part)
    words = "".join(text_of(body).split())
    return f"practice-audit {sha256(words.encode('utf-8')).hexdigest()[:32]}"


def _free_name(file: Path) -> Path:
    number = 1
    while (name := file.with_name(f"{file.stem}-before-{number}{file.suffix}")).exists():
        number += 1
    return name
