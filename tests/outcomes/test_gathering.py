"""Matches gathered by subject."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.making import UNREAD, facts_of

from practice_audit.facts.joins import Pairs, no_pairs
from practice_audit.outcomes.gathering import any_of, best, doubts_about, unread_columns

MATCHES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 4), st.booleans()), max_size=8, unique_by=lambda match: match[:2]
)
DAYS = st.lists(st.integers(1, 4), min_size=5, max_size=5)


def pairs_of(matches: list[tuple[int, int, bool]]) -> Pairs:
    """Make pairs of subject and record."""
    rows = [np.array([match[side] for match in matches], dtype=np.int64) for side in range(2)]
    return Pairs(rows, np.array([match[2] for match in matches], dtype=bool))


@given(MATCHES)
def test_subjects_with_a_sure_match_and_those_with_any(matches: list[tuple[int, int, bool]]) -> None:
    sure, may = any_of(pairs_of(matches), 4)
    assert set(np.flatnonzero(sure)) == {subject for subject, _, is_sure in matches if is_sure}
    assert set(np.flatnonzero(may)) == {subject for subject, _, _ in matches}


@given(MATCHES, DAYS, st.booleans())
def test_the_best_day_is_that_of_a_sure_match(
    matches: list[tuple[int, int, bool]],
    days: list[int],
    last: bool,  # noqa: FBT001  a draw
) -> None:
    day, row = best(pairs_of(matches), np.array(days, float), 4, last=last)
    for subject in range(4):
        found = [(days[record], record) for of, record, is_sure in matches if of == subject and is_sure]
        if found:
            assert day[subject] == (max if last else min)(found)[0]
            assert (day[subject], row[subject]) in found
        else:
            assert np.isnan(day[subject])
            assert row[subject] == -1


def test_no_match_is_no_day() -> None:
    day, row = best(no_pairs(2), np.empty(0), 2)
    assert np.isnan(day).all()
    assert row.tolist() == [-1, -1]


def test_why_a_record_is_in_doubt_is_said_without_quoting_it() -> None:
    facts = facts_of({"visits": [{"visit_id": "V1", "visited_on": UNREAD}, {"visit_id": "V2"}]})
    assert unread_columns(facts.native("visits"), 0) == ["visited_on"]
    assert doubts_about(facts, ("visits", 0), lambda *_: ["DQ-01/visits/V1"]) == [
        "visits:V1 is held back by DQ-01/visits/V1",
        "visits:V1: visited_on could not be read",
    ]
    assert doubts_about(facts, ("visits", 1), lambda *_: []) == ["visits:V2 may or may not count"]
