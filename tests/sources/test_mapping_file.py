"""A mapping is checked word by word; an error names the file, the line and the nearest known word."""

from pathlib import Path

import pytest

from practice_audit.errors import RuleWrong
from practice_audit.sources import MappingFile

START = "tables:\n  visits:\n    from: v.csv\n    columns:\n"


def of(folder: Path, text: str) -> MappingFile:
    (folder / "m.yaml").write_text(text, encoding="utf-8")
    return MappingFile(folder / "m.yaml")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("tables:\n  visit: {from: v.csv, columns: {}}\n", "m.yaml:2:10", "no table 'visit'; did you mean 'visits'?"),
        (START + "      visit_on: Day\n", "m.yaml:5:17", "no column 'visits.visit_on'; did you mean 'visited_on'?"),
        (
            START + "      kind: {column: T, values: {X: child_protecton}}\n",
            "m.yaml:5:37",
            "did you mean 'child_protection'?",
        ),
        (
            START + "      kind: {column: T, value: {X: other}}\n",
            "m.yaml:5:32",
            "'value' is not a part of a mapping here; did you mean 'values'?",
        ),
        (START + "      seen: {column: T, dates: dd/mm/yyyy}\n", "m.yaml:5:32", "is no date"),
        (START + "      seen: {column: T, digits: 5}\n", "m.yaml:5:33", "is no id"),
        (START + "      visited_on: {column: T, dates: dd/mmm}\n", "m.yaml:5:38", "a day, a month and a year"),
        (START + "      visited_on: {column: T, dates: [dd/mm/yyyy, mm/dd/yyyy]}\n", "m.yaml:5:38", "two days"),
        (START + "      seen: {values: {A: yes}}\n", "m.yaml:5:13", "one of column, first_of, joined, constant"),
        (
            START + "      seen: {constant: yes, values: {A: yes}}\n",
            "m.yaml:5:13",
            "a constant is the same on every row",
        ),
        (START + "      seen: {constant: maybe}\n", "m.yaml:5:24", "'maybe' is no value of visits.seen"),
        ("tables:\n  visits:\n    columns: {visit_id: A}\n", "m.yaml:3:5", "'from' is missing"),
        ("tabels: {}\n", "m.yaml:1:9", "did you mean 'tables'?"),
        ("- a\n", "m.yaml:1:1", "no mapping in this file"),
        ("tables: [\n", "m.yaml:2:1", "not YAML"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, where: str, what: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        of(tmp_path, text)
    assert wrong.value.exit_code == 4
    assert (wrong.value.where, what in wrong.value.what) == (where, True), (wrong.value.where, wrong.value.what)


def test_codes_are_the_text_that_stands_there(tmp_path: Path) -> None:
    text = (
        START + "      kind: {column: T, values: {01: other, 1: assessment, No: section_47, null: other, 1.0: other}}\n"
    )
    [(_, _, block)] = of(tmp_path, text).mapping.blocks
    assert list(block.columns["kind"].values) == ["01", "1", "No", "null", "1.0"]


def test_several_files_may_fill_one_table(tmp_path: Path) -> None:
    text = (
        "tables:\n  visits:\n    - {from: a.csv, columns: {visit_id: A}}\n    - {from: b.csv, columns: {visit_if: A}}\n"
    )
    with pytest.raises(RuleWrong, match=r"m.yaml:4:41: .*visit_if.*did you mean 'visit_id'"):
        of(tmp_path, text)
