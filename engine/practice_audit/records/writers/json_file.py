"""One JSON file: an object with an array of records a table. A table without rows reads back with every column."""

import json
from datetime import date
from pathlib import Path

from practice_audit.records.native import Native
from practice_audit.records.writers.atomic import whole_file


def write_json(tables: Native, path: Path) -> None:
    """Write every table; dates as text, blanks as null."""
    with whole_file(path) as beside, beside.open("w", encoding="utf-8") as file:
        file.write("{")
        for at, (name, frame) in enumerate(tables.items()):
            file.write(f"{',' if at else ''}\n{json.dumps(name)}: [")
            columns = [str(column) for column in frame]
            for row, cells in enumerate(frame.itertuples(index=False, name=None)):
                record = dict(zip(columns, cells, strict=True))
                file.write(f"{',' if row else ''}\n  {json.dumps(record, default=_text)}")
            file.write("\n]")
        file.write("\n}\n")


def _text(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)
