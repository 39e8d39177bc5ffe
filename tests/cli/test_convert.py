"""Any source becomes native tables, whole or not at all."""

from pathlib import Path

import pytest
from tests.cli.asking import ask
from tests.cli.small_month import RECORDS, RULES

from practice_audit.records import load
from practice_audit.sources import read

ROOT = Path(__file__).parents[2]
CENSUS = ROOT / "fixtures" / "cin_census" / "cin_sample.xml"


@pytest.mark.parametrize(("form", "name"), [("csv", "native"), ("workbook", "native.xlsx"), ("json", "native.json")])
def test_what_is_written_reads_as_it_was(form: str, name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    result = ask("convert", RECORDS, out, "--format", form)
    assert result.exit_code == 0
    before, after = load(read([RECORDS])), load(read([out]))
    assert {name: len(table.frame) for name, table in before.tables.items()} == {
        name: len(table.frame) for name, table in after.tables.items()
    }
    assert len(before.rejected) == len(after.rejected) == 1


def test_rejected_values_are_listed_with_their_row(tmp_path: Path) -> None:
    output = ask("convert", RECORDS, tmp_path / "x.json", "--format", "json").output
    assert "rejected: referrals.csv, decided_on: 1 value" in output
    assert "(row 6)" in output
    assert "3rd of Dec" not in output


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "native.json"
    out.write_text("mine", encoding="utf-8")
    result = ask("convert", RECORDS, out, "--format", "json")
    assert result.exit_code == 2
    assert out.read_text(encoding="utf-8") == "mine"
    assert ask("convert", RECORDS, RULES, "--format", "csv").exit_code == 2


def test_a_census_becomes_native(tmp_path: Path) -> None:
    result = ask("convert", CENSUS, tmp_path / "native", "--format", "csv")
    assert result.exit_code == 0
    assert "not taken: Year CollectionDetails" in result.output
    assert (tmp_path / "native" / "plans.csv").exists()
