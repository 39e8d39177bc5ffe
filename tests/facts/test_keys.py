"""Ids as they stand in keys: safe, and each one different."""

from hypothesis import given
from hypothesis import strategies as st

from practice_audit.facts.keys import encoded, encoded_ids


@given(st.text(min_size=1, max_size=8))
def test_an_id_holds_nothing_that_cuts_a_key(value: str) -> None:
    assert not set(encoded(value)) & set("/ :#\t\n")


@given(st.lists(st.text("ab/%", min_size=1, max_size=3), unique=True))
def test_two_ids_never_become_one(values: list[str]) -> None:
    assert len({encoded(value) for value in values}) == len(values)


@given(st.lists(st.none() | st.sampled_from(["a", "b"])))
def test_every_row_has_a_key_of_its_own(values: list[str | None]) -> None:
    keys = encoded_ids(values).tolist()
    assert len(set(keys)) == len(values)
    assert all(key.startswith(value or "row-") for key, value in zip(keys, values, strict=True))
