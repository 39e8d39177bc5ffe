"""What each subject is called: the native record that it stands for, its key, and its child."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from practice_audit.facts.rows import Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import Origin
from practice_audit.facts.values import Objects, Texts, as_texts, blank_unless
from practice_audit.rulebook.model import Rule


@dataclass(frozen=True)
class Identity:
    """One entry a subject."""

    origin: Origin
    key_table: Objects
    key_id: Objects
    child_id: Objects
    """None where it is not known."""


def identity_of(rule: Rule, scope: Scope) -> Identity:
    """Name the subjects of a rule; `key: children` files each under its child."""
    rows = scope.aliases[rule.alias]
    whole = rows.table.origin
    origin = Origin(whole.table[rows.positions], whole.position[rows.positions], whole.id[rows.positions])
    child = _child_of(rows, scope.size)
    if rule.key is None:
        return Identity(origin, origin.table, origin.id, child)
    is_keyed = bool(scope.size) and set(origin.table) == {rule.key}
    return Identity(origin, np.full(scope.size, rule.key, dtype=object), origin.id if is_keyed else child, child)


def with_child(facts: Facts, scope: Scope, ids: Objects) -> Scope:
    """The scope with the alias `child`, of which shared exemptions speak."""
    if "child" in scope.aliases:
        return scope
    children = facts.native("children")
    known = np.asarray([value is not None for value in ids], dtype=bool)
    positions = children.find(Texts(ids, known, known, known))
    return scope.with_alias(child=Rows(children, positions, np.zeros(len(positions), dtype=bool)))


def _child_of(rows: Rows, size: int) -> Objects:
    try:
        ids = as_texts(rows.value(["child_id"], {}))
    except KeyError:
        return np.full(size, None, dtype=object)
    return blank_unless(ids.sure & ids.known, ids.value)
