"""Three-valued logic and bounds, held against every world that a doubtful value allows."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.doubtful import Doubtful, allows, days, holds, of_words, words, worlds

from practice_audit.facts.values import Truth, blank, compare, constant, flags, numbers, texts, truth

SIGNS: dict[str, Callable[[int, int], bool]] = {
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
    "==": int.__eq__,
}
TRUTHS = st.sampled_from([(False, False), (False, True), (True, True)])


def plainly(sign: str, left: object, right: object) -> bool:
    """Compare two values of one world, as docs/rule-language.md says of blanks."""
    if sign == "!=":
        return not plainly("==", left, right)
    if left is None or right is None:
        return False
    return left == right if isinstance(left, str) else SIGNS[sign](left, right)  # type: ignore[arg-type]


def of(pair: tuple[bool, bool]) -> Truth:
    """Make the truth of one row."""
    return Truth(np.array([pair[0]]), np.array([pair[1]]))


def readings(pair: tuple[bool, bool]) -> set[bool]:
    """Give what a truth may be."""
    return {*([True] if pair[1] else []), *([] if pair[0] else [False])}


@given(TRUTHS, TRUTHS)
def test_and_or_and_not_hold_exactly_what_the_worlds_allow(one: tuple[bool, bool], other: tuple[bool, bool]) -> None:
    both = {left and right for left in readings(one) for right in readings(other)}
    assert readings(holds(of(one) & of(other))) == both
    assert readings(holds(of(one) | of(other))) == {a or b for a in readings(one) for b in readings(other)}
    assert readings(holds(~of(one))) == {not reading for reading in readings(one)}


@given(days(), days(), st.sampled_from([*SIGNS, "!="]))
def test_a_comparison_of_days_is_sure_where_all_worlds_agree_and_possible_where_one_does(
    left: Doubtful, right: Doubtful, sign: str
) -> None:
    found = {plainly(sign, world["left"], world["right"]) for world in worlds(left=left, right=right)}
    assert holds(compare(left.value, sign, right.value)) == (found == {True}, True in found)


@given(words(), words(), st.sampled_from(["==", "!="]))
def test_a_comparison_of_texts_is_sure_where_all_worlds_agree_and_possible_where_one_does(
    left: Doubtful, right: Doubtful, sign: str
) -> None:
    found = {plainly(sign, world["left"], world["right"]) for world in worlds(left=left, right=right)}
    assert holds(compare(left.value, sign, right.value)) == (found == {True}, True in found)


def test_texts_have_no_order() -> None:
    with pytest.raises(TypeError, match="no order"):
        compare(texts(["a"]), "<", texts(["b"]))


def test_a_day_is_never_a_text() -> None:
    assert holds(compare(texts(["12"]), "==", numbers([12.0]))) == (False, False)


@given(days())
def test_a_blank_is_told_from_a_value(value: Doubtful) -> None:
    found = {reading is None for reading in value.readings}
    assert holds(blank(value.value)) == (found == {True}, True in found)


@given(days(low=0, high=1))
def test_a_flag_holds_where_it_is_one(value: Doubtful) -> None:
    found = {reading == 1 for reading in value.readings}
    assert holds(truth(value.value)) == (found == {True}, True in found)


@given(TRUTHS)
def test_a_condition_may_be_compared_as_a_flag(pair: tuple[bool, bool]) -> None:
    assert holds(truth(flags(of(pair)))) == pair
    assert holds(compare(of(pair), "==", constant(value=True, size=1))) == pair


def test_a_cell_that_could_not_be_read_may_be_any_day_or_none() -> None:
    value = numbers([np.nan, 5.0], np.array([True, False]))
    assert value.sure.tolist() == [False, True]
    assert value.may.all()
    assert all(allows(value, reading) for reading in (None, 1, 700_000))


def test_an_unreadable_text_may_be_any_word() -> None:
    assert holds(compare(of_words({"a"}, known=False).value, "==", texts(["b"]))) == (False, True)
