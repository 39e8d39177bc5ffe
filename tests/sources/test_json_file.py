"""A JSON file, whole and damaged."""

import json
from pathlib import Path

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.layout import TABLES
from practice_audit.sources import Source, read


def source(path: Path, text: str) -> Source:
    (path / "export.json").write_text(text, encoding="utf-8-sig")
    return read([path / "export.json"])[0]


def test_each_array_is_a_table_and_a_field_left_out_is_blank(tmp_path: Path) -> None:
    [table] = source(tmp_path, '{"Visits": [{"visit_id": 1, "seen": true}, {"visit_id": "2", "kind": null}]}').tables
    assert table.name == "visits"
    assert table.frame.to_numpy().tolist() == [[1, True, None], ["2", None, None]]
    assert list(table.rows) == [1, 2]


def test_an_empty_array_is_a_table_with_every_column(tmp_path: Path) -> None:
    [table] = source(tmp_path, '{"visits": []}').tables
    assert (list(table.frame.columns), len(table.frame)) == (list(TABLES["visits"].columns), 0)


def test_a_list_of_agencies_is_one_text(tmp_path: Path) -> None:
    [table] = source(tmp_path, '{"core_groups": [{"attended_by": ["police", "school"]}]}').tables
    assert table.frame["attended_by"][0] == "police; school"


def test_other_members_are_listed(tmp_path: Path) -> None:
    found = source(tmp_path, '{"visits": [], "made_by": "X", "vists": []}').ignored
    assert [(one.where, one.reason) for one in found] == [
        ("made_by", "no such table in the layout"),
        ("vists", "no such table in the layout; did you mean visits?"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"visits": [{"visit_id": "V1"', "line 1"),
        ("", "not JSON"),
        ("[]", "not an object"),
        ("{}", "no array is named after a table"),
        ('{"visits": {"V1": {}}}', "not an array of records"),
        ('{"visits": ["V1"]}', "not an array of records"),
        ('{"visits": [{"visit_id": {"Zebedee": 1}}]}', "record 1"),
        ('{"visits": [{"visit_id": 1, "visit_id": 2}]}', "names a field twice"),
        ('{"visits": [{"visit_id": NaN}]}', "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_set_of_tables_is_refused_without_its_content(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RecordsUnreadable, match=said) as wrong:
        source(tmp_path, text)
    assert "Zebedee" not in str(wrong.value)


def test_every_cut_of_a_file_is_refused(tmp_path: Path) -> None:
    whole = json.dumps({"children": [{"child_id": "K1"}], "visits": [{"visit_id": "V1", "child_id": "K1"}]})
    for end in range(len(whole)):
        with pytest.raises(RecordsUnreadable):
            source(tmp_path, whole[:end])


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_bytes('{"visits": [{"child_views": "café"}]}'.encode("windows-1252"))
    with pytest.raises(RecordsUnreadable, match="not UTF-8"):
        read([tmp_path / "export.json"])
