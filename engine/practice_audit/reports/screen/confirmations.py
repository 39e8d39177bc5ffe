"""Limits and settings that nobody has confirmed and on which outcomes of this run rest, and how to confirm them."""

from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from practice_audit.findings.words import span_words
from practice_audit.reports.run import FinishedRun, Shown
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, item, paragraph, table
from practice_audit.reports.screen.words import counted, listed
from practice_audit.rulebook.limits import Limit

NARROW = 22


@dataclass
class _Rests:
    """What rests on one limit or setting."""

    rules: list[str] = field(default_factory=list)
    outcomes: int = 0
    breaches: int = 0


def confirmations(run: FinishedRun, shown: Shown, width: int) -> Block:
    """A row a limit or setting, those with most breaches first."""
    resting = _resting(run, shown)
    if not resting:
        return Block("Limits and settings that are not confirmed", ["None that mattered in this run."])
    order = sorted(resting, key=lambda name: (-resting[name].breaches, -resting[name].outcomes, name))
    cells = [
        [_name_and_value(run, name), _meaning(run, name), listed(one.rules, 4), f"{one.breaches:,}"]
        for name, one in ((name, resting[name]) for name in order)
    ]
    columns = [
        Column("name, and what is used now"),
        Column("meaning", 3),
        Column("rules", 1),
        Column("breaches", right=True),
    ]
    number = counted(len(order), "limit or setting", "limits and settings")
    lines = paragraph(
        f"{number} mattered in this run and {'is' if len(order) == 1 else 'are'} not confirmed. "
        "Breaches: those of their rules, open or past, that rest on a value that is not confirmed.",
        width,
    )
    lines += ["", *table(columns, cells, width).lines(), ""]
    lines += item(
        "To confirm: `practice-audit settings template FILE` writes them all; "
        "put your own values there and give it with --settings FILE.",
        width,
    )
    return Block("Limits and settings that are not confirmed", lines)


def _name_and_value(run: FinishedRun, name: str) -> str:
    """The name whole, so that it can be typed; the value below it."""
    return "\n".join([name, *wrap(value_in_words(run, name), max(len(name) - 2, NARROW), initial_indent="= ")])


def _resting(run: FinishedRun, shown: Shown) -> dict[str, _Rests]:
    rows = run.outcomes[run.outcomes["confirmed"] == "no"]
    outcomes = rows["rule"].value_counts(sort=False)
    breaches = rows.loc[rows["open"] != "", "rule"].value_counts(sort=False)
    local = run.book.local
    resting: dict[str, _Rests] = {}
    for rule in shown.rules(run):
        if rule.id not in outcomes.index:
            continue
        for part in rule.basis:
            name = None if isinstance(part, str) else part.limit or part.setting
            if name is None or name in local.confirmed or (name in local.limits and _is_sure(local.limits[name])):
                continue
            one = resting.setdefault(name, _Rests())
            if rule.id not in one.rules:
                one.rules.append(rule.id)
                one.outcomes += int(outcomes[rule.id])
                one.breaches += int(breaches.get(rule.id, 0))
    return resting


def _is_sure(limit: Limit) -> bool:
    return all(value.confirmed for values in [limit.values, *limit.variants.values()] for value in values)


def value_in_words(run: FinishedRun, name: str) -> str:
    """The value of a limit or setting as it is used on the audit date."""
    local, day = run.book.local, run.records.as_at
    if name in local.limits:
        limit = local.limits[name]
        if limit.variants:
            return "; ".join(
                f"{variant.replace('_', ' ')} {_in_force(limit, values, day)}"
                for variant, values in limit.variants.items()
            )
        return _in_force(limit, limit.values, day)
    value = local.values[name]
    if value is None or value == []:
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return listed([str(one) for one in value], 6) if isinstance(value, list) else str(value)


def _in_force(limit: Limit, values: list, day: int) -> str:  # type: ignore[type-arg]
    return next(
        (span_words(value.value, limit.unit) for value in values if value.first <= day <= value.last), "not in force"
    )


def _meaning(run: FinishedRun, name: str) -> str:
    local = run.book.local
    return local.limits[name].meaning if name in local.limits else local.settings[name].meaning
