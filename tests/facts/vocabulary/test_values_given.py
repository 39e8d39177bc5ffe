"""Values given: which values of each record could not be read, and why."""

from pathlib import Path

from tests.making import AS_AT, UNREAD, Row, day, facts_of, shipped_book

from practice_audit.facts.store import Facts
from practice_audit.records import load
from practice_audit.sources import read

VISIT = {"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 1)}


def unread(visit: Row) -> list[str | None]:
    """Give what is said of one visit."""
    return list(facts_of({"visits": [visit]}).table("values_given").text("unread_words").value)


def test_each_value_that_could_not_be_read_is_named() -> None:
    assert unread(VISIT) == [None]
    assert unread({**VISIT, "visited_on": UNREAD, "seen": UNREAD}) == [
        "visited_on could not be read; seen could not be read"
    ]


def test_a_text_is_always_read_and_a_record_of_texts_is_left_out() -> None:
    assert unread({**VISIT, "child_views": UNREAD}) == [None]
    assert unread({"visit_id": "V1", "child_views": "Happy."}) == []


def test_why_it_could_not_be_read_and_not_that_it_is_in_the_future(tmp_path: Path) -> None:
    (tmp_path / "children.csv").write_text("child_id,date_of_birth\nK1,2005-03-01\n", encoding="utf-8")
    lines = "V1,K1,2012-02-30,\nV2,K1,2012-05-01,2012-12-24\n"
    (tmp_path / "visits.csv").write_text(f"visit_id,child_id,visited_on,recorded_on\n{lines}", encoding="utf-8")
    table = Facts(load(read([tmp_path]), as_at=AS_AT), shipped_book()).table("values_given")
    said = dict(zip(table.origin.id, table.text("unread_words").value, strict=True))
    assert said == {
        "K1": None,
        "V1": "visited_on could not be read (there is no such day in the calendar)",
        "V2": None,
    }


def test_two_sources_that_differ_are_said_so(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder, born in zip(folders, ("2005-03-01", "2005-04-01"), strict=True):
        folder.mkdir()
        (folder / "children.csv").write_text(f"child_id,date_of_birth\nK1,{born}\n", encoding="utf-8")
    table = Facts(load(read(folders), as_at=AS_AT), shipped_book()).table("values_given")
    assert table.text("unread_words").value.tolist() == ["date_of_birth is not the same in two sources"]
