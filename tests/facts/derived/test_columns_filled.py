"""Needed columns: which are blank in which record."""

from tests.making import UNREAD, day, facts_of

from practice_audit.facts.derived.register import make
from practice_audit.rulebook.parts import Derived

NEED = Derived.model_validate({"columns_filled": "need"})


def words(rows: dict[str, list[dict[str, object]]], *, absent: tuple[str, ...] = ()) -> dict[str, str | None]:
    """Give the blank columns of each record in words."""
    table = make(facts_of(rows, absent=absent), NEED, {})
    return dict(zip(table.origin.id, table.text("words").value, strict=True))


def test_each_needed_column_that_is_blank_is_named() -> None:
    visits: list[dict[str, object]] = [
        {"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 1)},
        {"visit_id": "V2"},
        {"visit_id": "V3", "child_id": "K1", "visited_on": UNREAD},
    ]
    assert words({"visits": visits}) == {"V1": None, "V2": "child_id; visited_on", "V3": None}


def test_a_column_that_the_export_does_not_have_is_blank_for_nobody() -> None:
    assert words({"visits": [{"visit_id": "V1"}]}, absent=("visits.visited_on",)) == {"V1": "child_id"}


def test_of_a_child_one_of_the_two_dates_of_birth_is_enough() -> None:
    children: list[dict[str, object]] = [
        {"child_id": "K1", "expected_birth_date": day(5, 1)},
        {"child_id": "K2", "date_of_birth": day(5, 1)},
        {"child_id": "K3"},
    ]
    assert words({"children": children}) == {"K1": None, "K2": None, "K3": "date_of_birth or expected_birth_date"}
