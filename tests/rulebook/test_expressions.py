"""The closed language of conditions: what it takes, and what it refuses with which words."""

import pytest
from pydantic_core import PydanticCustomError

from practice_audit.facts import functions
from practice_audit.facts.evaluate import REGISTRY
from practice_audit.rulebook.expressions import FUNCTIONS, did_you_mean, names_in, parse


@pytest.mark.parametrize(
    "written",
    [
        "visit.seen and not visit.seen_alone",
        'referral.decision in ("assessment", "strategy_discussion")',
        "clock <= visit.visited_on <= due",
        "plan.end_on is None or plan.end_on is not None",
        'deadline(clock, limit("icpc_wd"))',
        'choose(setting("x"), yes=a, no=b)',
        "-3 < a",
    ],
)
def test_the_language_takes(written: str) -> None:
    assert parse(written).text == written


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("a +", "this is no condition"),
        ("a + b", "'BinOp' is not part of the rule language"),
        ("a[0]", "'Subscript' is not part of the rule language"),
        ("lambda: 1", "'Lambda' is not part of the rule language"),
        ("[x for x in a]", "is not part of the rule language"),
        ("(a := 3)", "is not part of the rule language"),
        ("1.5 < a", "the value 1.5 is not part of the rule language"),
        ("a.b()", "only a function's plain name can be called"),
        ("__import__('os')", "there is no function '__import__'"),
        ("fillled(a)", "there is no function 'fillled'; did you mean 'filled'?"),
        ("filled(a, b)", "'filled' takes 1 values, not 2"),
        ("limit()", "'limit' takes 1 to 2 values, not 0"),
        ("filled(a, x=1)", "takes no named values"),
        ("a & b", "is not part of the rule language"),
    ],
)
def test_the_language_refuses(written: str, says: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse(written)
    assert says in str(refused.value)


def test_lines_are_joined_and_equal_texts_are_equal_conditions() -> None:
    assert parse("a\n  and b") == parse("a and b")
    assert len({parse("a"), parse("a"), parse("b")}) == 2


def test_what_was_parsed_is_not_parsed_again() -> None:
    expression = parse("a")
    assert parse(expression) is expression


def test_the_names_that_are_read_are_not_those_that_are_called() -> None:
    assert names_in(parse("days(visit.on, 3) <= due and filled(x)").tree) == {"visit", "due", "x"}


def test_every_function_of_the_language_is_worked_out_and_every_one_worked_out_is_of_the_language() -> None:
    assert functions.__name__, "importing the room registers them"
    assert set(REGISTRY) == set(FUNCTIONS)


def test_a_word_that_is_like_no_other_is_not_guessed() -> None:
    assert did_you_mean("zebra", ["visits", "plans"]) == ""
