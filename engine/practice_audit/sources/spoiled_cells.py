"""Cells of a workbook that come as blank although something stood there: errors, and formulas without a value."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.tables import Damaged

ERROR = Damaged("the cell holds a spreadsheet's error")
NO_VALUE = Damaged("the cell holds a formula that was never worked out")
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, ValueError)  # what zipfile may raise
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR_CELL = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"')
_BARE_FORMULA = re.compile(
    rb'<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def spoiled(path: Path, sheet: str) -> dict[tuple[int, int], Damaged]:
    """Find the spoiled cells of one sheet.

    Args:
        path: the workbook (.xlsx).
        sheet: the sheet's name.

    Returns:
        (row, column), both from 0, to what is wrong; nothing where the workbook is of an older kind.

    Raises:
        RecordsUnreadable: the workbook is damaged in a way that its reader did not mind.
    """
    if not zipfile.is_zipfile(path):
        return {}
    try:
        with zipfile.ZipFile(path) as parts:
            part = _part(parts, sheet)
            text = parts.read(part) if part else b""
    except (KeyError, ParseError):
        return {}
    except _DAMAGE:
        raise RecordsUnreadable(
            "the workbook is damaged.", where=path.name, next_step="Save it again in the spreadsheet program."
        ) from None
    return dict(_found(_ERROR_CELL, text, ERROR)) | dict(_found(_BARE_FORMULA, text, NO_VALUE))


def _part(parts: zipfile.ZipFile, sheet: str) -> str | None:
    book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    relation = next(
        (one.get(_ID) for one in book.iter() if one.tag.endswith("}sheet") and one.get("name") == sheet), None
    )
    targets = {one.get("Id"): one.get("Target") or "" for one in ElementTree.fromstring(parts.read(_RELATIONS))}
    target = targets.get(relation)
    if target is None:
        return None
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _found(form: re.Pattern[bytes], text: bytes, what: Damaged) -> Iterator[tuple[tuple[int, int], Damaged]]:
    for cell in form.finditer(text):
        yield (int(cell[2]) - 1, _column(cell[1])), what


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
