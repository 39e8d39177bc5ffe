"""All facts of one export: native tables, what is worked out from them, and the links between records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from typing import Any, TypeVar

import numpy as np

from practice_audit.facts import functions  # noqa: F401  registers the functions of the language
from practice_audit.facts.lookups import look_up
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.rows import Held, Rows
from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import NO_RECORD, FactTable, MadeTable, Step
from practice_audit.facts.told import Told
from practice_audit.facts.union_table import UnionTable
from practice_audit.facts.values import Texts, Value
from practice_audit.layout import TABLES
from practice_audit.records import Records
from practice_audit.rulebook.links import LinkBetween
from practice_audit.rulebook.loader import Rulebook

MAKERS: dict[str, Callable[[Facts], MadeTable]] = {}
PEOPLE = ("workers", "teams")
"""Tables to which a broken reference says "not known": a seeing visit with an unknown worker counts."""
OUTCOMES = "outcomes"
"""The one table of the vocabulary that grows while rules run."""
COLUMN_MAKERS: dict[tuple[str, str], Callable[[Facts], Value]] = {}
Found = TypeVar("Found")


def vocabulary(name: str) -> Callable[[Callable[[Facts], MadeTable]], Callable[[Facts], MadeTable]]:
    """Register what makes a table of the field's vocabulary."""

    def register(make: Callable[[Facts], MadeTable]) -> Callable[[Facts], MadeTable]:
        MAKERS[name] = make
        return make

    return register


def derived_column(table: str, name: str) -> Callable[[Callable[[Facts], Value]], Callable[[Facts], Value]]:
    """Register what makes a further column of a native table."""

    def register(make: Callable[[Facts], Value]) -> Callable[[Facts], Value]:
        COLUMN_MAKERS[table, name] = make
        return make

    return register


def once(make: Callable[[Facts], Found]) -> Callable[[Facts], Found]:
    """Work something out once for the facts of an export; all who ask for it share it and leave it as it is."""

    @wraps(make)
    def found(facts: Facts) -> Found:
        if make not in facts.kept:
            facts.kept[make] = make(facts)
        kept: Found = facts.kept[make]
        return kept

    return found


class Facts:
    """The facts of one export under one rulebook."""

    def __init__(self, records: Records, book: Rulebook) -> None:
        """Look at typed records; nothing is worked out before it is asked for."""
        self.records, self.book = records, book
        self.as_at, self.local = records.as_at, book.local
        self._native = {name: NativeTable(name, records.tables.get(name), self) for name in TABLES}
        self._made: dict[str, MadeTable] = {}
        self.kept: dict[Callable[[Facts], Any], Any] = {}
        """What `once` keeps, by what made it."""
        self.told: list[Told] = []
        """The outcomes of the rules that have run, for those that are about them."""

    def tell(self, told: Told) -> None:
        """Take in the outcomes of a rule that has run."""
        self.told.append(told)
        self._made.pop(OUTCOMES, None)

    def native(self, name: str) -> NativeTable:
        """A table of the layout."""
        return self._native[name]

    def table(self, name: str) -> FactTable:
        """A native or a vocabulary table by its name."""
        if name in self._native:
            return self._native[name]
        if name not in self._made:
            self._made[name] = MAKERS[name](self)
        return self._made[name]

    def union(self, names: Iterable[str], reads: dict[str, dict[str, str]]) -> UnionTable:
        """Several like tables as one."""
        return UnionTable([self.native(name) for name in names], reads)

    def tables(self, aliases: dict[str, str]) -> dict[str, FactTable]:
        """The table of each alias."""
        return {alias: self.table(name) for alias, name in aliases.items()}

    def is_present(self, table: str, column: str | None = None) -> bool:
        """Whether a table, or a column of it, is in the export; a column blank on every row of 20 or more is not.

        Nor is a table without the column that ties its rows to a child, a worker or a day.
        """
        if table not in TABLES:
            return True
        typed = self.records.tables.get(table)
        if typed is None:
            return False
        if column is None:
            return all(self.is_present(table, tie) for tie in TABLES[table].ties)
        return column not in typed.absent and column not in typed.empty

    def is_blank(self, table: str, column: str) -> bool:
        """Whether a column is in the export, and blank on every row of 20 or more."""
        typed = self.records.tables.get(table)
        return typed is not None and column in typed.empty

    def scope(self, size: int, aliases: dict[str, Rows] | None = None, held: Held | None = None) -> Scope:
        """A place at which conditions can be worked out."""
        return Scope(size, self.as_at, self.local, aliases or {}, held=held or {})

    def derived_column(self, table: str, name: str) -> Value:
        """A further column of a native table; raises KeyError where nothing makes one."""
        return COLUMN_MAKERS[table, name](self)

    def by_id(self, ids: Texts, target: str) -> Step:
        """Where ids lead in a table.

        One that could not be read, or that is not there, is in doubt; but an unknown worker or team is just not known.
        """
        there = self.native(target)
        positions = there.find(ids)
        broken = ids.may & (positions == NO_RECORD) & (target not in PEOPLE)
        return Step(there, positions, (ids.may & ~ids.known) | broken)

    def link(self, table: NativeTable, name: str) -> Step:
        """The record that a row refers to by a column or a named link; raises KeyError where there is no such step."""
        named = self.book.links.get(table.name, {}).get(name)
        if named is not None:
            return self._named_link(table, named)
        column = name if name in table.layout.columns else f"{name}_id"
        target = table.layout.columns[column].target
        if target is None:
            raise KeyError(name)
        return self.by_id(table.text(column), target)

    def _named_link(self, table: NativeTable, named: LinkBetween) -> Step:
        ids = table.text(named.id)
        by_id = self.by_id(ids, named.to)
        spoken_of = named.else_.where.roots if named.else_.where else frozenset()
        (row,) = (spoken_of - set(named.else_.aliases) - {"as_at"}) or {table.name}
        scope = self.scope(table.size, {row: Rows.whole(table)})
        found = look_up(scope, named.else_, self.tables(named.else_.aliases))
        positions = np.where(ids.may, by_id.positions, found.positions)
        return Step(by_id.target, positions, np.where(ids.may, by_id.unsure, found.unsure))

    @cached_property
    def families(self) -> dict[str, str]:
        """The case that each child belongs to: its family, where that is known, else the child alone."""
        children = self.native("children")
        ids, families = children.text("child_id"), children.text("family_id")
        pairs = zip(ids.value, families.value, strict=True)
        return {child: f"family {family}" if family else f"child {child}" for child, family in pairs if child}
