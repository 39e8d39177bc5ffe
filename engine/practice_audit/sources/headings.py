"""Names of tables and columns as people write them, brought to the names of the layout."""

import difflib
import re
from collections.abc import Iterable, Sequence

from practice_audit.layout import TABLES

_BETWEEN_WORDS = re.compile(r"[\s_\-]+")


def plain(name: object) -> str:
    """Bring a heading, a sheet's or a file's name to the layout's way: lower case, underscores, no byte order mark."""
    return _BETWEEN_WORDS.sub("_", str(name).replace("\ufeff", "").strip().lower())


def native_table(name: object) -> str | None:
    """Give the native table that a name means, if it means one."""
    found = plain(name)
    return found if found in TABLES else None


def known_headings(table: str, headings: Iterable[object]) -> int:
    """Count the headings that are columns of a table."""
    return len({plain(heading) for heading in headings} & set(TABLES[table].columns))


def heading_row(table: str, rows: Sequence[Sequence[object]], looked_at: int = 10) -> int:
    """Find the row that holds the headings: of the first ten, the first with most columns of the table in it."""
    counts = [known_headings(table, row) for row in rows[:looked_at]]
    return counts.index(max(counts)) if counts else 0


def no_such(name: object, known: Iterable[str], what: str) -> str:
    """Say that a table or a column is not in the layout, and which one may be meant."""
    close = difflib.get_close_matches(plain(name), list(known), n=1, cutoff=0.75)
    return f"no such {what} in the layout" + (f"; did you mean {close[0]}?" if close else "")
