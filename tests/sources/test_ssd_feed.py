"""The daily JSON feed: known by its content, read into the dataset's tables, purged objects left out and counted."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.sources.ssd_folders import column, has

from practice_audit.cli import main
from practice_audit.records import load
from practice_audit.sources import Source, read

SAMPLE = Path(__file__).parents[2] / "fixtures" / "ssd_feed" / "feed.json"


def feed(folder: Path, content: object, name: str = "feed.json") -> Source:
    (folder / name).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return read([folder / name])[0]


def child(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"la_child_id": "K1", "child_details": {"date_of_birth": "2015-03-08"}, **more}


def test_the_sample_is_known_by_its_content_and_read() -> None:
    source = read([SAMPLE])[0]
    assert source.format == "ssd"
    assert column(source, "children", "child_id") == ["0001001", "0001002", "0001006"]
    assert column(source, "section_47_enquiries", "outcome") == ["substantiated_continuing_risk"] * 2
    assert column(source, "conferences", "conference_id") == ["S1-F", "S2-F"]
    assert column(source, "allocations", "role") == ["case_holder"] * 3
    assert column(source, "referrals", "decision") == ["assessment", "assessment", "no_further_action"]
    assert not has(source, "visits")
    assert not has(source, "reviews")


def test_purged_objects_are_counted_and_not_read() -> None:
    source = read([SAMPLE])[0]
    purged = {(one.where, one.what): one.reason for one in source.ignored if "purge" in one.reason}
    assert set(purged) == {("Children", "child"), ("child_and_family_assessments", "object")}
    assert "A9" not in column(source, "assessments", "assessment_id")


def test_a_row_is_numbered_by_the_position_of_its_child() -> None:
    closures = next(table for table in read([SAMPLE])[0].tables if table.name == "case_closures")
    assert list(closures.rows) == [3]


@pytest.mark.parametrize(
    "content",
    [
        [child()],
        child(),
        {"la_code": 1, "Children": child()},
        [{"la_code": 1, "Children": [child()]}],
        "\n".join([json.dumps(child()), json.dumps({**child(), "la_child_id": "K2"})]),
    ],
)
def test_every_wrapping_is_read(tmp_path: Path, content: object) -> None:
    assert column(feed(tmp_path, content), "children", "child_id")[0] == "K1"


def test_an_enquiry_that_needed_no_conference(tmp_path: Path) -> None:
    enquiries = [
        {"section_47_assessment_id": "S1", "start_date": "2026-01-05", "icpc_required_flag": False},
        {"section_47_assessment_id": "S2", "start_date": "2026-02-05", "icpc_required_flag": True},
        {"section_47_assessment_id": "S3", "start_date": "2026-03-05"},
    ]
    source = feed(tmp_path, [child(social_care_episodes=[{"section_47_assessments": enquiries}])])
    assert column(source, "section_47_enquiries", "outcome") == [
        "not_substantiated",
        "substantiated_continuing_risk",
        None,
    ]


def test_an_unknown_field_is_listed_without_its_value(tmp_path: Path) -> None:
    source = feed(tmp_path, [child(nickname="Kestrel")])
    assert [(one.what, one.reason) for one in source.ignored] == [
        ("field nickname", "understood, but nothing in the native tables holds it (1 found)")
    ]


@pytest.mark.parametrize(
    "odd", [{"social_care_episodes": "Kestrel"}, {"child_details": "Kestrel"}, {"social_care_episodes": [["Kestrel"]]}]
)
def test_a_field_of_another_shape_is_no_traceback(tmp_path: Path, odd: dict[str, Any]) -> None:
    assert len(load([feed(tmp_path, [child(**odd), child()])]).tables["children"].frame) >= 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"la_child_id": "Kestrel", "child_details"', "line 1"),
        ('{"x": {"la_child_id": "Kestrel"}}', "no child was found"),
        ('{"la_child_id": ' + "[" * 100_000, "not whole JSON"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_paragraph(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "feed.json").write_text(content, "utf-8")
    result = CliRunner().invoke(main, ["run", str(tmp_path / "feed.json"), "--history", "none"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert said in result.stderr
    assert "Kestrel" not in result.stderr
    assert len(result.stderr.splitlines()) == 2
