"""Significant events of a child: which count, when, and of which record."""

from tests.making import UNREAD, Rows, day, facts_of, shipped_book

from practice_audit.examples import records_of
from practice_audit.facts.store import Facts
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.local import lay_over

ROWS: Rows = {
    "plans": [
        {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1), "end_on": day(6, 1)},
        {"plan_id": "PL2", "child_id": "K1", "kind": "early_help", "start_on": day(5, 1)},
        {"plan_id": "PL3", "child_id": "K1", "kind": UNREAD, "start_on": day(7, 1)},
    ],
    "missing_episodes": [{"episode_id": "M1", "child_id": "K1", "missing_on": day(8, 1)}],
    "conferences": [{"conference_id": "C1", "child_id": "K1"}],
}


def test_each_event_has_its_name_its_day_and_its_record() -> None:
    table = facts_of(ROWS).table("significant_events")
    names, on = table.text("name"), table.day("on")
    found = list(zip(table.origin.id, names.value, on.sure.tolist(), strict=True))
    assert found == [
        ("PL1", "start of a plan", True),
        ("PL3", "start of a plan", False),
        ("PL1", "end of a plan", True),
        ("M1", "missing episode", True),
    ]


def test_an_authority_chooses_which_count() -> None:
    book = shipped_book()
    local = lay_over(book.local, None, {"significant_events": ["missing_episode"]})
    facts = Facts(records_of(ROWS, day(12, 12)), Rulebook(book.rules, local, book.exemptions, book.links))
    assert facts.table("significant_events").origin.id.tolist() == ["M1"]
