"""A condition that ties records to a subject, taken apart: what each must be by itself, and how they are joined."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache

from practice_audit.rulebook.expressions import Expression, names_in

SUBJECT = ""
"""The group of everything that is the subject's: its alias, clock, due, what it finds and counts."""


@dataclass(frozen=True)
class Tie:
    """A comparison between values of two groups."""

    left: str
    left_value: ast.expr
    sign: str
    right: str
    right_value: ast.expr


@dataclass
class Clause:
    """One way in which a condition holds: all of its own conditions and all of its ties."""

    own: dict[str, list[ast.expr]] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)

    def joined_with(self, other: Clause) -> Clause:
        """Both together."""
        own = {group: [*self.own.get(group, []), *other.own.get(group, [])] for group in {*self.own, *other.own}}
        return Clause(own, [*self.ties, *other.ties])


class NotJoinable(ValueError):
    """A condition that no set of positive joins can say."""


_SIGNS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


@cache
def _clauses(where: Expression, records: frozenset[str]) -> tuple[Clause, ...]:
    return tuple(_split(_expanded(where.tree), records))


def clauses_of(where: Expression | None, records: list[str]) -> list[Clause]:
    """Take a condition apart into alternatives, each a set of own conditions and ties.

    Args:
        where: the condition.
        records: the aliases of the records looked at beside the subject.

    Raises:
        NotJoinable: a `not` stands over a tie, a tie is no comparison, or one side of it speaks of two records.
    """
    if where is None:
        return [Clause()]
    return list(_clauses(where, frozenset(records)))


def _groups(node: ast.expr, records: frozenset[str]) -> set[str]:
    names = names_in(node)
    groups = {name if name in records else SUBJECT for name in names if name != "as_at"}
    if any(isinstance(part, ast.Call) and getattr(part.func, "id", "") == "limit" for part in ast.walk(node)):
        groups.add(SUBJECT)
    return groups


def _split(node: ast.expr, records: frozenset[str]) -> list[Clause]:
    groups = _groups(node, records)
    if len(groups) <= 1:
        return [Clause({next(iter(groups), SUBJECT): [node]})]
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        result = [Clause()]
        for part in node.values:
            result = [left.joined_with(right) for left in result for right in _split(part, records)]
        return result
    if isinstance(node, ast.BoolOp):
        return [clause for part in node.values for clause in _split(part, records)]
    if isinstance(node, ast.Compare):
        return [_ties(node, records)]
    raise NotJoinable(f"this can't be turned into a join; write it the other way round: {ast.unparse(node)}")


def _ties(node: ast.Compare, records: frozenset[str]) -> Clause:
    clause = Clause()
    for left, sign, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
        sides = [_groups(part, records) for part in (left, right)]
        if any(len(groups) > 1 for groups in sides):
            raise NotJoinable(f"one side speaks of two records: {ast.unparse(node)}")
        names = [next(iter(groups), None) for groups in sides]
        if None in names or names[0] == names[1]:
            group = names[0] if names[0] is not None else names[1]
            clause = clause.joined_with(Clause({group or SUBJECT: [ast.Compare(left, [sign], [right])]}))
        elif type(sign) in _SIGNS:
            clause.ties.append(Tie(str(names[0]), left, _SIGNS[type(sign)], str(names[1]), right))
        else:
            raise NotJoinable(f"records are tied by comparisons only: {ast.unparse(node)}")
    return clause


def _expanded(node: ast.expr) -> ast.expr:
    """Write `covers` and `current` out as comparisons, so that they can tie records."""
    if isinstance(node, ast.BoolOp):
        return ast.BoolOp(node.op, [_expanded(part) for part in node.values])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"covers", "current"}:
        start, end, day = node.args
        forever = ast.Call(ast.Name("or_forever", ast.Load()), [end], [])
        sign = ast.LtE() if node.func.id == "covers" else ast.Lt()
        return ast.BoolOp(ast.And(), [ast.Compare(start, [ast.LtE()], [day]), ast.Compare(day, [sign], [forever])])
    return node
