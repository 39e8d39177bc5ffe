"""Dates after the audit date: which records have one, those that were left out too."""

from datetime import date
from pathlib import Path

from tests.making import AS_AT, Rows, facts_of, shipped_book

from practice_audit.facts.store import Facts
from practice_audit.records import load
from practice_audit.sources import read

CHILDREN = "child_id,date_of_birth\nK1,2005-03-01\n"
VISITS = "visit_id,child_id,visited_on,recorded_on\n"


def facts_in(folder: Path, **tables: str) -> Facts:
    """Give the facts of some CSV files."""
    for name, text in {"children": CHILDREN, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Facts(load(read([folder]), as_at=AS_AT), shipped_book())


def later(facts: Facts) -> dict[str, str | None]:
    """Give what is said of each record."""
    table = facts.table("dates_given")
    return dict(zip(table.origin.id, table.text("later_words").value, strict=True))


def test_a_record_that_was_left_out_is_there_with_its_child(tmp_path: Path) -> None:
    facts = facts_in(tmp_path, visits=f"{VISITS}V1,K1,2103-01-14,\nV2,K1,2012-12-12,\n")
    assert later(facts) == {"K1": None, "V1": "visited_on 2103-01-14", "V2": None}
    table = facts.table("dates_given")
    assert dict(zip(table.origin.id, table.text("child_id").value, strict=True))["V1"] == "K1"
    assert dict(zip(table.origin.id, table.origin.position, strict=True))["V1"] == -1


def test_an_end_to_come_and_a_date_in_doubt_are_there_at_their_place(tmp_path: Path) -> None:
    plans = "plan_id,child_id,kind,start_on,end_on,written_on\nP1,K1,child_in_need,2012-12-03,2013-01-04,2013-01-05\n"
    facts = facts_in(tmp_path, plans=plans)
    assert later(facts)["P1"] == "end_on 2013-01-04; written_on 2013-01-05"
    table = facts.table("dates_given")
    assert dict(zip(table.origin.id, table.origin.position, strict=True))["P1"] == 0


def test_a_date_that_looks_forward_is_no_date_of_what_has_happened() -> None:
    rows: Rows = {
        "plan_actions": [{"plan_action_id": "A1", "plan_id": "P1", "child_id": "K1", "due_on": date(2013, 6, 1)}]
    }
    assert later(facts_of(rows)) == {}


def test_five_records_written_later_say_that_the_audit_date_is_too_early(tmp_path: Path) -> None:
    for count, too_early in ((4, 0), (5, 1)):
        lines = "".join(f"V{n},K1,2012-12-03,2012-12-13\n" for n in range(count))
        table = facts_in(tmp_path, visits=VISITS + lines).table("dates_given")
        assert set(table.day("audit_date_too_early").lo) == {too_early}
        assert set(table.day("written_later").lo) == {count}
        assert table.day("is_first").lo.tolist() == [0, 1, *[0] * (count - 1)]


def test_five_among_many_are_single_faults(tmp_path: Path) -> None:
    lines = "".join(f"V{n},K1,2012-12-03,{'2012-12-13' if n < 5 else '2012-12-04'}\n" for n in range(500))
    assert set(facts_in(tmp_path, visits=VISITS + lines).table("dates_given").day("audit_date_too_early").lo) == {0}


def test_an_export_without_a_date_has_no_row() -> None:
    assert facts_of({"teams": [{"team_id": "T1"}]}).table("dates_given").size == 0
