"""The relational matcher: every question answered for all cases at once by pandas joins.

The second opinion of each run, and the fast path.
"""

from __future__ import annotations

from dataclasses import replace

from practice_audit.facts.joins import join, together
from practice_audit.matchers.tree import CompiledRule, Matches


def match(rules: list[CompiledRule]) -> list[Matches]:
    """Answer the questions of some compiled rules.

    Returns:
        For each rule, by question, every combination of rows that fits, with whether it surely does.
    """
    return [_match(rule) for rule in rules]


def _match(rule: CompiledRule) -> Matches:
    found: Matches = {}
    for query in rule.queries:
        joints = [rule.joints[n] for n in query.joints]
        found[query.name] = together(
            (join(replace(joint, orders=[*joint.orders, *query.extra])) for joint in joints), query.sides
        )
    return found
