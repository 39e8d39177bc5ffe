"""How the rows of a native table are made of the rows of a list: what is copied, and what is inferred from more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from practice_audit.sources.annex_a_cells import (
    blank,
    category,
    day,
    truth,
    word,
)
from practice_audit.sources.tables import Cell, Damaged

Row = Mapping[str, Cell]  # the short name of each column that the list has to its cell
Read = Callable[[Row], Cell]
WINDOW: Final = 6  # months


@dataclass(frozen=True)
class Made:
    """The rows of one native table out of one list.

    Attributes:
        table: the native table.
        letter: the kind of record in its id, as the census reader has it where both have the kind.
        dated: the column whose day is in the id.
        columns: native column to the list's column and how it is read; left out where the list lacks the column.
        fixed: native column to what stands there on every row.
        links: native column to the table whose record of the same row it names.
        inferred: native column to how it is inferred.
        given: a row gives a record only where something stands in one of these columns; none: every row does.
        when: which rows give a record at all.
        latest: the list shows only the latest of each child.
        once: one record a child and day.
    """

    table: str
    letter: str
    dated: str
    columns: Mapping[str, tuple[str, Read]]
    fixed: Mapping[str, str | bool] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    inferred: Mapping[str, str] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    when: Read = lambda _: True
    latest: bool = False
    once: bool = False
    window: int | None = WINDOW


def of_cell(key: str, read: Callable[[Cell], Cell] = day) -> tuple[str, Read]:
    """Read a native column from one cell of the list."""
    return key, lambda row: read(row.get(key))


def decision_of_referral(row: Row) -> Cell:
    """Give the decision where the list says that nothing further was done."""
    ended = truth(row.get("nfa"))
    return ended if isinstance(ended, Damaged) else "no_further_action" if ended else None


def outcome_of_enquiry(row: Row) -> Cell:
    """Give continuing risk where there is a conference or one is necessary."""
    if not blank(row.get("conference")):
        return "substantiated_continuing_risk"
    unnecessary = truth(row.get("unnecessary"))
    if isinstance(unnecessary, Damaged) or unnecessary is None:
        return unnecessary
    return "not_substantiated" if unnecessary else "substantiated_continuing_risk"


def decision_of_conference(row: Row) -> Cell:
    """Say whether the conference resulted in a plan."""
    planned = truth(row.get("plan"))
    return planned if isinstance(planned, Damaged) or planned is None else "plan" if planned else "no_plan"


def category_of_plan(row: Row) -> Cell:
    """Give the latest category of abuse, the initial one where there is no latest."""
    return category(row.get("first_category") if blank(row.get("category")) else row.get("category"))


def seen_if_alone(row: Row) -> Cell:
    """Say that a child was seen where it was seen alone; not seen alone leaves it open."""
    alone = truth(row.get("alone"))
    return alone if isinstance(alone, Damaged) else alone or None


def on_a_need_plan(row: Row) -> Cell:
    """Say whether List 6 has the child on a child in need plan."""
    status = word(row.get("status"))
    return isinstance(status, str) and (status == "c" or status.startswith("child in need plan"))
