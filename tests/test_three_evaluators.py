"""The program against the naive evaluator on random families: every rule, rows in any order, values that can't be read."""

import os
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from tests.naive.cases import Case, seeded, smallest
from tests.naive.evaluator import read
from tests.naive.oracle import BREACH, Oracle, TooMany, held_for, justified

examples = pytest.importorskip("practice_audit.examples")

BOOK = read()
PROGRAM = examples.load_rulebook()
CASES = int(os.environ.get("NAIVE_CASES", "12"))
"""Cases for each rule; NAIVE_CASES=1000 looks harder."""
Found = dict[tuple[str, str], dict[str, Any]]


def program(case: Case, matcher: str) -> Found:
    """What the program says of each subject, with the rows of every table in another order than the naive evaluator sees."""
    chance = Random(str(case))  # noqa: S311  nothing secret
    shuffled = {table: chance.sample(rows, k=len(rows)) for table, rows in case.whole().items()}
    asked = {"matcher": matcher, "rule": case.rule, "settings": case.settings, "absent": case.absent}
    frame = examples.evaluate_rows(PROGRAM, shuffled, case.as_at, **asked)
    return {(str(row["subject_table"]), str(row["subject_id"])): row for row in frame.to_dict("records")}


def difference(case: Case, matcher: str, *, careful: bool = True) -> str | None:
    """Where the program's outcomes do not agree with what the worlds of a case allow; `careful`: it may be more careful than they are."""
    taken = (case.whole(), case.as_at, case.settings, case.absent)
    try:
        oracle = Oracle(case.rule, BOOK, *taken, held_for(BOOK, case.rule, *taken))
    except TooMany:
        return None
    found = program(case, matcher)
    for key in sorted({*found, *oracle.outcomes}):
        answer = found[key]["outcome"] if key in found else None
        outcomes = oracle.outcomes.get(key, set())
        if not justified(answer, outcomes, in_doubt=careful and oracle.in_doubt):
            return f"{'/'.join(key)}: {answer} by the program, {sorted(outcomes)} by the naive evaluator"
        if len(oracle.worlds) == 1 and answer in BREACH | {"due"}:
            wrong = _details(found[key], oracle.verdicts(key)[0], answer)
            if wrong:
                return f"{'/'.join(key)}, {answer}: {wrong}"
    return None


def _details(row: dict[str, Any], verdict: Any, answer: str) -> str | None:
    for column, name in (("due_on", "due"), ("found_on", "found"), ("over", "over")):
        said, worked_out = _plain(row.get(column)), _plain(getattr(verdict, name))
        if worked_out is not None and said != worked_out and not (name == "found" and answer != "late"):
            return f"{column} {said} by the program, {worked_out} by the naive evaluator"
    return None


def _plain(value: Any) -> str | None:
    if value is None or value != value or value == "":  # noqa: PLR0124  NaN and NaT are not equal to themselves
        return None
    return (
        value.isoformat()[:10]
        if isinstance(value, date)
        else str(int(value))
        if isinstance(value, float)
        else str(value)[:10]
    )


def shown(case: Case, differs: Callable[[Case], str | None]) -> str:
    """The smallest case that still differs, and how."""
    small = smallest(case, lambda smaller: differs(smaller) is not None)
    return f"{case.rule} {differs(small)}\n{small}"


@pytest.mark.parametrize("matcher", ["relational", "durable"])
@pytest.mark.parametrize("rule_id", sorted(BOOK.rules))
def test_the_program_agrees_with_the_naive_evaluator(rule_id: str, matcher: str) -> None:
    number = CASES if matcher == "relational" else max(1, CASES // 4)
    for doubt in (0.0, 1.0):
        for case in seeded(rule_id, BOOK, number, doubt=doubt):
            if difference(case, matcher):
                pytest.fail(shown(case, lambda smaller: difference(smaller, matcher)))
