"""Which records a rule looks for that would answer others as well: those tied to the child alone.

A visit that no record was found of fails every rule that waits for one; a manager's decision about one record answers
no rule about another.
"""

import ast

from practice_audit.layout import TABLES
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived

CHILD = "child_id"


def looked_for(rule: Rule) -> frozenset[str]:
    """The tables of which the rule wants any record of the child; none where it wants one in particular."""
    what = rule.for_each[rule.alias]
    if isinstance(what, Derived) and what.interval and what.interval.join == CHILD:
        return frozenset(what.interval.between.aliases.values())
    tables: set[str] = set()
    for wanted in rule.expect:
        for alias, table in wanted.aliases.items():
            is_about_one = table not in TABLES or "subject_id" in TABLES[table].columns
            if wanted.where is not None and not is_about_one and _ids_that_tie(alias, wanted.where) == {CHILD}:
                tables.add(table)
    return frozenset(tables)


def _ids_that_tie(alias: str, where: Expression) -> set[str]:
    """The id columns of a record that a condition compares with something."""
    found = set()
    for node in ast.walk(where.tree):
        if isinstance(node, ast.Compare) and any(isinstance(sign, ast.Eq) for sign in node.ops):
            for side in (node.left, *node.comparators):
                if isinstance(side, ast.Attribute) and ast.unparse(side.value) == alias and side.attr.endswith("_id"):
                    found.add(side.attr)
    return found
