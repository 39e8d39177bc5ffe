"""A mapping file (YAML) read and checked: every table, column, code and form of a date in it, with exact errors."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from practice_audit.errors import RuleWrong
from practice_audit.layout import TABLES, Column
from practice_audit.places import Path_, read_yaml
from practice_audit.sources.mapped_dates import why_no_form, why_unclear
from practice_audit.sources.mapping_model import Block, Mapping, Taken

NEXT = "docs/formats/mapped.md says what may stand there."
FLAGS = ("true", "false", "yes", "no", "y", "n", "1", "0")
_MODELS: dict[int, type[BaseModel]] = {0: Mapping, 1: Block, 2: Taken}


class MappingFile:
    """A mapping with the file that it came from and the places of its parts.

    Attributes:
        path: the file.
        mapping: what it says.
    """

    def __init__(self, path: Path) -> None:
        """Read and check a file.

        Raises:
            RuleWrong: it is not a mapping; says file, line, column and the nearest known word.
        """
        self.path = path
        written, self._places = read_yaml(path, as_text=True)
        self._written = written
        if not isinstance(written, dict):
            raise self.wrong("there is no mapping in this file: it begins with 'tables:'", ())
        try:
            self.mapping = Mapping.model_validate(written)
        except ValidationError as wrong:
            faults = sorted(wrong.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
            raise self._of_form(faults[0]) from None  # a word misspelt is why another is missing
        for what, where in _faults(self.mapping):
            raise self.wrong(what, where)

    def wrong(self, what: str, path: Path_) -> RuleWrong:
        """Make the error of a part of the mapping."""
        return RuleWrong(what, where=self.where(path), next_step=NEXT)

    def where(self, path: Path_) -> str:
        """`file:line:column` of a part; a table with one block may stand there without a list."""
        at: Any = self._written
        real: list[str | int] = []
        for step in path:
            if isinstance(step, int) and not isinstance(at, list):
                continue
            if not isinstance(at, dict | list) or (isinstance(at, dict) and step not in at):
                break
            at = at[step]  # type: ignore[index]  # a list by its number, a dict by its word
            real.append(step)
        return self._places.where(tuple(real))

    def _of_form(self, first: ErrorDetails) -> RuleWrong:
        path = first["loc"]
        word = str(path[-1]) if path else ""
        depth = min(2, sum(step in {"tables", "columns"} for step in path[:-1]))
        if first["type"] == "extra_forbidden":
            known = {one.alias or name for name, one in _MODELS[depth].model_fields.items()}
            return self.wrong(f"'{word}' is not a part of a mapping here{nearest(word, known)}", path)
        if first["type"] == "missing":
            return self.wrong(f"'{word}' is missing", path[:-1])
        return self.wrong(f"'{word}': {first['msg'].removeprefix('Value error, ')}", path)


def nearest(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def _faults(mapping: Mapping) -> Iterator[tuple[str, Path_]]:
    yield from _of_dates(mapping.dates, ("dates",))
    for name, at, block in mapping.blocks:
        if name not in TABLES:
            yield f"there is no table '{name}'{nearest(name, TABLES)}", ("tables", name)
            return
        path: Path_ = ("tables", name, at)
        yield from _of_dates(block.dates, (*path, "dates"))
        for column, taken in block.columns.items():
            place = (*path, "columns", column)
            known = TABLES[name].columns
            if column not in known:
                yield f"there is no column '{name}.{column}'{nearest(column, known)}", place
                return
            yield from _of_column(f"{name}.{column}", known[column], taken, place)


def _of_dates(forms: tuple[str, ...], path: Path_) -> Iterator[tuple[str, Path_]]:
    for form in forms:
        if why := why_no_form(form):
            yield f"'{form}': {why}", path
            return
    if why := why_unclear(forms):
        yield why, path


def _of_column(name: str, column: Column, taken: Taken, path: Path_) -> Iterator[tuple[str, Path_]]:
    if taken.dates and column.type != "date":
        yield f"'{name}' is no date, so 'dates' has no place here", (*path, "dates")
    yield from _of_dates(taken.dates, (*path, "dates"))
    if taken.digits is not None and column.type not in {"id", "ref"}:
        yield f"'{name}' is no id, so 'digits' has no place here", (*path, "digits")
    words = [*((taken.values[code], (*path, "values", code)) for code in taken.values)]
    words += [(taken.others, (*path, "others"))] if taken.others is not None else []
    words += [(taken.constant, (*path, "constant"))] if taken.constant is not None else []
    known = column.values if column.type == "choice" else FLAGS if column.type == "bool" else ()
    for word, place in words:
        if known and word.lower() not in known:
            yield f"'{word}' is no value of {name}, which takes {', '.join(known)}{nearest(word, known)}", place
