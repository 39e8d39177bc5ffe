"""The daily JSON feed to the department: an object a child, brought to the tables of the dataset."""

import codecs
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.registry import fingerprint, source
from practice_audit.sources.ssd_feed_known import is_feed
from practice_audit.sources.ssd_feed_rows import Feed
from practice_audit.sources.ssd_source import source_of
from practice_audit.sources.tables import Input, Source

EXPORT_AGAIN: Final = "Export it again: an array of children, or an object with such an array under Children."
BY: Final = "a row's number is the position of its child in the feed."
DAY_ONLY: Final = (
    "a feed holds the children that it was made for; where it is of one day's changes, nobody else is audited."
)


@source("ssd", knows=is_feed, suffixes=(".jsonl",))
def read(path: Path) -> Source:
    """Read a feed.

    Raises:
        RecordsUnreadable: the file is not JSON, or holds no child.
    """
    feed = Feed(path.name)
    for position, child in enumerate(_children(path), start=1):
        feed.take(child, position)
    feed.told.notes.append(f"{path.name}: {DAY_ONLY}")
    tables = feed.tables()
    whole = Input(str(path), fingerprint(path), sum(feed.told.rows.values()))
    return source_of(tables, feed.told, where=path.name, files=(path,), inputs=(whole,), by=BY)


def _children(path: Path) -> list[Mapping[str, Any]]:
    try:
        text = path.read_bytes().removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise RecordsUnreadable("the text is not UTF-8.", where=path.name, next_step=EXPORT_AGAIN) from None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        found = _lines(text)
        if found is None:
            line = f", line {wrong.lineno}" if isinstance(wrong, json.JSONDecodeError) else ""
            where = f"{path.name}{line}"
            raise RecordsUnreadable("not whole JSON.", where=where, next_step=EXPORT_AGAIN) from None
    payloads = found if isinstance(found, list) else [found]
    children = [child for payload in payloads for child in _of_payload(payload)]
    if not children:
        raise RecordsUnreadable("no child was found in it.", where=path.name, next_step=EXPORT_AGAIN)
    return children


def _of_payload(payload: object) -> list[Mapping[str, Any]]:
    if not isinstance(payload, Mapping):
        return []
    if "la_child_id" in payload:
        return [payload]
    within = next((value for name, value in payload.items() if str(name).lower() == "children"), None)
    return [one for one in (within if isinstance(within, list) else [within]) if isinstance(one, Mapping)]


def _lines(text: str) -> list[object] | None:
    """An object a line, as some programs write it; None where it is not that either."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
