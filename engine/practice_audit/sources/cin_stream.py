"""The census file as a stream: the header and each child as it ends, in memory that does not grow with the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final
from xml.etree.ElementTree import Element
from xml.parsers.expat import ErrorString

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.cin_shape import NOT_UNDERSTOOD, OUTSIDE, STRAY, Tally, filled

READ: Final = ("Header", "Child")
AROUND: Final = ("Message", "Children")  # what may stand around them; anything else there is named as not understood


def stream(path: Path, tally: Tally) -> Iterator[Element]:
    """Yield the Header and each Child, wherever they stand; all else outside them is added to `tally`.

    Raises:
        RecordsUnreadable: the file cannot be opened, is not whole XML, or declares a document type or entities. The
            message holds nothing out of the file.
    """
    try:
        with path.open("rb") as file:
            yield from _elements(file, tally)
    except ParseError as wrong:
        line, column = wrong.position
        raise RecordsUnreadable(
            f"not whole, well-formed XML ({ErrorString(wrong.code)}).",
            where=f"{path.name} line {line}, column {column + 1}",
            next_step="Export the return again: the file may be cut short, or not be XML at all.",
        ) from None  # the cause may quote the file
    except DefusedXmlException:
        raise RecordsUnreadable(
            "it declares a document type or entities, which no census return does and which can make a reader "
            "fill the memory or open other files. Nothing was read.",
            where=path.name,
            next_step="Find out where the file comes from, and export the return again from the case system.",
        ) from None
    except (OSError, LookupError, ValueError) as wrong:
        raise RecordsUnreadable(
            f"it cannot be opened, or its encoding is not known ({type(wrong).__name__}).",
            where=path.name,
            next_step="Give one census return as a file of XML in UTF-8.",
        ) from None


def _elements(file: IO[bytes], tally: Tally) -> Iterator[Element]:
    around: list[Element] = []
    inside: Element | None = None
    last: Element | None = None
    element: Element
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if last is not None:  # only now is the text behind it whole
            tally[OUTSIDE, STRAY, NOT_UNDERSTOOD] += filled(last.tail)
        last = None
        if event == "start":
            if inside is None and element.tag in READ:
                inside = element
            elif inside is None:
                around.append(element)
                if element.tag not in AROUND:
                    tally[OUTSIDE, element.tag, NOT_UNDERSTOOD] += 1
        elif element is inside or inside is None:
            if element is inside:
                yield element
            else:
                around.pop()
                tally[OUTSIDE, STRAY, NOT_UNDERSTOOD] += element.tag in AROUND and filled(element.text)
            inside, last = None, element
            if around:
                del around[-1][:]
