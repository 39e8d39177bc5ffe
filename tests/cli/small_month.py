"""A small month and rules of its own, so that no change of the shipped rules changes what these tests see."""

import csv
from pathlib import Path

from click.testing import CliRunner, Result

from practice_audit.cli import main

RECORDS, RULES = (Path(__file__).parent / "month" / name for name in ("records", "rules"))
FAST = ("--matcher", "relational", "--no-verify")


def audit(
    *options: str | Path, records: Path = RECORDS, as_at: str = "2012-12-12", width: int = 80, fast: bool = True
) -> Result:
    """Run the audit of the small month and give what came out."""
    asked = ["run", records, "--rules", RULES, "--as-at", as_at, *(FAST if fast else ()), *options]
    return CliRunner().invoke(main, [str(word) for word in asked], env={"COLUMNS": str(width)})


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file that was written."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
