"""Sources made of rows, without a file."""

from collections.abc import Callable

import pytest

from practice_audit.sources import Cell, RawTable, Source

Rows = list[dict[str, Cell]]
Make = Callable[..., Source]

CHILDREN: Rows = [{"child_id": "K1"}, {"child_id": "K2"}]


def of_rows(file: str = "", **tables: Rows) -> Source:
    """Make a source with a table for each argument; there are two children unless others are given."""
    raw = []
    for name, rows in {"children": CHILDREN, **tables}.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        cells = [[row.get(heading) for heading in headings] for row in rows]
        raw.append(RawTable.of(name, file or f"{name}.csv", headings=headings, cells=cells))
    return Source("native", (), raw)


@pytest.fixture
def make() -> Make:
    """Give the maker of sources."""
    return of_rows
