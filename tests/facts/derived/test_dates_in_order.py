"""Pairs of dates: which records are looked at, and which are the wrong way round."""

from typing import Any

from tests.making import UNREAD, day, facts_of

from practice_audit.facts.derived.register import make
from practice_audit.facts.tables import MadeTable
from practice_audit.rulebook.parts import Derived


def made(*plans: dict[str, Any], but: str | None = None) -> MadeTable:
    """Give the rows of plans with a start and an end."""
    what = {"dates_in_order": {"plans": [["start_on", "end_on"]]}, "but": {"plans": but} if but else {}}
    rows = [{"plan_id": f"PL{n}", "child_id": "K1", **plan} for n, plan in enumerate(plans)]
    return make(facts_of({"plans": rows}), Derived.model_validate(what), {})


def faults(table: MadeTable) -> dict[str, int]:
    """Give the number of faults of each record looked at."""
    return {name: int(n) for name, n in zip(table.origin.id, table.day("faults").lo, strict=True)}


def test_only_records_with_both_dates_are_looked_at() -> None:
    table = made(
        {"start_on": day(5, 2), "end_on": day(5, 1)},
        {"start_on": day(5, 1), "end_on": day(5, 1)},
        {"start_on": day(5, 1)},
        {"start_on": day(5, 1), "end_on": UNREAD},
    )
    assert faults(table) == {"PL0": 1, "PL1": 0}


def test_the_fault_is_said_in_words() -> None:
    words = made({"start_on": day(5, 2), "end_on": day(5, 1)}).text("words").value[0]
    assert words.startswith("end_on ")
    assert " is before start_on " in words


def test_a_pair_may_be_excused() -> None:
    wrong = {"start_on": day(5, 2), "end_on": day(5, 1)}
    table = made({**wrong, "kind": "child_in_need"}, wrong, but='row.kind == "child_in_need" and filled(row.end_on)')
    assert faults(table) == {"PL0": 0, "PL1": 1}
