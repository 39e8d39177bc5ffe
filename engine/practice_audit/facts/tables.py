"""Tables as facts: columns of values with their doubt, and steps from a row to the record that it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from practice_audit.facts.keys import encoded_ids
from practice_audit.facts.values import Mask, Numbers, Objects, Texts, Value, constant, not_after, numbers, texts
from practice_audit.layout import TABLES
from practice_audit.rulebook.schema import DERIVED_COLUMNS, OF_EVERY_ROW

if TYPE_CHECKING:
    from practice_audit.facts.store import Facts
    from practice_audit.records import TypedTable

Positions = npt.NDArray[np.int64]
NO_RECORD = -1


@dataclass(frozen=True)
class Origin:
    """For each row, the native record that it stands for: table, position in it, and its id as it stands in a key."""

    table: Objects
    position: Positions
    id: Objects


@dataclass(frozen=True)
class Step:
    """Where a row's step leads: positions in the target (-1: nowhere), and whether even that is in doubt."""

    target: FactTable
    positions: Positions
    unsure: Mask


class FactTable(Protocol):
    """What conditions can ask of the rows of an alias."""

    name: str
    size: int

    def column(self, name: str) -> Value:
        """The values of a column, one a row."""

    def follow(self, name: str) -> Step:
        """The record that each row leads to."""

    @property
    def origin(self) -> Origin:
        """The native record behind each row."""


class NativeTable:
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
            return (
                constant(None, self.size)
                if kind in {"date", "bool", "int"}
                else texts(np.full(self.size, None, dtype=object))
            )
        cells, unread = self.typed.frame[name].to_numpy(), self.typed.unread.get(name)
        if kind in {"date", "bool", "int"}:
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
        ids = self.column(self.layout.key)
        assert isinstance(ids, Texts)  # noqa: S101  a key is an id
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
        keys = self.column(self.layout.key)
        assert isinstance(keys, Texts)  # noqa: S101  a key is an id
        usable = keys.sure & keys.known
        return {
            value: row for row, value in zip(range(self.size - 1, -1, -1), keys.value[::-1], strict=True) if usable[row]
        }


def _blanks(like: Value, size: int) -> Value:
    return texts(np.full(size, None, dtype=object), free=like.free) if isinstance(like, Texts) else constant(None, size)


class MadeTable:
    """A table worked out from others: its columns as values, its steps, and the native record behind each row."""

    def __init__(
        self, name: str, columns: dict[str, Value], origin: Origin, steps: dict[str, Step], facts: Facts
    ) -> None:
        """Hold what facts/derived or facts/vocabulary made."""
        self.name, self._columns, self._origin, self._steps, self.facts = name, columns, origin, steps, facts
        self.size = len(origin.position)
        self.also_from: list[tuple[str, Positions, Positions]] = []
        """Further native rows that a row rests on: (table, row here, position there)."""
        self.population_sure: Mask | None = None
        """Where the table itself knows that some of its rows may not exist."""

    @property
    def origin(self) -> Origin:
        """The native record behind each row."""
        return self._origin

    def column(self, name: str) -> Value:
        """The values of a column."""
        if name in self._columns:
            return self._columns[name]
        if name == "id":
            return texts(self._origin.id)
        if name == "table":
            return texts(self._origin.table)
        if name == "kind_of_record":
            return texts(np.asarray([TABLES[t].singular for t in self._origin.table], dtype=object))
        raise KeyError(name)

    def follow(self, name: str) -> Step:
        """The record that each row leads to: a step that was made, or a reference by its id column."""
        if name not in self._steps:
            self._steps[name] = self.facts.by_id(
                self.column(f"{name}_id"), {"child": "children", "worker": "workers"}[name]
            )
        return self._steps[name]


class UnionTable:
    """Rows of several like tables, one after the other; `reads` gives a column's name where a table calls it something else."""

    def __init__(self, tables: list[NativeTable], reads: dict[str, dict[str, str]]) -> None:
        """Put the tables one under the other."""
        self.name = "+".join(table.name for table in tables)
        self.tables, self.reads = tables, reads
        self.size = sum(table.size for table in tables)

    def column(self, name: str) -> Value:
        """The values of a column that all have."""
        names = [self.reads.get(name, {}).get(table.name, name) for table in self.tables]
        known = [table.column(own) if table.has(own) else None for table, own in zip(self.tables, names, strict=True)]
        like = next(part for part in known if part is not None)
        parts = [
            part if part is not None else _blanks(like, table.size)
            for table, part in zip(self.tables, known, strict=True)
        ]
        if isinstance(like, Texts):
            return Texts(
                *(
                    np.concatenate([getattr(part, what) for part in parts])
                    for what in ("value", "sure", "may", "known")
                ),
                like.free,
            )
        assert isinstance(like, Numbers)  # noqa: S101  native columns are numbers or texts
        return Numbers(
            *(np.concatenate([getattr(part, what) for part in parts]) for what in ("lo", "hi", "sure", "may"))
        )

    def follow(self, name: str) -> Step:
        """The record that each row leads to; a table without the column leads nowhere."""
        steps = [
            table.follow(self._step(table, name)) if table.has_step(self._step(table, name)) else None
            for table in self.tables
        ]
        target = next((step.target for step in steps if step is not None), None)
        if target is None:
            raise KeyError(name)
        sizes = [table.size for table in self.tables]
        positions = [
            np.full(size, NO_RECORD) if step is None else step.positions
            for step, size in zip(steps, sizes, strict=True)
        ]
        unsure = [
            np.zeros(size, dtype=bool) if step is None else step.unsure for step, size in zip(steps, sizes, strict=True)
        ]
        return Step(target, np.concatenate(positions), np.concatenate(unsure))

    def _step(self, table: NativeTable, name: str) -> str:
        for column in (name, f"{name}_id"):
            if table.name in self.reads.get(column, {}):
                return self.reads[column][table.name].removesuffix("_id")
        return name

    @cached_property
    def origin(self) -> Origin:
        """The native record behind each row."""
        parts = [table.origin for table in self.tables]
        return Origin(
            *(np.concatenate([getattr(part, what) for part in parts]) for what in ("table", "position", "id"))
        )
