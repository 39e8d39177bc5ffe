"""What was read, for the screen."""

from collections.abc import Callable
from datetime import date

from practice_audit.records import load, summary
from practice_audit.sources import Source


def test_each_table_is_summed_up(make: Callable[..., Source]) -> None:
    visits = [
        {
            "visit_id": f"V{n}",
            "child_id": "K1",
            "visited_on": date(2012, 6, 1),
            "kind": "other",
            "seen": None if n else "?",
        }
        for n in range(30)
    ]
    visits[1]["visited_on"] = date(2014, 1, 1)
    _, found = summary(load([make(visits=visits)], as_at=date(2013, 2, 1)))
    assert (found.table, found.rows, found.rejected, found.ignored_future, found.covered_from) == (
        "visits",
        29,
        1,
        1,
        None,
    )
    assert found.sparse == ("seen",)
    assert "worker_id" in found.absent
