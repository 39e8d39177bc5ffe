"""Rows of several tables read as one list of dated events of a child, each remembering the record that it stands for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from practice_audit.facts.evaluate import condition, evaluate
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Numbers, Texts
from practice_audit.rulebook.expressions import parse


@dataclass(frozen=True)
class Kind:
    """One sort of event: its table, the column of its day, and which rows count."""

    table: str
    day: str
    where: str = "True == True"
    name: str = ""


def events(facts: Facts, name: str, kinds: list[Kind]) -> MadeTable:
    """The events of some kinds, one under the other.

    Returns:
        child_id, on (day), name (what happened), source (table). Rows whose day is blank are left out; a row that comes into question
        only possibly keeps its day in doubt.
    """
    ids, days, words, tables, positions, keys = [], [], [], [], [], []
    for kind in kinds:
        table = facts.native(kind.table)
        scope = facts.scope(table.size, {"row": Rows.whole(table)})
        fits = condition(scope, parse(kind.where))
        day = evaluate(scope, parse(f"row.{kind.day}"))
        child = table.column("child_id")
        assert isinstance(day, Numbers) and isinstance(child, Texts)  # noqa: S101, PT018  a date and an id
        rows = np.flatnonzero(fits.may & day.may)
        doubt = ~fits.yes[rows]
        ids.append(Texts(child.value[rows], child.sure[rows], child.may[rows], child.known[rows]))
        days.append(Numbers(day.lo[rows], day.hi[rows], day.sure[rows] & ~doubt, day.may[rows]))
        words += [kind.name or table.layout.singular.replace("_", " ")] * len(rows)
        tables.append(np.full(len(rows), kind.table, dtype=object))
        positions.append(rows)
        keys.append(table.origin.id[rows])
    child_id = Texts(
        *(np.concatenate([getattr(part, what) for part in ids]) for what in ("value", "sure", "may", "known"))
    )
    on = Numbers(*(np.concatenate([getattr(part, what) for part in days]) for what in ("lo", "hi", "sure", "may")))
    origin = Origin(np.concatenate(tables), np.concatenate(positions), np.concatenate(keys))
    filled = np.ones(len(words), dtype=bool)
    source = Texts(origin.table, filled, filled, filled)
    columns = {
        "child_id": child_id,
        "on": on,
        "name": Texts(np.asarray(words, dtype=object), filled, filled, filled),
        "source": source,
    }
    return MadeTable(name, columns, origin, {}, facts)
