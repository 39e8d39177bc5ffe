"""The durable matcher: the facts of each case to the engine, its matches back to rows. The default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from practice_audit.errors import WrongUsage
from practice_audit.facts.joins import Pairs, no_pairs
from practice_audit.facts.sides import Joint, Side
from practice_audit.facts.values import Mask
from practice_audit.matchers.cases import Spread, spread
from practice_audit.matchers.durable import is_installed
from practice_audit.matchers.engine_rules import MAYBE, SURE, Fact, Numbered, Numbering, engine_rules, facts_of
from practice_audit.matchers.tree import CompiledRule, Matches
from practice_audit.matchers.workers import Found, Workers

Case = tuple[int, str]
"""Which export (several are matched at once when examples run), and which family or worker in it."""


@dataclass
class Outcome:
    """The matches of each compiled rule, and the cases that could not be matched."""

    matches: list[Matches]
    lost: list[Case] = field(default_factory=list)


def match(
    rules: list[CompiledRule],
    *,
    workers: Workers,
    exports: list[int] | None = None,
    done: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Answer the questions of compiled rules through the engine.

    Args:
        rules: compiled rules; those of one shape (one rule over several exports) share engine rules.
        exports: for each, the export that it was compiled over (default: one and the same).
        workers: the processes that ask the engine.
        done: told how many cases have come back.

    Raises:
        WrongUsage: the engine is not installed for this Python or system.
    """
    if not is_usable():
        raise WrongUsage(
            "durable-rules is not installed",
            where="--matcher durable",
            next_step="Run again with --matcher relational.",
        )
    exports = exports or [0] * len(rules)
    of_shape, numbering = _by_shape(rules)
    places = {pair: position for position, pair in enumerate(zip(of_shape, exports, strict=True))}
    by_case = _facts_by_case(rules, of_shape, exports, numbering)
    if not numbering.rules or not by_case:
        return Outcome([_no_matches(rule) for rule in rules])
    names = list(by_case)
    answered = workers.match(numbering.rules, list(enumerate(by_case.values())), done)
    found: list[dict[str, list[tuple[int, ...]]]] = [{} for _ in rules]
    for number, matches in answered.found.items():
        _sort_in(matches, names[number][0], numbering, places, found)
    return Outcome(
        [_matches(rule, found[position]) for position, rule in enumerate(rules)],
        [names[number] for number in answered.lost],
    )


def _by_shape(rules: list[CompiledRule]) -> tuple[list[int], Numbering]:
    """The number of each rule's shape, and the engine rules of one rule of each."""
    shapes: dict[tuple[object, ...], int] = {}
    of_shape = [shapes.setdefault(rule.shape, len(shapes)) for rule in rules]
    return of_shape, engine_rules([rules[of_shape.index(number)] for number in range(len(shapes))])


def is_usable() -> bool:
    """Whether the engine is installed for this Python and system."""
    return is_installed()


def _facts_by_case(
    rules: list[CompiledRule], of_shape: list[int], exports: list[int], numbering: Numbering
) -> dict[Case, list[Fact]]:
    by_case: dict[Case, list[Fact]] = {}
    for rule, shape, export in zip(rules, of_shape, exports, strict=True):
        for number, joint in enumerate(rule.joints):
            numbered = numbering.joints[shape, number]
            for name, facts in _joint_facts(joint, spread(joint, rule.subject_cases), numbered):
                by_case.setdefault((export, name), []).extend(facts)
    return by_case


def _joint_facts(joint: Joint, spreads: list[Spread], numbered: Numbered) -> Iterator[tuple[str, list[Fact]]]:
    """Facts by case; a case without a row of one side is not sent, and possible facts only where there is a doubt."""
    for mode in (SURE, MAYBE):
        chosen = [_chosen(side, each, mode) for side, each in zip(joint.sides, spreads, strict=True)]
        common = set.intersection(*(set(each.case[mask]) for each, mask in zip(spreads, chosen, strict=True)))
        if mode == MAYBE:
            common &= _in_doubt(joint, spreads)
        if not common:
            continue
        for place, (side, each) in enumerate(zip(joint.sides, spreads, strict=True)):
            keep = chosen[place] & np.asarray([case in common for case in each.case], dtype=bool)
            facts = facts_of(side.take(each.row[keep]), numbered, place, mode)
            for case, fact in zip(each.case[keep], facts, strict=True):
                yield case, [fact]


def _chosen(side: Side, each: Spread, mode: str) -> Mask:
    return side.sure[each.row] if mode == SURE else np.ones(len(each.row), dtype=bool)


def _in_doubt(joint: Joint, spreads: list[Spread]) -> set[str]:
    pairs = zip(joint.sides, spreads, strict=True)
    return {case for side, each in pairs for case in each.case[side.doubtful[each.row]]}


def _sort_in(
    matches: Found,
    export: int,
    numbering: Numbering,
    places: dict[tuple[int, int], int],
    found: list[dict[str, list[tuple[int, ...]]]],
) -> None:
    for name, rows in matches:
        shape, query, _ = numbering.meaning[name]
        found[places[shape, export]].setdefault(query, []).append((*rows, int(name.endswith(SURE))))


def _matches(rule: CompiledRule, found: dict[str, list[tuple[int, ...]]]) -> Matches:
    result: Matches = {}
    for query in rule.queries:
        best: dict[tuple[int, ...], int] = {}
        for row in found.get(query.name, []):
            best[row[:-1]] = max(best.get(row[:-1], 0), row[-1])
        if not best:
            result[query.name] = no_pairs(query.sides)
            continue
        rows = np.asarray(sorted(best), dtype=np.int64)
        result[query.name] = Pairs(
            [rows[:, side] for side in range(query.sides)], np.asarray([best[key] for key in sorted(best)], dtype=bool)
        )
    return result


def _no_matches(rule: CompiledRule) -> Matches:
    return {query.name: no_pairs(query.sides) for query in rule.queries}
