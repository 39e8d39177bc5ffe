"""A condition taken apart: the same pairs come out of its clauses as out of the condition read whole."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.facts.clauses import SUBJECT, NotJoinable, clauses_of
from practice_audit.rulebook.expressions import parse

PARTS = st.sampled_from(
    [
        "s.child == v.child",
        "v.on <= due",
        "s.start < v.on",
        "v.on < s.start <= due",
        "filled(v.on)",
        "s.kind == 'x'",
        "v.kind in ('a', 'b')",
        "(v.on == 3 or s.start == 3)",
        "not (v.kind == 'a' or v.on == 2)",
        "as_at > v.on",
        "covers(s.start, s.end, v.on)",
        "current(v.on, due, s.start)",
    ]
)
WHOLE = st.recursive(
    PARTS,
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
    max_leaves=5,
)
WORLD = st.fixed_dictionaries(
    {
        **{name: st.integers(1, 4) for name in ("s_start", "s_end", "v_on", "due", "as_at")},
        **{name: st.sampled_from("ab") for name in ("s_child", "v_child", "v_kind")},
        "s_kind": st.sampled_from("xy"),
    }
)


def plainly(node: ast.expr, world: dict[str, object]) -> object:
    """Work out a condition as Python does, in a world where nothing is blank."""
    text = ast.unparse(ast.fix_missing_locations(node)).replace("s.", "s_").replace("v.", "v_")
    known = {
        "covers": lambda start, end, day: start <= day <= end,
        "current": lambda start, end, day: start <= day < end,
        "filled": lambda _: True,
        "or_forever": lambda day: day,
    }
    return eval(text, {**known, **world})  # noqa: S307  text made by this test


@given(WHOLE, WORLD)
def test_one_of_the_clauses_holds_where_the_condition_does(written: str, world: dict[str, object]) -> None:
    whole = parse(written)
    clauses = clauses_of(whole, ["v"])
    ways = [
        all(plainly(part, world) for parts in clause.own.values() for part in parts)
        and all(
            plainly(parse(f"({ast.unparse(tie.left_value)}) {tie.sign} ({ast.unparse(tie.right_value)})").tree, world)
            for tie in clause.ties
        )
        for clause in clauses
    ]
    assert any(ways) == bool(plainly(whole.tree, world))


@given(WHOLE)
def test_what_is_a_records_own_speaks_of_that_record_only_and_a_tie_of_two(written: str) -> None:
    for clause in clauses_of(parse(written), ["v"]):
        assert all(
            ("v." in ast.unparse(part)) == (group == "v") or group == SUBJECT
            for group, parts in clause.own.items()
            for part in parts
        )
        assert all(tie.left != tie.right for tie in clause.ties)


def test_no_condition_is_one_clause_without_ties() -> None:
    (clause,) = clauses_of(None, ["v"])
    assert (clause.own, clause.ties) == ({}, [])


def test_a_limit_belongs_to_the_subject_whose_clock_it_is_looked_up_on() -> None:
    (clause,) = clauses_of(parse('v.on <= days(s.start, 3) and v.n > limit("x")'), ["v"])
    assert {(tie.left, tie.sign, tie.right) for tie in clause.ties} == {("v", "<=", SUBJECT), ("v", ">", SUBJECT)}


@pytest.mark.parametrize(
    "written",
    [
        "not (s.child == v.child)",
        "s.child in (v.child,)",
        "earliest(s.start, v.on) < 3",
        "earliest(v.on, s.end) < s.start",
    ],
)
def test_what_no_join_can_say_is_refused(written: str) -> None:
    with pytest.raises(NotJoinable):
        clauses_of(parse(written), ["v"])
