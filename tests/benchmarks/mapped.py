"""The made-up month as the reports of a case system: own headings, codes and dates, and the mapping that reads them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from tests.benchmarks.month import AS_AT, month_of

from practice_audit.layout import TABLES

TITLE = ["A report of the case system", f"Run on {AS_AT:%d/%m/%Y}"]


def write(folder: Path, children: int) -> list[str]:
    """Write the reports and their mapping; gives what stands after `practice-audit records check`."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    mapping = ["dates: dd/mm/yyyy", "tables:"]
    for table, rows in month_of(children).items():
        used = [name for name in TABLES[table].columns if any(row.get(name) for row in rows)]
        if not used:
            continue
        _write(reports / f"Report of {table}.csv", table, used, rows)
        mapping += [f"  {table}:", f"    from: Report of {table}.csv", "    columns:", *_columns(table, used)]
    (folder / "mapping.yaml").write_text("\n".join(mapping), encoding="utf-8")
    return [str(reports), "--mapping", str(folder / "mapping.yaml")]


def _columns(table: str, used: list[str]) -> list[str]:
    lines = []
    for name in used:
        column = TABLES[table].columns[name]
        codes = ", ".join(f"C{number}: {value}" for number, value in enumerate(column.values))
        lines.append(f"      {name}: {{column: Our {name}{f', values: {{{codes}}}' if codes else ''}}}")
    return lines


def _write(path: Path, table: str, used: list[str], rows: list[dict[str, object]]) -> None:
    columns = TABLES[table].columns
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([[line] for line in TITLE])
        writer.writerow([f"Our {name}" for name in used])
        for row in rows:
            writer.writerow([_cell(columns[name].type, columns[name].values, row.get(name)) for name in used])
        writer.writerow(["Total", *[""] * (len(used) - 2), len(rows)])


def _cell(kind: str, values: tuple[str, ...], value: object) -> object:
    if kind == "date" and value:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    return f"C{values.index(str(value))}" if values and value else value
