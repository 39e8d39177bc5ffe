"""The examples of many rules run through the whole pipeline, all of them at once; and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

import pandas as pd

from practice_audit.audit import RELATIONAL, Audit, run_audits
from practice_audit.examples.base import with_base
from practice_audit.examples.one_rule import wanted, with_settings
from practice_audit.examples.typed import records_of
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Example


@dataclass(frozen=True)
class Result:
    """What came out of one example."""

    rule: str
    example: Example
    problem: str
    """What differs from what the example says; blank: nothing."""
    matcher: str
    row: dict[str, str] = field(default_factory=dict)
    """The row of outcomes.csv of its subject; nothing where there is no subject, or not just one."""


def run_examples(
    book: Rulebook,
    ids: Iterable[str] | None = None,
    *,
    matcher: str = RELATIONAL,
    verify: bool = False,
    jobs: int = 1,
) -> list[Result]:
    """Run the examples of some rules (default: all).

    Args:
        book: the rules.
        ids: of which rules.
        matcher: "durable" or "relational".
        verify: work each outcome out by the other matcher too; a difference is a problem.
        jobs: worker processes.

    Returns:
        One result an example, in the order of rules and examples.
    """
    asked = [(book.rules[name], example) for name in (ids or book.rules) for example in book.rules[name].examples]
    return run_chosen(book, asked, matcher=matcher, verify=verify, jobs=jobs)


def run_chosen(
    book: Rulebook, asked: list[tuple[Rule, Example]], *, matcher: str = RELATIONAL, verify: bool = False, jobs: int = 1
) -> list[Result]:
    """Run these examples of these rules; otherwise as `run_examples`."""
    results: dict[int, Result] = {}
    groups: dict[str, list[int]] = {}
    for number, (_, example) in enumerate(asked):
        groups.setdefault(repr(sorted(example.settings.items())), []).append(number)
    wanted_of = cache(partial(wanted, book))
    for numbers in groups.values():
        together = [asked[number] for number in numbers]
        audits = run_audits(
            [records_of(with_base(example.records), example.as_at, example.absent) for _, example in together],
            with_settings(book, together[0][1].settings),
            matcher=matcher,
            verify=verify,
            jobs=jobs,
            rules=[wanted_of(rule.id, tuple(example.rules)) for rule, example in together],
            only=[rule.id for rule, _ in together],
        )
        for number, (rule, example), audit in zip(numbers, together, audits, strict=True):
            row = _row(rule, example, audit)
            results[number] = Result(rule.id, example, _problem(rule, example, audit), matcher, row)
    return [results[number] for number in range(len(asked))]


def _problem(rule: Rule, example: Example, audit: Audit) -> str:
    if not audit.is_whole:
        return f"not audited: {audit.not_audited}; seen differently by the two matchers: {audit.differences}"
    frame = _rows(rule, example, audit)
    if example.outcome == "none":
        return "" if frame.empty else f"there is a subject: {frame['subject_id'].tolist()}, {frame['outcome'].tolist()}"
    if len(frame) != 1:
        absent = audit.not_judged.get(rule.id, "")
        names = (frame["subject_table"] + "/" + frame["subject_id"]).tolist()
        return f"one subject is wanted, there are {len(frame)}: {names} {absent}"
    return _differences(example, _row(rule, example, audit))


def _rows(rule: Rule, example: Example, audit: Audit) -> pd.DataFrame:
    """The outcomes of the rule, or of the one subject that the example names."""
    frame = audit.outcomes[audit.outcomes["rule"] == rule.id]
    if not example.subject:
        return frame
    return frame[frame["subject_table"] + "/" + frame["subject_id"] == example.subject]


def _row(rule: Rule, example: Example, audit: Audit) -> dict[str, str]:
    frame = _rows(rule, example, audit)
    return {str(column): str(value) for column, value in frame.iloc[0].items()} if len(frame) == 1 else {}


def _differences(example: Example, row: dict[str, str]) -> str:
    asked = {
        "outcome": example.outcome,
        "due_on": example.due,
        "found_on": example.found,
        "over": example.over,
        "severity": example.severity,
    }
    wrong = [
        f"{name} is {row[name] or 'blank'}, not {_text(value)}"
        for name, value in asked.items()
        if value is not None and row[name] != _text(value)
    ]
    if example.says and example.says not in row["explanation"]:
        wrong.append(f"it does not say '{example.says}': {row['explanation']}")
    return "; ".join(wrong) + (f" ({row['explanation']})" if wrong else "")


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
