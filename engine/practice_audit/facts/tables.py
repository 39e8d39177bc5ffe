"""Tables as facts: columns of values with their doubt, and steps from a row to the record that it refers to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from practice_audit.facts.values import Mask, Numbers, Objects, Texts, Value, as_numbers, as_texts, texts
from practice_audit.layout import TABLES

if TYPE_CHECKING:
    from practice_audit.facts.store import Facts

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


class FactTable(ABC):
    """What conditions can ask of the rows of an alias."""

    name: str
    size: int
    also_from: Sequence[tuple[str, Positions, Positions]] = ()
    """Further native rows that a row rests on: (table, row here, position there)."""
    population_sure: Mask | None = None
    """Where the table itself knows that some of its rows may not exist."""

    @abstractmethod
    def column(self, name: str) -> Value:
        """The values of a column, one a row."""

    @abstractmethod
    def follow(self, name: str) -> Step:
        """The record that each row leads to."""

    @property
    @abstractmethod
    def origin(self) -> Origin:
        """The native record behind each row."""

    @cached_property
    def rank_by_id(self) -> Positions:
        """For each row its place among all rows when they stand in order of their ids; rows with one id as they are."""
        rank = np.empty(self.size, dtype=np.int64)
        rank[np.argsort(self.origin.id, kind="stable")] = np.arange(self.size)
        return rank

    def text(self, name: str) -> Texts:
        """The values of a column of texts, ids or choices."""
        return as_texts(self.column(name))

    def day(self, name: str) -> Numbers:
        """The values of a column of days, flags or counts."""
        return as_numbers(self.column(name))


class MadeTable(FactTable):
    """A table worked out from others: its columns as values, its steps, and the native record behind each row."""

    def __init__(
        self, name: str, columns: Mapping[str, Value], origin: Origin, steps: dict[str, Step], facts: Facts
    ) -> None:
        """Hold what facts/derived or facts/vocabulary made."""
        self.name, self._columns, self._origin, self._steps, self._facts = name, columns, origin, steps, facts
        self.size = len(origin.position)

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
            self._steps[name] = self._facts.by_id(
                self.text(f"{name}_id"), {"child": "children", "worker": "workers"}[name]
            )
        return self._steps[name]
