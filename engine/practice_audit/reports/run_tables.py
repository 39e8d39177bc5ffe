"""outcomes.csv, findings.csv and rejected.csv: for people and spreadsheets, so that no cell is taken for a formula."""

import csv
import re
from pathlib import Path

import pandas as pd

from practice_audit.findings import COLUMNS
from practice_audit.records import REJECTED

OUTCOMES, FINDINGS, REJECTED_VALUES = "outcomes.csv", "findings.csv", "rejected.csv"
FINDING_COLUMNS = [*COLUMNS, "standing"]
REJECTED_COLUMNS = REJECTED
MARK = "'"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LINE_END = re.compile(r"\r\n?")
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?|\d{4}-\d\d-\d\d")


def write_table(rows: pd.DataFrame, columns: list[str], path: Path) -> None:
    """Write rows as UTF-8 CSV; a cell that a spreadsheet would take for a formula has a mark before it."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*(_guarded(rows[column]) for column in columns), strict=True))


def _guarded(cells: "pd.Series[str]") -> list[str]:
    texts: list[str] = cells.astype(str).tolist()
    if not {text[:1] for text in texts}.isdisjoint(FORMULA):  # few columns: a million rows are looked at once
        texts = [guarded(text) for text in texts]
    if any("\r" in text for text in texts):  # Python 3.11 would leave it without quotes, and so cut the row
        texts = [LINE_END.sub("\n", text) for text in texts]
    return texts


def guarded(cell: str) -> str:
    """A cell with a mark before it, unless it is a plain number or date."""
    return cell if not cell.startswith(FORMULA) or PLAIN.fullmatch(cell) else MARK + cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell.startswith(MARK) and cell[1:].startswith(FORMULA) else cell
