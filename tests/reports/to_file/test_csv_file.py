"""One row a standard, those too that could not be looked at."""

import csv
from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.to_file.csv_file import STANDARD_COLUMNS, csv_file


def test_each_standard_has_its_numbers(run: RunFolder, choice: Choice, tmp_path: Path) -> None:
    csv_file(run, choice, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["rule"]: row for row in csv.DictReader(file)}
    assert list(rows) == list(run.rules(choice.profile))
    assert list(next(iter(rows.values()))) == STANDARD_COLUMNS
    for rule, of in run.counts(choice.profile).items():
        assert int(rows[rule]["judged"]) == of.judged
        rate = of.rate()
        assert rows[rule]["rate"] == ("" if rate is None else f"{rate:.4f}")
    for rule, why in run.manifest.cannot_be_judged.items():
        assert rows[rule]["cannot_be_judged"] == why
    assert sum(int(row["open"]) for row in rows.values()) == len(
        run.findings[(run.findings["open"] == "yes") & run.findings["rule"].isin(list(rows))]
    )
