"""The tables and their columns as plain values, worked out from the models."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from practice_audit.layout.kinds import Kind, MainDate, Record, Word

_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Column:
    """One column of a native table, as a row of layout.csv.

    Attributes:
        name: the heading.
        type: "id", "text", "date", "choice", "bool", "int", "list" or "ref".
        target: the table that a "ref" points to, else None.
        need: every row needs a value (the key and the columns marked need).
        main: the date that says when the row happened.
        values: the values of a choice.
        meaning: in words, blank where the name says it all.
    """

    name: str
    type: Word
    target: str | None
    need: bool
    main: bool
    values: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class Table:
    """One native table: its columns in order, its key, its main date, and the word for one of its rows."""

    name: str
    columns: dict[str, Column]
    key: str
    main: str | None
    singular: str
    model: type[BaseModel]

    @property
    def ties(self) -> tuple[str, ...]:
        """The columns without which no row can be tied to a child, a worker or a day: then the table says nothing."""
        people = {"children", "workers"}
        return tuple(one.name for one in self.columns.values() if one.need and (one.main or one.target in people))


def table_of(name: str, model: type[Record]) -> Table:
    """Work out the table that a model defines."""
    columns = {column.name: column for column in _columns(model)}
    return Table(
        name=name,
        columns=columns,
        key=next(iter(columns)),
        main=next((column.name for column in columns.values() if column.main), None),
        singular=_WORD_STARTS.sub("_", model.__name__).lower(),
        model=model,
    )


def _columns(model: type[Record]) -> Iterator[Column]:
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        base, marks = _taken_apart(hints[name])
        kind = next(mark for mark in marks if isinstance(mark, Kind))
        yield Column(
            name=name,
            type=kind.word,
            target=kind.target,
            need=field.is_required(),
            main=any(isinstance(mark, MainDate) for mark in marks),
            values=get_args(base) if get_origin(base) is Literal else (),
            meaning=field.description or "",
        )


def _taken_apart(hint: Any) -> tuple[Any, tuple[object, ...]]:  # noqa: ANN401 - a type hint is of no one type
    """Find the bare type and the marks of a field, through `| None` and Annotated in either order."""
    if get_origin(hint) is Annotated:
        base, *marks = get_args(hint)
        inner, more = _taken_apart(base)
        return inner, (*marks, *more)
    if type(None) in get_args(hint):
        return _taken_apart(next(part for part in get_args(hint) if part is not type(None)))
    return hint, ()
