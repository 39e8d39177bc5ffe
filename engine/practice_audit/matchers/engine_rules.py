"""Compiled rules as durable-rules wants them: patterns with kinds, key equalities, orders of days; rows as its facts.

Every guard of the research note is here: kind first, a second test on a number (at most 16 under one kind), an
always-true test last in each pattern that is joined, whole numbers and short texts only, no null, own key fields, no
`id` in a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from practice_audit.facts.sides import Joint, Order, Side
from practice_audit.matchers.tree import CompiledRule

A_KIND_HOLDS = 16
SURE, MAYBE = "s", "m"
LONGEST_TEXT = 65_000
"""Characters of a text that the engine is known to take."""
Fact = dict[str, Any]


@dataclass(frozen=True)
class Numbered:
    """One joint of one rule, with the number of its first pattern: sure and possible facts have their own numbers."""

    rule: int
    joint: int
    base: int
    sides: int

    def number(self, side: int, mode: str) -> int:
        """The number of a side's facts."""
        return self.base + 2 * side + (mode == MAYBE)


@dataclass
class Numbering:
    """All joints of some compiled rules, numbered; and what each engine rule's name stands for."""

    joints: dict[tuple[int, int], Numbered] = field(default_factory=dict)
    meaning: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    """Engine rule → position of the compiled rule, question, sides."""
    rules: dict[str, Any] = field(default_factory=dict)


def engine_rules(compiled: list[CompiledRule]) -> Numbering:
    """The engine's rules for some compiled rules (their shape only: no fact is read)."""
    result, base = Numbering(), 0
    for position, rule in enumerate(compiled):
        for number, joint in enumerate(rule.joints):
            result.joints[position, number] = Numbered(position, number, base, len(joint.sides))
            base += 2 * len(joint.sides)
        for asked, query in enumerate(rule.queries):
            for joint_number in query.joints:
                joint, numbered = rule.joints[joint_number], result.joints[position, joint_number]
                for mode in (SURE, MAYBE):
                    name = f"r{position}q{asked}j{joint_number}{mode}"
                    result.rules[name] = {"all": list(_patterns(joint, numbered, query.extra, mode))}
                    result.meaning[name] = (position, query.name, len(joint.sides))
    return result


def _patterns(joint: Joint, numbered: Numbered, extra: list[Order], mode: str) -> Iterator[dict[str, Any]]:
    for side in range(len(joint.sides)):
        number = numbered.number(side, mode)
        tests: list[dict[str, Any]] = [{"kind": f"k{number // A_KIND_HOLDS}"}, {"n": number}]
        ties = [*_equalities(joint, side), *_orders([*joint.orders, *extra], side)]
        if side:
            tests += [*ties, {"one": {_alias(0): "one"}}]
        yield {_alias(side): {"$and": tests}}


def _equalities(joint: Joint, side: int) -> Iterator[dict[str, Any]]:
    for sign, pairs in (("==", joint.same), ("!=", joint.differ)):
        for left, right in pairs:
            here, there = (left, right) if left[0] > right[0] else (right, left)
            if here[0] == side:
                reference = {_alias(there[0]): _text(there[1])}
                yield {_text(here[1]): reference} if sign == "==" else {"$neq": {_text(here[1]): reference}}


def _orders(orders: list[Order], side: int) -> Iterator[dict[str, Any]]:
    for order in orders:
        if max(order.left[0], order.right[0]) != side:
            continue
        if order.right[0] == side:
            sign, own, other = (
                ("$gt" if order.strict else "$gte"),
                _last(order.right[1]),
                (order.left[0], _first(order.left[1])),
            )
        else:
            sign, own, other = (
                ("$lt" if order.strict else "$lte"),
                _first(order.left[1]),
                (order.right[0], _last(order.right[1])),
            )
        yield {sign: {own: {_alias(other[0]): other[1]}}}


def _alias(side: int) -> str:
    return f"m{side}"


def _text(name: str) -> str:
    return f"t_{name}"


def _first(name: str) -> str:
    """A day on the earlier side of an order."""
    return f"a_{name}"


def _last(name: str) -> str:
    """A day on the later side of an order."""
    return f"b_{name}"


def facts_of(side: Side, numbered: Numbered, place: int, mode: str) -> list[Fact]:
    """A side's rows as facts.

    In the sure mode an earlier day counts at its latest and a later one at its earliest; in the other mode the other
    way round.
    """
    number = numbered.number(place, mode)
    early, late = (side.hi, side.lo) if mode == SURE else (side.lo, side.hi)
    days = [(_first(name), values) for name, values in early.items()] + [
        (_last(name), values) for name, values in late.items()
    ]
    kind = f"k{number // A_KIND_HOLDS}"
    facts: list[Fact] = []
    for row in range(len(side.rows)):
        fact: Fact = {"kind": kind, "n": number, "row": int(side.rows[row])}
        fact |= {_text(name): _short(words[row]) for name, words in side.texts.items()}
        fact |= {name: int(values[row]) for name, values in days}
        facts.append(fact)
    return facts


def _short(text: str) -> str:
    """A text, or what stands for it where it is too long for the engine: equal texts stay equal."""
    return text if len(text) <= LONGEST_TEXT else sha256(text.encode()).hexdigest()
