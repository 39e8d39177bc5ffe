"""A finished run reads back as it was; a folder that is no run, or of another version, is said in words."""

import csv
import json
import math
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, TO_READ
from practice_audit.reports.from_folder import RunFolder, read_run


def written(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changed(folder: Path, to: Path, **parts: object) -> Path:
    """A copy of a run with parts of its manifest changed; None takes one away."""
    shutil.copytree(folder, to)
    manifest = json.loads((to / "audit.json").read_text("utf-8")) | parts
    gone = {name for name, part in parts.items() if part is None}
    text = json.dumps({name: part for name, part in manifest.items() if name not in gone})
    (to / "audit.json").write_text(text, encoding="utf-8")
    return to


def test_outcomes_read_back_as_they_were_written(folder: Path, run: RunFolder) -> None:
    rows = written(folder, "outcomes.csv")
    read = run.outcomes
    assert read["key"].tolist() == [row["key"] for row in rows]
    assert read["outcome"].astype(str).tolist() == [row["outcome"] for row in rows]
    assert read["explanation"].tolist() == [row["explanation"].removeprefix("'") for row in rows]
    assert read["due_on"].dt.strftime("%Y-%m-%d").fillna("").tolist() == [row["due_on"] for row in rows]
    assert ["" if math.isnan(over) else f"{over:g}" for over in read["over"]] == [row["over"] for row in rows]


@pytest.mark.parametrize("outcome", [DUE, TO_READ, CANNOT_TELL])
def test_rows_of_an_outcome_are_those_of_the_file(outcome: str, folder: Path, run: RunFolder) -> None:
    expected = [row["key"] for row in written(folder, "outcomes.csv") if row["outcome"] == outcome]
    assert expected
    assert run.with_outcome(outcome)["key"].tolist() == expected


def test_counts_are_those_of_the_manifest_and_hold_what_is_not_filed(folder: Path, run: RunFolder) -> None:
    manifest = json.loads((folder / "audit.json").read_text("utf-8"))
    counts = run.manifest.counts
    assert {rule: of.population for rule, of in counts.items()} == {
        rule: of["population"] for rule, of in manifest["counts"].items()
    }
    (of_data,) = run.data_quality()
    assert counts[of_data].population > len(run.outcomes[run.outcomes["rule"] == of_data])


def test_past_breaches_are_reported_from_a_month_before_where_nothing_is_said(run: RunFolder) -> None:
    assert run.since == date(2012, 11, 12)


def test_rules_of_a_profile_come_without_data_quality(run: RunFolder) -> None:
    assert not run.rules("all").keys() & run.data_quality().keys()
    assert run.rules("core").keys() < run.rules("all").keys()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"form": 1}, "an earlier version"),
        ({"form": 99}, "a later version"),
        ({"form": None}, "an earlier version"),
        ({"program": None}, "not the manifest of a run"),
        ({"rules": None}, "rules is missing or was changed"),
    ],
)
def test_a_manifest_of_another_version_is_said(
    parts: dict[str, object], said: str, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(WrongUsage, match=said):
        read_run(changed(folder, tmp_path / "x", **parts))


def test_a_folder_that_is_no_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="not the folder of a finished run"):
        read_run(tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("2012-11-01", "01/11/2012"), "was changed since"),
        (lambda text: text.replace("key,rule", "id,rule"), "its columns are not those"),
        (lambda text: text.replace("\n", ",more\n").replace(",more", "", 1), "was changed since"),
    ],
)
def test_a_file_that_a_spreadsheet_saved_is_refused(
    change: Callable[[str], str], said: str, folder: Path, tmp_path: Path
) -> None:
    copy = changed(folder, tmp_path / "x")
    path = copy / "outcomes.csv"
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")
    with pytest.raises(WrongUsage, match=said):
        _ = read_run(copy).outcomes


def test_a_file_that_is_gone_is_said(folder: Path, tmp_path: Path) -> None:
    copy = changed(folder, tmp_path / "x")
    (copy / "findings.csv").unlink()
    with pytest.raises(WrongUsage, match="it is gone"):
        _ = read_run(copy).findings
