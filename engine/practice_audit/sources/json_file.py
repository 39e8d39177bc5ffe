"""JSON: one file, an object with an array of records for each native table."""

import codecs
import json
from pathlib import Path
from typing import Any, Never

from practice_audit.errors import RecordsUnreadable
from practice_audit.layout import TABLES
from practice_audit.sources.headings import native_table, no_such
from practice_audit.sources.registry import source
from practice_audit.sources.ssd_feed_known import is_feed
from practice_audit.sources.tables import Cell, Ignored, RawTable, Source

EXPORT_AGAIN = 'Export it again: an object with an array of records for each table, as {"visits": [{…}, …]}.'
Pairs = list[tuple[str, Any]]


class _TwiceNamed(ValueError):
    """A record that names a field twice: the second would silently take the place of the first."""


def _knows(path: Path) -> bool:
    return path.suffix.lower() == ".json" and path.is_file() and not is_feed(path)


@source("native", knows=_knows, suffixes=(".json",))
def read(path: Path) -> Source:
    """Read each array that is named after a native table, rows numbered from 1; list every other member.

    An empty array is a table with every column and no rows. A list of texts in a field becomes one text, divided by
    semicolons.

    Raises:
        RecordsUnreadable: the file is not JSON, or not an object of arrays of flat records.
    """
    members = _members(path)
    tables = [_table(path, str(native_table(name)), rows) for name, rows in members.items() if native_table(name)]
    ignored = [
        Ignored(path.name, name, "array", no_such(name, TABLES, "table")) for name in members if not native_table(name)
    ]
    if not tables:
        raise RecordsUnreadable("no array is named after a table.", where=path.name, next_step=EXPORT_AGAIN)
    return Source("native", (path,), tables, ignored=ignored)


def _members(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().removeprefix(codecs.BOM_UTF8).decode()
        members = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse)
    except json.JSONDecodeError as wrong:
        where = f"{path.name}, line {wrong.lineno}, column {wrong.colno}"
        raise RecordsUnreadable(f"not JSON: {wrong.msg}.", where=where, next_step=EXPORT_AGAIN) from None
    except UnicodeDecodeError:
        raise RecordsUnreadable("the text is not UTF-8.", where=path.name, next_step=EXPORT_AGAIN) from None
    except _TwiceNamed:
        what = "a record or the file itself names a field twice."
        raise RecordsUnreadable(what, where=path.name, next_step=EXPORT_AGAIN) from None
    except (ValueError, RecursionError):
        raise RecordsUnreadable("not JSON that holds records.", where=path.name, next_step=EXPORT_AGAIN) from None
    if not isinstance(members, dict):
        raise RecordsUnreadable("not an object with an array a table.", where=path.name, next_step=EXPORT_AGAIN)
    return members


def _once_each(pairs: Pairs) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _TwiceNamed
    return fields


def _refuse(_: str) -> Never:
    raise ValueError


def _table(path: Path, table: str, rows: object) -> RawTable:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RecordsUnreadable("not an array of records.", where=f"{path.name}, {table}", next_step=EXPORT_AGAIN)
    headings = list(dict.fromkeys(heading for row in rows for heading in row)) or list(TABLES[table].columns)
    where = f"{path.name}, {table}"
    cells = [
        [_cell(row.get(heading), f"{where}, record {at}") for heading in headings] for at, row in enumerate(rows, 1)
    ]
    return RawTable.of(table, path.name, headings=headings, cells=cells)


def _cell(value: object, where: str) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    raise RecordsUnreadable("a field holds an object, where a value was expected.", where=where, next_step=EXPORT_AGAIN)
