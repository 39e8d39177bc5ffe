"""What a rule reads: every table and column that its expressions name, with the steps on the way; its sentences too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from practice_audit.layout import TABLES
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts_of import expressions_of, tied_parts
from practice_audit.rulebook.schema import Shape, shape_of, subject_shape

Links = Mapping[str, Mapping[str, str]]


def columns_read(rule: Rule, links: Links) -> set[tuple[str, str]]:
    """Each native table and column that a rule reads.

    Args:
        rule: the rule.
        links: by table, the named links and the tables they lead to.
    """
    found: set[tuple[str, str]] = set()
    named = _looked_up(rule)
    for _, expression, tied in expressions_of(rule):
        aliases = {**named, **(tied.aliases if tied else {})}
        for path in _paths(expression):
            found |= set(_followed(path, rule, aliases, links))
    return found


def columns_named(rule: Rule, links: Links) -> set[tuple[str, str]]:
    """Each native table and column that its sentences give back, or without which it cannot tell (`needs`)."""
    tied = {alias: table for _, part in tied_parts(rule) for alias, table in part.aliases.items()}
    found = {tuple(word.split(".")) for part in rule.needs for word in re.findall(r"\w+\.\w+", part)}
    said = {name for text in [*rule.finding.values(), *rule.notes] for name in re.findall(r"{(\w+\.[\w.]+)}", text)}
    followed = {each for name in said for each in _followed(name.split("."), rule, tied | _looked_up(rule), links)}
    return followed | {(table, name) for table, name in found if table in TABLES and name in TABLES[table].columns}


def _looked_up(rule: Rule) -> dict[str, str]:
    return {name: next(iter(lookup.aliases.values())) for name, lookup in rule.finds.items()}


def _paths(expression: Expression) -> Iterator[list[str]]:
    inside = {id(node.value) for node in ast.walk(expression.tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(expression.tree):
        if isinstance(node, ast.Attribute) and id(node) not in inside:
            yield ast.unparse(node).split(".")


def _followed(path: list[str], rule: Rule, aliases: Mapping[str, str], links: Links) -> Iterator[tuple[str, str]]:
    root, *steps = path
    if root in aliases:
        yield from _from_table(aliases[root], steps, links)
    elif root == rule.alias and rule.subject_tables and not rule.is_derived:
        for table in rule.subject_tables:
            own = rule.reads.get(steps[0], {}).get(table, steps[0])
            yield from _from_table(table, [own, *steps[1:]], links)
    elif root == rule.alias:
        yield from _from_shape(subject_shape(rule, links), steps, links)


def _from_shape(shape: Shape, steps: list[str], links: Links) -> Iterator[tuple[str, str]]:
    if len(steps) > 1 and steps[0] in shape.steps:
        yield from _from_table(shape.steps[steps[0]], steps[1:], links)


def _from_table(table: str, steps: list[str], links: Links) -> Iterator[tuple[str, str]]:
    shape = shape_of(table, links)
    first = steps[0]
    if table in TABLES:
        for column in (first, f"{first}_id"):
            if column in TABLES[table].columns:
                yield table, column
    if len(steps) > 1 and first in shape.steps:
        yield from _from_table(shape.steps[first], steps[1:], links)
