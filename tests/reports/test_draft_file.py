"""The file of a new rule has no fault and its examples come out, whatever table it is about."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from practice_audit.examples import run_examples
from practice_audit.layout import TABLES, Column, Table
from practice_audit.reports.draft_file import draft_file, file_name
from practice_audit.rulebook.draft import Draft, checked_time
from practice_audit.rulebook.faults import Folders
from practice_audit.rulebook.loader import load_rulebook
from practice_audit.shipped import shipped


def drafts() -> Iterator[Draft]:
    """For each table: something filled in, a later date of its own, and a record of another table."""
    for table in TABLES.values():
        dates = [
            column for column in table.columns.values() if column.type == "date" and column.name != "date_of_death"
        ]
        if not dates:
            continue
        others = [column for column in table.columns.values() if not column.need and column not in dates[:1]]
        ends: list[tuple[Table | None, Column, str]] = [(None, others[0], "none")] if others else []
        ends += [(None, dates[1], "10 working days")] if len(dates) > 1 else []
        for name, column in (("visits", "visited_on"), ("supervisions", "held_on"), ("reviews", "held_on")):
            tie = {"child_id", "worker_id"} & table.columns.keys() & TABLES[name].columns.keys()
            fits = tie and table.name not in {name, "case_closures"}  # work after a closure is a fault of data
            ends += [(TABLES[name], TABLES[name].columns[column], "2 months")] if fits else []
        yield from (draft(table, dates[0], other, end, limit) for other, end, limit in ends)


def draft(table: Table, clock: Column, other: Table | None, expected: Column, limit: str) -> Draft:
    """One draft; the id is given by the caller's order."""
    return Draft("LP-00", "A title", table, clock, other, expected, checked_time(limit), "S3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("drafts")
    for number, one in enumerate(drafts()):
        name = f"X{chr(65 + number // 100)}-{number % 100:02d}"
        text = draft_file(one, "ours").replace("LP-00", name)
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return place


def test_no_draft_has_a_fault(folder: Path) -> None:
    checked = Folders([folder])
    assert [f"{fault.where}: {fault.what}" for fault in checked.faults] == []
    assert len(checked.rules) > 60


def test_the_examples_of_every_draft_come_out(folder: Path) -> None:
    book = load_rulebook([shipped("rules"), folder])
    ours = [name for name, path in book.files.items() if path.parent == folder]
    results = run_examples(book, ours)
    assert [(result.rule, result.example.name, result.problem) for result in results if result.problem] == []
    assert {result.example.outcome for result in results} == {"met", "not_met", "late", "due"}


def test_the_name_of_the_file_is_plain() -> None:
    visits = TABLES["visits"]
    one = draft(visits, visits.columns["visited_on"], None, visits.columns["seen"], "none")
    assert file_name(replace(one, title="Aunt's 'view' / 2 days")) == "LP-00-aunt-s-view-2-days.yaml"
