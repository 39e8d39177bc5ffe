"""The program against the naive evaluator: random families, rows in any order, unreadable values.

The rules are looked at in two files, since pytest gives each of its workers whole files.
"""

import os
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pandas as pd
import pytest
from tests.naive.cases import Case, seeded, smallest
from tests.naive.evaluator import Verdict
from tests.naive.known import BOOK, LEFT_OUT, WHOLE
from tests.naive.oracle import BREACH, Oracle, TooMany, held_for, justified
from tests.naive.world import Records

from practice_audit import examples
from practice_audit.audit import run_audits
from practice_audit.rulebook.loader import load_rulebook

SHIPPED = load_rulebook()
PROGRAM = replace(SHIPPED, rules={name: rule for name, rule in SHIPPED.rules.items() if name in BOOK.rules})
"""Without the rules that the naive evaluator cannot work out, so that neither side holds anything back for them."""
CASES = int(os.environ.get("NAIVE_CASES", "3"))
"""Cases for each rule; NAIVE_CASES=1000 looks harder."""
Found = dict[tuple[str, str], dict[str, Any]]


def program(case: Case) -> Found:
    """What the program says of each subject by joins over arrays."""
    return by_program([case], "relational")[0]


def by_program(cases: list[Case], matcher: str) -> list[Found]:
    """What it says of many cases: at once those with the same settings, as a rulebook takes long to make ready."""
    found: list[Found] = [{} for _ in cases]
    together: dict[str, list[int]] = {}
    for number, case in enumerate(cases):
        together.setdefault(repr(sorted(case.settings.items())), []).append(number)
    for numbers in together.values():
        some = [cases[number] for number in numbers]
        audits = run_audits(
            [examples.records_of(shuffled(case), case.as_at, case.absent) for case in some],
            examples.with_settings(PROGRAM, some[0].settings),
            matcher=matcher,
            verify=False,
            rules=[wanted(case.rule) for case in some],
            only=[case.rule for case in some],
        )
        for number, audit in zip(numbers, audits, strict=True):
            found[number] = by_subject(audit.outcomes)
    return found


@cache
def wanted(rule: str) -> set[str]:
    """The rule and all that must run with it."""
    return examples.wanted(PROGRAM, rule)


def shuffled(case: Case) -> Records:
    """The rows of every table in another order than the naive evaluator sees."""
    chance = Random(str(case))  # noqa: S311  nothing secret
    return {table: chance.sample(rows, k=len(rows)) for table, rows in case.whole().items()}


def by_subject(frame: pd.DataFrame) -> Found:
    """Outcomes by subject."""
    return {
        (str(row["subject_table"]), str(row["subject_id"])): {str(name): value for name, value in row.items()}
        for row in frame.to_dict("records")
    }


def difference(case: Case, found: Found | None = None, *, careful: bool = True) -> str | None:
    """Where the program disagrees with the worlds of a case; `careful`: it may be more careful than they are."""
    taken = (case.whole(), case.as_at, case.settings, case.absent)
    try:
        oracle = Oracle(case.rule, BOOK, *taken, held_for(BOOK, case.rule, *taken))
    except TooMany:
        return None
    found = program(case) if found is None else found
    for key in sorted({*found, *oracle.outcomes}):
        answer = found[key]["outcome"] if key in found else None
        outcomes = oracle.outcomes.get(key, set())
        if answer is None and oracle.in_doubt and _told_under_another_day(key, found):
            continue
        if not justified(answer, outcomes, in_doubt=careful and oracle.in_doubt):
            return f"{'/'.join(key)}: {answer} by the program, {sorted(outcomes)} by the naive evaluator"
        if len(oracle.worlds) == 1 and answer in BREACH | {"due"}:
            wrong = _details(found[key], oracle.verdicts(key)[0], answer)
            if wrong:
                return f"{'/'.join(key)}, {answer}: {wrong}"
    return None


def _told_under_another_day(key: tuple[str, str], found: Found) -> bool:
    """Whether a run whose first day is itself in doubt is told, as cannot_tell, under another that it may have."""
    owner, slash, _ = key[1].partition("/")
    same_owner = [row["outcome"] for other, row in found.items() if other[1].startswith(f"{owner}/")]
    return bool(slash) and "cannot_tell" in same_owner


def _details(row: dict[str, Any], verdict: Verdict, answer: str) -> str | None:
    for column, name in (("due_on", "due"), ("found_on", "found"), ("over", "over")):
        said, worked_out = _plain(row.get(column)), _plain(getattr(verdict, name))
        if worked_out is not None and said != worked_out and not (name == "found" and answer != "late"):
            return f"{column} {said} by the program, {worked_out} by the naive evaluator"
    return None


def _plain(value: object) -> str | None:
    if value is None or value != value or value == "":  # noqa: PLR0124  NaN and NaT are not equal to themselves
        return None
    return (
        value.isoformat()[:10]
        if isinstance(value, date)
        else str(int(value))
        if isinstance(value, float)
        else str(value)[:10]
    )


def shown(case: Case) -> str:
    """The smallest case that still differs, and how."""
    small = smallest(case, lambda smaller: difference(smaller) is not None)
    return f"{case.rule} {difference(small)}\n{small}"


KNOWN_FAULTS: dict[str, str] = {}
"""Faults of the program that have been told and not mended: a rule's, in a sentence."""


def half(number: int) -> list[str]:
    """Every other rule by id: from the first (0) or the second (1)."""
    return sorted(WHOLE.rules)[number::2]


def assert_the_program_agrees(rule_id: str) -> None:
    """Fail, with the smallest case, where it does not; skip a rule that the naive evaluator cannot work out."""
    if rule_id in LEFT_OUT:
        pytest.skip(f"{rule_id} uses a word that the naive evaluator does not work out: {LEFT_OUT[rule_id]}")
    cases = [case for doubt in (0.0, 1.0) for case in seeded(rule_id, BOOK, CASES, doubt=doubt)]
    for case, found in zip(cases, by_program(cases, "relational"), strict=True):
        if difference(case, found):
            if rule_id in KNOWN_FAULTS:
                pytest.xfail(KNOWN_FAULTS[rule_id])
            pytest.fail(shown(case))
