"""The ending of a file and its reader find one report; all else is said."""

from pathlib import Path

import pytest

from practice_audit.errors import WrongUsage
from practice_audit.reports.register import find_report, reports

RUN = Path("run")


@pytest.mark.parametrize("suffix", [".xlsx", ".md", ".csv", ".json"])
def test_each_ending_has_one_default(suffix: str) -> None:
    assert find_report(RUN, Path(f"a{suffix.upper()}"), reader=None, team=None).suffix == suffix
    assert sum(one.is_default for one in reports() if one.suffix == suffix) == 1


def test_no_two_reports_are_for_one_reader_and_ending() -> None:
    pairs = [(one.suffix, one.reader) for one in reports()]
    assert len(pairs) == len(set(pairs))


def test_every_report_says_what_it_is() -> None:
    assert all(one.about.endswith(".") for one in reports())


@pytest.mark.parametrize(
    ("file", "reader", "team", "said"),
    [
        ("a.xls", None, None, "no report has this ending"),
        ("a", None, None, "no report has this ending"),
        ("a.json", "nobody", None, "no .json report for nobody"),
        ("a.json", None, "T1", "of the whole authority"),
        ("run/outcomes.csv", None, None, "a file of the run itself"),
    ],
)
def test_what_there_is_not_is_said(file: str, reader: str | None, team: str | None, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        find_report(RUN, Path(file), reader=reader, team=team)


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(WrongUsage, match="a folder"):
        find_report(RUN, tmp_path / "a.md", reader=None, team=None)
