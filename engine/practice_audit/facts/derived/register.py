"""The register of derived kinds: what a rule's `for_each` names, and what makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from practice_audit.facts.rows import Held
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable
from practice_audit.rulebook.parts import Derived

Maker = Callable[[Facts, Any, Held], MadeTable]
KINDS: dict[str, Maker] = {}


def derived(name: str) -> Callable[[Maker], Maker]:
    """Register what makes a kind of derived subject; `name` is the field of `Derived` that asks for it."""

    def register(make: Maker) -> Maker:
        KINDS[name] = make
        return make

    return register


def make(facts: Facts, what: Derived, held: Held) -> MadeTable:
    """Make the subjects that a rule asks for."""
    for name, maker in KINDS.items():
        if getattr(what, name) is not None:
            return maker(facts, what, held)
    raise ValueError("a derived subject names its kind")
