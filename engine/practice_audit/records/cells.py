"""One column typed by its field of the layout; a cell that cannot be read is rejected on its own, with a reason."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import TypeAdapter, ValidationError

from practice_audit.layout import TABLES, Column
from practice_audit.layout.days import LAST_YEAR, Order, looks_like_a_date, year_last
from practice_audit.records.columns import NULL, Distinct
from practice_audit.records.tables import Mask
from practice_audit.sources import Damaged, NotHeld

Cells = npt.NDArray[np.float64] | npt.NDArray[np.object_]
NUMBERS = frozenset({"date", "bool", "int"})  # the types that are float64 in a typed table
_NUMBER = re.compile(r"[-+]?[\d.,]*\d[\d.,]*(?:[eE][-+]?\d+)?", re.ASCII)
SPREADSHEET_ERRORS = frozenset({"#N/A", "#NAME?", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#NULL!"})
NOT_HELD = "not in the format"  # the kind of a cell that is in doubt though nothing was rejected
EITHER = "could be day first or month first, and the column mixes both"


@dataclass(frozen=True)
class Reading:
    """How a column is to be read beyond its type: the order of its dates, local words, whether it may end "never"."""

    order: Order | None = None
    mixed: bool = False
    wording: Mapping[str, str] | None = None
    open_end: bool = False


@dataclass(frozen=True)
class TypedColumn:
    """A column, typed: the cells, where they could not be read, and of what kind and why that was, row by row."""

    cells: Cells
    unread: Mask
    kinds: npt.NDArray[np.object_]
    reasons: npt.NDArray[np.object_]


def typed(table: str, column: Column, cells: Distinct, reading: Reading) -> TypedColumn:
    """Type a column over its distinct values.

    Args:
        table: the native table.
        column: the column of it.
        cells: what was read.
        reading: how dates in numbers and local words are to be taken.

    Returns:
        The typed column; `kinds` and `reasons` only for the rows that could not be read, in their order.
    """
    count = len(cells.found)
    number = column.type in NUMBERS
    values = np.full(count + 1, np.nan) if number else np.full(count + 1, None, dtype=object)
    reasons = np.full(count + 1, None, dtype=object)
    kinds = np.full(count + 1, None, dtype=object)
    read = _reader(table, column, reading)
    for at in np.flatnonzero(np.bincount(cells.codes + 1, minlength=count + 1)[1:]):
        value = cells.found[at]
        try:
            values[at] = read(value)
        except _Refused as refused:
            reasons[at], kinds[at] = str(refused), value_kind(value)
    unread = pd.notna(reasons)[cells.codes]
    bad = cells.codes[unread]
    return TypedColumn(values[cells.codes], unread, kinds[bad], reasons[bad])


class _Refused(ValueError):
    """A cell that cannot be read, with the reason."""


def _reader(table: str, column: Column, reading: Reading) -> Callable[[object], str | float]:
    adapter = _adapter(table, column.name)
    context = {"order": reading.order, "last_year": date.max.year if reading.open_end else LAST_YEAR}
    wording = reading.wording or {}
    text = column.type in {"text", "list"}

    def read(value: object) -> str | float:
        if isinstance(value, Damaged):
            raise _Refused(value.reason)
        if isinstance(value, str):
            value = value.strip()
            if value in SPREADSHEET_ERRORS:
                raise _Refused("the cell holds a spreadsheet's error")
            if text:
                return value
            if reading.mixed and (numbers := year_last(value)) and numbers.could_be_either:
                raise _Refused(EITHER)
            value = wording.get(value.casefold(), value)
        try:
            found = adapter.validate_python(value, context=context)
        except ValidationError as wrong:
            listed = f"not one of: {', '.join(column.values)}"
            message = wrong.errors(include_input=False, include_url=False)[0]["msg"]
            raise _Refused(listed if column.type == "choice" else message) from None
        if isinstance(found, date):
            return found.toordinal()
        return found

    return read


@cache
def _adapter(table: str, column: str) -> TypeAdapter[str | date | float]:
    return TypeAdapter(TABLES[table].model.model_fields[column].rebuild_annotation())


def value_kind(value: object) -> str:
    """Say what sort of value was refused, without the value."""
    if isinstance(value, Damaged):
        return NOT_HELD if isinstance(value, NotHeld) else "damaged cell"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, date):
        return "date"
    text = str(value).strip()
    if looks_like_a_date(text):
        return "date-like text"
    return "number-like text" if _NUMBER.fullmatch(text) else "text"


def nulls(cells: Distinct) -> bool:
    """Tell whether the database's word for blank stands in the column."""
    return any(isinstance(value, str) and value.strip() == NULL for value in cells.found)
