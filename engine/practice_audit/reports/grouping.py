"""Breaches that come from one event, so that three children of a family with one late review are read as one thing.

Source: CLI.md: one event that fails several siblings or several rules is one group. That is: one rule, one family and
one due date; one record under several rules; or one missing record of a child, for which several rules wait in times
that overlap. Nothing is counted otherwise for it.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

WORKING_DAYS, DAYS_FOR_FIVE = "working days", 7 / 5
NOT_OVER = -1.0


@dataclass(frozen=True)
class Breach:
    """One breach as it is printed."""

    key: str
    rule: str
    severity: str
    child: str
    due: str
    found: str
    over: str
    unit: str
    said: str
    standing: str
    since: str

    @property
    def days_over(self) -> float:
        """About how many calendar days over; what has no due day comes last."""
        if not self.over:
            return NOT_OVER
        return float(self.over) * (DAYS_FOR_FIVE if self.unit == WORKING_DAYS else 1)

    @property
    def order(self) -> tuple[str, float, str]:
        """Worst first: severity, then most over, then the key."""
        return self.severity, -self.days_over, self.key


Alike = list[Breach]
"""The breaches of one rule in a group: siblings, or one."""


@dataclass(frozen=True)
class Group:
    """Breaches that come from one event, by rule, the worst first."""

    parts: list[Alike]

    @property
    def severity(self) -> str:
        """The worst severity in it."""
        return self.parts[0][0].severity

    @property
    def size(self) -> int:
        """How many breaches are in it."""
        return sum(map(len, self.parts))


def groups_of(
    findings: pd.DataFrame, families: Mapping[str, str], looked_for: Mapping[str, Collection[str]]
) -> list[Group]:
    """Put breaches into groups, the worst group first.

    Args:
        findings: rows of findings.csv with `since`.
        families: child to family.
        looked_for: rule to the tables of which it wants a record of the child, whichever it is.
    """
    breaches = [Breach(*row) for row in _cells(findings)]
    ties = list(zip(breaches, findings["subject_table"], findings["subject_id"], strict=True))
    first_of: dict[Hashable, int] = {}
    head = list(range(len(breaches)))
    for place, (breach, table, subject) in enumerate(ties):
        for tie in _ties(breach, str(table), str(subject), families):
            _join(head, place, first_of.setdefault(tie, place))
    for one, other in _waiting_together(findings, looked_for):
        _join(head, one, other)
    members: dict[int, list[Breach]] = {}
    for place, breach in enumerate(breaches):
        members.setdefault(_head(head, place), []).append(breach)
    groups = [Group(_by_rule(together)) for together in members.values()]
    return sorted(groups, key=lambda group: group.parts[0][0].order)


def _cells(findings: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    names = [
        "key",
        "rule",
        "severity",
        "child_id",
        "due_on",
        "found_on",
        "over",
        "unit",
        "explanation",
        "standing",
        "since",
    ]
    return zip(*(findings[name].astype(str) for name in names), strict=True)


def _ties(breach: Breach, table: str, subject: str, families: Mapping[str, str]) -> Iterator[Hashable]:
    if breach.due and breach.child in families:
        yield breach.rule, families[breach.child], breach.due
    if table not in {"children", "workers", "teams"}:  # a person is no event
        yield table, subject


def _waiting_together(findings: pd.DataFrame, looked_for: Mapping[str, Collection[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of breaches of a child that one record could answer: nothing found of one table, in times that overlap."""
    waiting: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    names = ["rule", "child_id", "started_on", "due_on", "found_on", "open"]
    for place, (rule, child, first, last, found, is_open) in enumerate(
        zip(*(findings[name].astype(str) for name in names), strict=True)
    ):
        if child and first and last and not found and is_open == "yes":
            for table in looked_for.get(rule, ()):
                waiting.setdefault((child, table), []).append((first, last, place))
    for spans in waiting.values():
        until, before = "", -1
        for first, last, place in sorted(spans):
            if first <= until:
                yield before, place
            if last >= until:
                until, before = last, place


def _by_rule(together: list[Breach]) -> list[Alike]:
    parts: dict[tuple[str, str], Alike] = {}
    for breach in sorted(together, key=lambda one: one.order):
        parts.setdefault((breach.rule, breach.due), []).append(breach)
    return list(parts.values())


def _head(head: list[int], place: int) -> int:
    while head[place] != place:
        head[place] = head[head[place]]
        place = head[place]
    return place


def _join(head: list[int], one: int, other: int) -> None:
    head[_head(head, one)] = _head(head, other)
