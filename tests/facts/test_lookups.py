"""Records looked up and counted for each subject, in doubt where a doubtful one could change the answer."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.lookups import count, held_rows, look_up, tied
from practice_audit.facts.rows import Held, Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.rulebook.parts import Count, Lookup, Tied

EARLIEST = Lookup(aliases={"visit": "visits"}, where="visit.child_id == child.child_id", earliest="visit.visited_on")  # type: ignore[arg-type]
LATEST = Lookup(aliases={"visit": "visits"}, where="visit.child_id == child.child_id", latest="visit.visited_on")  # type: ignore[arg-type]
VISIT = st.fixed_dictionaries(
    {
        "child_id": st.sampled_from(["K1", "K1", "K2"]),
        "visited_on": st.sampled_from([None, UNREAD, day(5, 1), day(5, 2), day(5, 3)]),
        "kind": st.sampled_from(["other", "child_protection"]),
    }
)


def at(visits: list[dict[str, Any]], held: Held | None = None) -> tuple[Facts, Scope]:
    """Give the children K1 and K2 as a place at which visits are looked up."""
    rows = [{"visit_id": f"V{number}", **visit} for number, visit in enumerate(visits)]
    facts = facts_of({"children": [{"child_id": "K1"}, {"child_id": "K2"}], "visits": rows})
    return facts, facts.scope(2, {"child": Rows.whole(facts.native("children"))}, held)


def found(what: Lookup, visits: list[dict[str, Any]], held: Held | None = None) -> tuple[list[str | None], list[bool]]:
    """Give the ids looked up for K1 and K2, and whether each is in doubt."""
    facts, scope = at(visits, held)
    rows = look_up(scope, what, facts.tables(what.aliases))
    ids = [f"V{position}" if position >= 0 else None for position in rows.positions]
    return ids, rows.unsure.tolist()


@given(st.lists(VISIT, max_size=4), st.booleans())
def test_a_lookup_that_is_not_in_doubt_is_right_in_every_world(visits: list[dict[str, Any]], latest: bool) -> None:  # noqa: FBT001  a draw
    ids, unsure = found(LATEST if latest else EARLIEST, visits)
    readings = [
        [None, day(4, 30), day(5, 1), day(5, 2), day(5, 3), day(5, 4)]
        if visit["visited_on"] == UNREAD
        else [visit["visited_on"]]
        for visit in visits
    ]
    for world in product(*readings):
        for place, child in enumerate(("K1", "K2")):
            days = [
                (of, number)
                for number, (visit, of) in enumerate(zip(visits, world, strict=True))
                if of and visit["child_id"] == child
            ]
            best = (max(days) if latest else min(days))[1] if days else None
            assert unsure[place] or ids[place] == (None if best is None else f"V{best}")


def test_ties_go_to_the_first_id_of_the_earliest_and_the_last_of_the_latest() -> None:
    visits = [{"child_id": "K1", "visited_on": day(5, 1)}] * 3
    assert found(EARLIEST, visits) == (["V0", None], [False, False])
    assert found(LATEST, visits) == (["V2", None], [False, False])


def test_a_held_back_record_puts_a_lookup_in_doubt_only_where_it_could_come_first() -> None:
    visits = [{"child_id": "K1", "visited_on": day(5, 1)}, {"child_id": "K1", "visited_on": day(5, 2)}]
    assert found(EARLIEST, visits, {"visits": np.array([True, False])})[1] == [True, False]
    assert found(EARLIEST, visits, {"visits": np.array([False, True])}) == (["V0", None], [False, False])


def test_nothing_is_found_in_an_empty_table() -> None:
    assert found(EARLIEST, []) == ([None, None], [False, False])


@pytest.mark.parametrize("distinct", [None, "visit.kind", "visit.visited_on"])
@given(visits=st.lists(VISIT, max_size=4))
def test_a_count_lies_between_its_bounds_in_every_world(distinct: str | None, visits: list[dict[str, Any]]) -> None:
    facts, scope = at(visits)
    where = 'visit.child_id == child.child_id and visit.visited_on >= day("2012-05-02")'
    what = Count(aliases={"visit": "visits"}, where=where, distinct=distinct)  # type: ignore[arg-type]
    number = count(scope, what, facts.tables(what.aliases))
    assert number.sure.all()
    readings = [
        [None, day(5, 1), day(5, 2), day(5, 3), day(5, 4)] if visit["visited_on"] == UNREAD else [visit["visited_on"]]
        for visit in visits
    ]
    for world in product(*readings):
        for place, child in enumerate(("K1", "K2")):
            rows = [
                (place_of, visit["kind"], of)
                for place_of, (visit, of) in enumerate(zip(visits, world, strict=True))
                if of and of >= day(5, 2) and visit["child_id"] == child
            ]
            different = {row[{None: 0, "visit.kind": 1, "visit.visited_on": 2}[distinct]] for row in rows}
            assert number.lo[place] <= len(different) <= number.hi[place]


def test_two_records_may_be_tied_to_each_other() -> None:
    facts, scope = at([{"child_id": "K1", "visited_on": day(5, 1)}, {"child_id": "K1", "visited_on": day(5, 4)}])
    where = "one.child_id == child.child_id and other.child_id == one.child_id and one.visited_on < other.visited_on"
    what = Tied(aliases={"one": "visits", "other": "visits"}, where=where)  # type: ignore[arg-type]
    pairs = tied(scope, what, facts.tables(what.aliases))
    assert [rows.tolist() for rows in pairs.rows] == [[0], [0], [1]]


def test_a_row_worked_out_from_a_held_back_record_is_held_back() -> None:
    rows = {"plans": [{"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}]}
    facts = facts_of(rows)
    table = facts.table("opening_events")
    assert held_rows(table, facts.scope(1, held={"plans": np.array([True])})).tolist() == [True]
    assert held_rows(table, facts.scope(1, held={"visits": np.array([], dtype=bool)})).tolist() == [False]
