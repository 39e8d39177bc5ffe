"""A native table as facts: its columns with their doubt, its rows by id, and where its references lead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from practice_audit.facts.keys import encoded_ids
from practice_audit.facts.tables import NO_RECORD, FactTable, Origin, Positions, Step
from practice_audit.facts.values import Texts, Value, constant, not_after, numbers, texts
from practice_audit.layout import TABLES
from practice_audit.rulebook.schema import DERIVED_COLUMNS, OF_EVERY_ROW

if TYPE_CHECKING:
    from practice_audit.facts.store import Facts
    from practice_audit.records import TypedTable

NUMBERED = ("date", "bool", "int")
"""Types of column that are numbers as facts."""


class NativeTable(FactTable):
    """A table of the layout, present or absent from the export (then it has no rows)."""

    def __init__(self, name: str, typed: TypedTable | None, facts: Facts) -> None:
        """Look at a typed table; `facts` knows its neighbours."""
        self.name, self.typed, self.facts = name, typed, facts
        self.layout = TABLES[name]
        self.size = 0 if typed is None else len(typed.frame)
        self._columns: dict[str, Value] = {}
        self._steps: dict[str, Step] = {}

    def column(self, name: str) -> Value:
        """The values of a column; the derived ones of facts/vocabulary too."""
        if name not in self._columns:
            self._columns[name] = self._make(name)
        return self._columns[name]

    def _make(self, name: str) -> Value:
        if name == "id":
            return self.column(self.layout.key)
        if name in {"table", "kind_of_record"}:
            return constant(self.name if name == "table" else self.layout.singular, self.size)
        if name not in self.layout.columns:
            return self.facts.derived_column(self.name, name)
        kind = self.layout.columns[name].type
        if self.typed is None or name not in self.typed.frame:
            return constant(None, self.size) if kind in NUMBERED else texts(np.full(self.size, None, dtype=object))
        cells, unread = self.typed.cells(name), self.typed.unread.get(name)
        if kind in NUMBERED:
            read = numbers(cells, unread)
            return not_after(read, self.facts.as_at) if name == self.layout.main else read
        return texts(cells, unread, free=kind in {"text", "list"} and not name.endswith("_id"))

    def follow(self, name: str) -> Step:
        """The record that a reference or a named link leads to."""
        if name not in self._steps:
            self._steps[name] = self.facts.link(self, name)
        return self._steps[name]

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return name in self.layout.columns or name in OF_EVERY_ROW or name in DERIVED_COLUMNS.get(self.name, {})

    def has_step(self, name: str) -> bool:
        """Whether a row leads to a record by this name."""
        references = {column for column, of in self.layout.columns.items() if of.target}
        return name in references or f"{name}_id" in references or name in self.facts.book.links.get(self.name, {})

    @cached_property
    def origin(self) -> Origin:
        """Itself."""
        ids = self.text(self.layout.key)
        return Origin(np.full(self.size, self.name, dtype=object), np.arange(self.size), encoded_ids(ids.value))

    def find(self, wanted: Texts) -> Positions:
        """The positions of the rows with some ids (the first where an id stands twice); -1 where there is none."""
        asked = wanted.sure & wanted.known
        if not self.size or not asked.any():
            return np.full(len(asked), NO_RECORD, dtype=np.int64)
        places = self._places
        return np.asarray(
            [
                places.get(value, NO_RECORD) if is_asked else NO_RECORD
                for value, is_asked in zip(wanted.value, asked, strict=True)
            ],
            dtype=np.int64,
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        """The first row of each id."""
        keys = self.text(self.layout.key)
        usable = keys.sure & keys.known
        return {
            value: row for row, value in zip(range(self.size - 1, -1, -1), keys.value[::-1], strict=True) if usable[row]
        }
