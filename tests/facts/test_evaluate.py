"""Conditions worked out for doubtful values: every world's truth lies between what is sure and what is possible."""

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.doubtful import Doubtful, allows, days, holds, of_days, scope_of, words, worlds
from tests.making import AS_AT, Rows, day, facts_of

from practice_audit.facts.evaluate import condition, evaluate, members, number
from practice_audit.facts.rows import Rows as AliasRows
from practice_audit.facts.values import as_texts
from practice_audit.rulebook.expressions import parse

DAY_VALUES = st.recursive(
    st.sampled_from(["a", "b", "c", "12", "None"]),
    lambda inner: st.one_of(
        st.builds("first_filled({}, {})".format, inner, inner),
        st.builds("earliest({}, {})".format, inner, inner),
        st.builds("latest({}, {})".format, inner, inner),
        st.builds("or_forever({})".format, inner),
        st.builds("days({}, 2)".format, inner),
    ),
    max_leaves=3,
)
CONDITIONS = st.recursive(
    st.one_of(
        st.builds("{} {} {}".format, DAY_VALUES, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), DAY_VALUES),
        st.builds("{} {} (11, 13)".format, st.sampled_from("abc"), st.sampled_from(["in", "not in"])),
        st.builds('w {} "a"'.format, st.sampled_from(["==", "!="])),
        st.builds('w {} ("a", "b")'.format, st.sampled_from(["in", "not in"])),
        st.builds("{} is {}".format, st.sampled_from("abcw"), st.sampled_from(["None", "not None"])),
        st.builds("filled({})".format, st.sampled_from("abcw")),
        st.builds("{} <= {} < {}".format, DAY_VALUES, DAY_VALUES, DAY_VALUES),
        st.builds("covers({}, {}, {})".format, DAY_VALUES, DAY_VALUES, DAY_VALUES),
        st.builds("current({}, {}, {})".format, DAY_VALUES, DAY_VALUES, DAY_VALUES),
    ),
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=4,
)
FOREVER = 10_000_000


def plainly(node: ast.expr, world: dict[str, Any]) -> Any:  # noqa: ANN401, PLR0911  whatever the expression is
    """Work out an expression in one world, one value at a time."""
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return world[name]
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(plainly(part, world) for part in parts)
        case ast.BoolOp(values=parts):
            return any(plainly(part, world) for part in parts)
        case ast.UnaryOp(operand=part):
            return not plainly(part, world)
        case ast.Call(func=ast.Name(id=name), args=parts):
            return called(name, [plainly(part, world) for part in parts])
        case ast.Compare():
            values = [node.left, *node.comparators]
            return all(
                compared(left, sign, right, world)
                for left, sign, right in zip(values, node.ops, values[1:], strict=False)
            )
    raise AssertionError(ast.dump(node))


def called(name: str, values: list[Any]) -> Any:  # noqa: ANN401  whatever the function gives
    """Work out a function of the language."""
    there = [value for value in values if value is not None]
    match name:
        case "filled":
            return bool(there)
        case "or_forever":
            return there[0] if there else FOREVER
        case "days":
            return values[0] if values[0] in {None, FOREVER} else values[0] + values[1]
        case "covers" | "current":
            start, end, at = values
            last = FOREVER if end is None else end
            return (
                start is not None and at is not None and start <= at and (at <= last if name == "covers" else at < last)
            )
    return None if not there else {"first_filled": there[0], "earliest": min(there), "latest": max(there)}[name]


def compared(left: ast.expr, sign: ast.cmpop, right: ast.expr, world: dict[str, Any]) -> bool:
    """Compare two values as docs/rule-language.md, section 7, says."""
    one = plainly(left, world)
    if isinstance(sign, ast.In | ast.NotIn):
        assert isinstance(right, ast.Tuple)
        return (one in [plainly(part, world) for part in right.elts]) == isinstance(sign, ast.In)
    other = plainly(right, world)
    if isinstance(sign, ast.Is | ast.IsNot):
        return (one is None) == isinstance(sign, ast.Is)
    equal = one is not None and one == other
    if isinstance(sign, ast.Eq | ast.NotEq):
        return equal == isinstance(sign, ast.Eq)
    if one is None or other is None:
        return False
    orders: dict[type[ast.cmpop], bool] = {
        ast.Lt: one < other,
        ast.LtE: one <= other,
        ast.Gt: one > other,
        ast.GtE: one >= other,
    }
    return orders[type(sign)]


@given(CONDITIONS, days(), days(), days(), words())
def test_every_worlds_truth_lies_between_sure_and_possible(
    written: str, a: Doubtful, b: Doubtful, c: Doubtful, w: Doubtful
) -> None:
    expression = parse(written)
    values = {"a": a, "b": b, "c": c, "w": w}
    sure, may = holds(condition(scope_of(**values), expression))
    used = {name: value for name, value in values.items() if name in expression.roots}
    found = {bool(plainly(expression.tree, world)) for world in worlds(**used)}
    assert (True not in found) or may
    assert (False not in found) or not sure


@given(DAY_VALUES, days(), days(), days())
def test_every_worlds_value_lies_within_the_bounds(written: str, a: Doubtful, b: Doubtful, c: Doubtful) -> None:
    expression = parse(written)
    values = {"a": a, "b": b, "c": c}
    result = number(scope_of(**values), expression)
    used = {name: value for name, value in values.items() if name in expression.roots}
    assert all(allows(result, plainly(expression.tree, world)) for world in worlds(**used))


def test_a_condition_that_is_not_there_always_holds() -> None:
    assert holds(condition(scope_of(a=of_days({1})), None)) == (True, True)


def test_the_audit_date_has_a_name() -> None:
    assert number(scope_of(a=of_days({1})), parse("as_at")).lo.tolist() == [AS_AT.toordinal()]


def test_a_number_with_a_minus_turns_its_bounds_round() -> None:
    value = number(scope_of(a=of_days({3, 5})), parse("-a"))
    assert (value.lo[0], value.hi[0]) == (-5, -3)


def test_a_truth_where_a_number_is_wanted_is_refused() -> None:
    with pytest.raises(TypeError, match="a date or number is wanted"):
        number(scope_of(a=of_days({1})), parse("filled(a)"))


def test_a_bracket_may_be_a_setting() -> None:
    scope = scope_of(a=of_days({1}))
    assert members(scope, parse("setting('words_police')").tree) == list(scope.local.value("words_police"))
    with pytest.raises(TypeError, match="not a list"):
        members(scope, parse("a").tree)


def test_a_path_goes_from_record_to_record_and_a_last_step_is_the_records_id() -> None:
    rows: Rows = {
        "children": [{"child_id": "K1", "date_of_birth": day(3, 1)}],
        "visits": [{"visit_id": "V1", "child_id": "K1"}, {"visit_id": "V2"}, {"visit_id": "V3", "child_id": "K9"}],
    }
    facts = facts_of(rows)
    visits = facts.native("visits")
    scope = facts.scope(visits.size, {"visit": AliasRows.whole(visits)})
    born = number(scope, parse("visit.child.date_of_birth"))
    assert born.sure.tolist() == [True, False, False]
    assert born.may.tolist() == [True, False, True], "a child that is not in the export may have any date of birth"
    child = as_texts(evaluate(scope, parse("visit.child")))
    assert child.value.tolist()[:2] == ["K1", None]
