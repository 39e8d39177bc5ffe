"""Small folders of the dataset for tests: each table as rows of named cells."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from practice_audit.sources import Source, ssd_folder
from practice_audit.sources.ssd_model import COLUMNS

Rows = Sequence[Mapping[str, str]]
CHILD: Rows = [{"person_id": "K1", "dob": "2015-03-08"}]


def folder(path: Path, /, **tables: Rows) -> Path:
    """Write tables, named without ssd_, rows with columns named without their prefix; K1 is in ssd_person."""
    path.mkdir(exist_ok=True)
    for name, rows in {"person": CHILD, **tables}.items():
        table = f"ssd_{name}"
        prefix = COLUMNS[table][0].partition("_")[0]
        headings = list(dict.fromkeys(column for row in rows for column in row))
        with (path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writerow({column: f"{prefix}_{column}" for column in headings})
            writer.writerows(rows)
    return path


def ssd(path: Path, /, **tables: Rows) -> Source:
    """Read such a folder."""
    return ssd_folder.read(folder(path / "ssd", **tables))


def column(source: Source, table: str, name: str) -> list[object]:
    """A column of a native table, over all that have it."""
    return [cell for found in source.tables if found.name == table for cell in found.frame[name]]


def has(source: Source, table: str) -> bool:
    """Whether there is such a native table."""
    return any(found.name == table for found in source.tables)
