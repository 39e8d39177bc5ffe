"""The day on which a case was last opened."""

from tests.making import UNREAD, Cell, Rows, day, facts_of

from practice_audit.facts.values import Numbers


def opened(*starts: Cell, closed: Cell = None) -> Numbers:
    """Give the last opening of a child with these case holders and a closure."""
    rows: Rows = {
        "children": [{"child_id": "K1"}],
        "allocations": [
            {"allocation_id": f"O{n}", "child_id": "K1", "worker_id": "W1", "role": "case_holder", "start_on": start}
            for n, start in enumerate(starts)
        ],
        "case_closures": [{"closure_id": "Z1", "child_id": "K1", "closed_on": closed}] if closed else [],
    }
    value = facts_of(rows).native("children").column("last_opened_on")
    assert isinstance(value, Numbers)
    return value


def test_a_closed_case_was_opened_too() -> None:
    assert opened(day(8, 1), closed=day(10, 1)).if_settled.tolist() == [day(8, 1).toordinal()]


def test_a_case_that_was_opened_again() -> None:
    assert opened(day(8, 1), day(11, 1), closed=day(10, 1)).if_settled.tolist() == [day(11, 1).toordinal()]


def test_a_child_without_a_case() -> None:
    assert not opened().may.any()


def test_what_cannot_be_read_leaves_it_in_doubt() -> None:
    assert opened(day(8, 1), closed=UNREAD).certain.tolist() == [False]
    assert opened(UNREAD).sure.tolist() == [False]
