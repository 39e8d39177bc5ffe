"""For each source: the rules that it can answer, those that it cannot, and the one field that would free the most."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_audit.outcomes.needs import Presence
from practice_audit.records import Records
from practice_audit.reports.lacks import field_of, freed_by, lacks
from practice_audit.reports.screen.cells import Column, item, table
from practice_audit.reports.screen.words import counted, listed
from practice_audit.rulebook.model import Rule

TOGETHER = "all together"
TABLE = "table "
JOINED = "A source by itself is counted as if the children were known."


@dataclass(frozen=True)
class Answers:
    """What one source, or all together, can answer.

    Attributes:
        name: the source.
        format: its format.
        can: the ids of the rules whose tables and columns it holds.
        cannot: the ids of the others.
        field: the one column that alone would free the most rules, as "visits.seen", and those; blank: none would.
        table: the same for a whole table.
    """

    name: str
    format: str
    can: list[str]
    cannot: list[str]
    field: tuple[str, list[str]]
    table: tuple[str, list[str]]


def answers_of(presence: Presence, name: str, form: str, rules: Sequence[Rule]) -> Answers:
    """What something that holds tables can answer, if the children are known."""
    lacking = {rule.id: words for rule in rules if (words := lacks(presence, rule))}
    freed = [(field_of(what), which) for what, which in freed_by(lacking)]
    fields = [one for one in freed if not one[0].startswith(TABLE)]
    tables = [one for one in freed if one[0].startswith(TABLE)]
    can = [rule.id for rule in rules if rule.id not in lacking]
    return Answers(name, form, can, list(lacking), *([*found, ("", [])][0] for found in (fields, tables)))


def by_source(records: Records, whole: Presence, rules: Sequence[Rule]) -> list[Answers]:
    """What each source can answer by itself, and what all can together."""
    each = [answers_of(held, held.name, held.format, rules) for held in records.held]
    if len(each) == 1:
        return each
    return [*each, answers_of(whole, TOGETHER, records.format, rules)]


def lines_of(answers: Sequence[Answers], width: int) -> list[str]:
    """The block on the screen."""
    rows = [
        [one.name, f"{len(one.can):,}", f"{len(one.cannot):,}", _advice(one.field), _advice(one.table)]
        for one in answers
    ]
    columns = [
        Column("source", 2),
        Column("can answer", right=True),
        Column("cannot", right=True),
        Column("one field that frees most", 2),
        Column("one table that frees most", 2),
    ]
    lines = [*table(columns, rows, width).lines(), ""]
    for one in answers:
        if len(answers) > 1 and one.name != TOGETHER:
            lines += item(f"{one.name} ({one.format}) can answer: {listed(one.can, len(one.can)) or 'none'}.", width)
        for what, which in (one.field, one.table):
            if what:
                lines += item(f"{one.name}: {_advice((what, which))} ({listed(which, len(which))}).", width)
    if len(answers) > 1:
        lines += item(f"{JOINED} Run together, they are joined by key.", width)
    return lines


def _advice(freed: tuple[str, list[str]]) -> str:
    """What to add, in words: "add visits.seen: 5 rules"."""
    what, which = freed
    return f"add {what}: {counted(len(which), 'rule')}" if what else "none would"
