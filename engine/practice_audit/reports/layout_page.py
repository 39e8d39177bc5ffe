"""The layout as Markdown: the part of docs/records.md that `make docs` writes and a test compares."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from practice_audit.layout import TABLES, Column, Table

BEGIN, END = "<!-- the layout, written by `make docs` -->", "<!-- end of the layout -->"
_PART = re.compile(rf"{re.escape(BEGIN)}\n.*{re.escape(END)}", re.DOTALL)


def layout_in_markdown() -> str:
    """Every native table with its columns, in the order of the layout."""
    return "\n".join(line for table in TABLES.values() for line in _table(table))


def with_layout(page: str) -> str:
    """Give a page in which the part between BEGIN and END is the layout as it is now.

    Args:
        page: the whole page; what is outside of the two marks stays as it is.

    Raises:
        ValueError: the page has no such part.
    """
    if not _PART.search(page):
        raise ValueError(f"the page has no part between {BEGIN} and {END}")
    return _PART.sub(lambda _: f"{BEGIN}\n{layout_in_markdown()}\n{END}", page, count=1)


def _table(table: Table) -> Iterator[str]:
    columns = ["| column | type | meaning |", "|---|---|---|", *map(_row, table.columns.values())]
    yield from (f"### {table.name}", "", _what(table), "", *columns, "")


def _what(table: Table) -> str:
    main = f" Main date: `{table.main}`." if table.main else ""
    return f"A row for each {table.singular.replace('_', ' ')}.{main}"


def _row(column: Column) -> str:
    kind = f"id of [{column.target}](#{column.target})" if column.target else column.type
    needed = ", needed" if column.need else ""
    values = ", ".join(f"`{value}`" for value in column.values)
    meaning = ". ".join(filter(None, [column.meaning, values])).replace("|", "\\|")
    return f"| `{column.name}` | {kind}{needed} | {meaning} |"


def main(page: Path) -> None:
    """Write the layout into a page."""
    page.write_text(with_layout(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
