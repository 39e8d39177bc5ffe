"""The naive evaluator: a rule's YAML interpreted row by row in plain Python, slow on purpose.

It shares nothing with the program: own calendar, own links and intervals, own reading of docs/rule-language.md.
"""

from datetime import date
from graphlib import TopologicalSorter
from typing import Any

from tests.naive.outcome import Verdict, judge
from tests.naive.rulebook import Rule, Rulebook, holds_from, key_of, read
from tests.naive.subjects import population
from tests.naive.world import Key, Records, Undecided, World

Held = set[tuple[str, str]]


def evaluate(
    rule: str | Rule,
    rulebook: Rulebook,
    records: Records,
    as_at: date,
    settings: dict[str, Any] | None = None,
    absent: set[str] | None = None,
    held: Held | None = None,
    *,
    guesses: dict[Key, Any] | None = None,
    days: list[date] | None = None,
) -> list[Verdict]:
    """The outcome of each subject of a rule.

    Args:
        rule: its id, or the rule itself.
        rulebook: where limits, settings, exemptions and links are.
        records: rows by table; blank is None or no key.
        as_at: the audit date.
        settings: local values that take the place of the shipped ones, limits too.
        absent: tables and columns that the export has not.
        held: rows that another rule holds back from this one.
        guesses: what each thing in doubt is in this world (tests/naive/oracle.py).
        days: the days that an unreadable date may be.

    Raises:
        Undecided: the answer hangs on something in doubt that `guesses` does not settle.
    """
    found = rulebook.rules[rule] if isinstance(rule, str) else rule
    world = World(
        found, rulebook, records, as_at, settings or {}, absent or set(), held or set(), guesses or {}, days or []
    )
    return in_world(world)


def in_world(world: World) -> list[Verdict]:
    """The outcome of each subject in one world."""
    what = next(iter(world.rule["for_each"].values()))
    if isinstance(what, str) and what in world.absent:
        return []
    verdicts = [judge(subject) for subject in population(world)]
    return sorted(
        (verdict for verdict in verdicts if verdict), key=lambda verdict: (verdict.subject_table, verdict.subject_id)
    )


def evaluate_all(
    rulebook: Rulebook,
    records: Records,
    as_at: date,
    settings: dict[str, Any] | None = None,
    absent: set[str] | None = None,
) -> dict[str, list[Verdict]]:
    """Every rule on certain records, each after those that hold rows back from it."""
    outcomes: dict[str, list[Verdict]] = {}
    for rule_id in in_order(rulebook):
        held = held_from(rulebook, rule_id, records, outcomes)
        outcomes[rule_id] = evaluate(rule_id, rulebook, records, as_at, settings, absent, held)
    return outcomes


def in_order(rulebook: Rulebook) -> list[str]:
    """Every rule after the ones that hold rows back from it."""
    before = {
        rule["id"]: {
            other["id"]
            for other in rulebook.rules.values()
            if any(holds_from(other, hold, rule) for hold in other.get("holds_back") or ())
        }
        for rule in rulebook.rules.values()
    }
    return list(TopologicalSorter(before).static_order())


def held_from(rulebook: Rulebook, rule_id: str, records: Records, outcomes: dict[str, list[Verdict]]) -> Held:
    """The rows that breaches of other rules hold back from this one."""
    held: Held = set()
    for other_id, verdicts in outcomes.items():
        other = rulebook.rules[other_id]
        for number, hold in enumerate(other.get("holds_back") or ()):
            if not holds_from(other, hold, rulebook.rules[rule_id]):
                continue
            for verdict in verdicts:
                if verdict.holds[number]:
                    rows = verdict.rows if hold["rows"] == "found" else (verdict.own,) if verdict.own else ()
                    held.update(rows)
                    if hold["rows"] == "plan":
                        held |= _of_plans({place[1] for place in rows if place[0] == "plans"}, records)
    return held


def _of_plans(plans: set[str], records: Records) -> Held:
    rows = [(table, row) for table, several in records.items() for row in several]
    return {(table, row[key_of(table)]) for table, row in rows if row.get("plan_id") in plans}


__all__ = ["Held", "Rulebook", "Undecided", "Verdict", "evaluate", "evaluate_all", "held_from", "in_order", "read"]
