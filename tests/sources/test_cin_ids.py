"""Ids: the same from one return to the next, and never the same for two records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.sources.cin_ids import Ids


def test_an_id_says_child_kind_and_day() -> None:
    assert Ids().of("FIC0000004", "R", "2025-06-09") == "FIC0000004-R-2025-06-09"


def test_the_second_of_a_day_is_told_apart() -> None:
    ids = Ids()
    assert [ids.of("K1", "A", "2025-06-09") for _ in range(3)] == [
        "K1-A-2025-06-09",
        "K1-A-2025-06-09.2",
        "K1-A-2025-06-09.3",
    ]
    assert ids.of("K1", "R", "2025-06-09") == "K1-R-2025-06-09"
    assert ids.of("K2", "A", "2025-06-09") == "K2-A-2025-06-09"


def test_records_without_a_date_that_can_be_read_are_numbered() -> None:
    ids = Ids()
    assert [ids.of("K1", "R", dated) for dated in (None, "2025-06-09", "2025-02-30", "soon")] == [
        "K1-R-n1",
        "K1-R-2025-06-09",
        "K1-R-n2",
        "K1-R-n3",
    ]


def test_a_record_of_nobody_has_no_id() -> None:
    ids = Ids()
    assert ids.of(None, "R", "2025-06-09") is None
    assert not ids.has(None, "R", "2025-06-09")


@pytest.mark.parametrize(("dated", "has"), [("2025-06-09", True), ("2025-06-10", False), ("soon", False)])
def test_what_was_given_is_known(dated: str, *, has: bool) -> None:
    ids = Ids()
    ids.of("K1", "F", "2025-06-09")
    ids.of("K1", "F", "soon")
    assert ids.has("K1", "F", dated) is has


def test_a_time_of_day_does_not_change_the_id() -> None:
    assert Ids().of("K1", "R", "2025-06-09T00:00:00") == "K1-R-2025-06-09"


DATED = st.one_of(st.none(), st.just("soon"), st.dates().map(str))
RECORDS = st.lists(st.tuples(st.sampled_from(["K1", "K2"]), st.sampled_from("RA"), DATED))


@given(RECORDS)
def test_no_two_records_have_one_id(records: list[tuple[str, str, str | None]]) -> None:
    ids = Ids()
    given_out = [ids.of(*record) for record in records]
    assert len(set(given_out)) == len(records)


@given(RECORDS)
def test_a_record_alone_on_its_day_has_the_same_id_whatever_else_is_there(
    records: list[tuple[str, str, str | None]],
) -> None:
    alone = ("K1", "R", "2025-06-09")
    ids = Ids()
    for record in records:
        if record != alone:
            ids.of(*record)
    assert ids.of(*alone) == Ids().of(*alone)
