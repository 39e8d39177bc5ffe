"""The text of a CSV file: its encoding, its delimiter and its rows, and what may be wrong with each."""

import codecs
import csv
import io
import sys
from collections.abc import Callable
from itertools import islice

from practice_audit.errors import RecordsUnreadable

DELIMITERS = (",", ";", "\t")
EXPORT_AGAIN = "Export the table again as CSV (UTF-8, with quotes around text)."
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATOR_LINE = len("sep=;")


def decoded(data: bytes, name: str) -> tuple[str, str | None]:
    """Decode a file: UTF-8 with or without its mark, UTF-16 with one, else Windows-1252, which is said.

    Returns:
        The text, and a note where it was not UTF-8.

    Raises:
        RecordsUnreadable: it is no text at all.
    """
    if data.startswith(b"PK\x03\x04"):
        raise RecordsUnreadable(
            "this is a workbook or a zip file, not CSV.", where=name, next_step="Give it its own ending (.xlsx)."
        )
    if data.startswith(_UTF_16):
        return _strictly(data, "utf-16", name), f"{name}: read as UTF-16."
    if b"\0" in data:
        raise RecordsUnreadable("this is not text.", where=name, next_step=EXPORT_AGAIN)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        return _strictly(data, "windows-1252", name), f"{name}: not UTF-8, so read as Windows-1252."


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        what = "the text is neither UTF-8 nor Windows-1252."
        raise RecordsUnreadable(what, where=name, next_step=EXPORT_AGAIN) from None


def rows_of(text: str, name: str, score: Callable[[list[list[str]]], int]) -> tuple[list[list[str]], int, str]:
    """Cut a text into rows of cells.

    Args:
        text: the whole file.
        name: the file, for errors.
        score: how much the first rows look like headings; the delimiter that gives the highest is taken.

    Returns:
        The rows, the number of the first of them as a spreadsheet would count, and the delimiter.

    Raises:
        RecordsUnreadable: quotes do not match, so that nobody can say where a row ends.
    """
    csv.field_size_limit(sys.maxsize)  # a case note may be longer than the module's 128 KB
    first = 1
    if text[:4].lower() == "sep=" and text[_SEPARATOR_LINE : _SEPARATOR_LINE + 1] in {"", "\r", "\n"}:
        text, first = text.partition("\n")[2], 2
    scores = {delimiter: (score(_first_rows(text, delimiter)), text.count(delimiter)) for delimiter in DELIMITERS}
    delimiter = max(scores, key=lambda one: scores[one])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader), first, delimiter
    except csv.Error:
        raise RecordsUnreadable(
            "a quotation mark that does not belong to a pair: nobody can say where this row ends.",
            where=f"{name}, line {reader.line_num}",
            next_step="Export the table again, with quotation marks inside a text doubled.",
        ) from None


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    return list(islice(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter), 10))
