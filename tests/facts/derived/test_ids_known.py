"""References: which lead to a record of the export, and which do not."""

from tests.making import Rows, facts_of

from practice_audit.facts.derived.register import make
from practice_audit.facts.tables import MadeTable
from practice_audit.rulebook.parts import Derived

ALL = Derived.model_validate({"ids_known": "all"})
ROWS: Rows = {
    "children": [{"child_id": "K1"}],
    "workers": [{"worker_id": "W1"}],
    "visits": [
        {"visit_id": "V1", "child_id": "K1", "worker_id": "W1"},
        {"visit_id": "V2", "child_id": "K9", "worker_id": "W9"},
        {"visit_id": "V3"},
    ],
    "contacts": [{"contact_id": "C1", "child_id": "K1"}],
    "actions": [
        {"action_id": "A1", "child_id": "K1", "subject_kind": "contact", "subject_id": "C1"},
        {"action_id": "A2", "child_id": "K1", "subject_kind": "contact", "subject_id": "C9"},
    ],
}


def of_table(table: MadeTable, name: str) -> dict[str, tuple[int, str | None, bool, bool]]:
    """Give the faults, their words, and whether child and worker are unknown, of the rows of one native table."""
    faults, child, worker = (table.day(what).lo for what in ("faults", "child_unknown", "worker_unknown"))
    words = table.text("words").value
    return {
        table.origin.id[row]: (int(faults[row]), words[row], bool(child[row]), bool(worker[row]))
        for row in range(table.size)
        if table.origin.table[row] == name
    }


def test_a_record_with_a_filled_reference_is_looked_at_and_each_broken_one_is_named() -> None:
    found = of_table(make(facts_of(ROWS), ALL, {}), "visits")
    words = "child_id K9 is not in children; worker_id W9 is not in workers"
    assert found == {"V1": (0, None, False, False), "V2": (2, words, True, True)}


def test_a_kind_and_an_id_beside_it_are_a_reference_too() -> None:
    found = of_table(make(facts_of(ROWS), ALL, {}), "actions")
    assert found["A1"][0] == 0
    assert found["A2"][:2] == (1, "subject_id C9 is not in contacts")


def test_a_reference_to_a_table_that_is_not_in_the_export_is_not_judged() -> None:
    found = of_table(make(facts_of(ROWS, absent=("workers",)), ALL, {}), "visits")
    assert found["V2"][:2] == (1, "child_id K9 is not in children")
