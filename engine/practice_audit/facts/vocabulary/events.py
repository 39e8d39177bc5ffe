"""Rows of several tables as one list of dated events of a child, each remembering the record that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.rows import Rows
from practice_audit.facts.stacking import stacked_numbers, stacked_texts
from practice_audit.facts.store import Facts
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Numbers, Texts, Value, texts
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
        child_id, on (day), name (what happened), source (table). Rows whose day is blank are left out; a row that comes
        into question only possibly keeps its day in doubt.
    """
    parts = [_Part.of(facts, kind) for kind in kinds]
    origin = Origin(
        np.concatenate([part.origin.table for part in parts]),
        np.concatenate([part.origin.position for part in parts]),
        np.concatenate([part.origin.id for part in parts]),
    )
    columns: dict[str, Value] = {
        "child_id": stacked_texts([part.child for part in parts]),
        "on": stacked_numbers([part.day for part in parts]),
        "name": texts([word for part in parts for word in [part.words] * len(part.origin.position)]),
        "source": texts(origin.table),
    }
    return MadeTable(name, columns, origin, {}, facts)


@dataclass(frozen=True)
class _Part:
    """The events of one kind."""

    child: Texts
    day: Numbers
    words: str
    origin: Origin

    @classmethod
    def of(cls, facts: Facts, kind: Kind) -> _Part:
        table = facts.native(kind.table)
        fits = condition(facts.scope(table.size, {"row": Rows.whole(table)}), parse(kind.where))
        day = table.day(kind.day)
        rows = np.flatnonzero(fits.may & day.may)
        whole = table.origin
        return cls(
            table.text("child_id").take(rows),
            replace(day.take(rows), sure=day.sure[rows] & fits.yes[rows]),
            kind.name or table.layout.singular.replace("_", " "),
            Origin(whole.table[rows], whole.position[rows], whole.id[rows]),
        )
