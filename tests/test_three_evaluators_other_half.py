"""The program against the naive evaluator: every other rule, from the second on; and the engine against it."""

from dataclasses import replace

import pytest
from tests.naive.cases import seeded
from tests.naive.comparing import CASES, KNOWN_FAULTS, assert_the_program_agrees, by_program, difference, half
from tests.naive.known import BOOK

from practice_audit.matchers.by_engine import is_usable


@pytest.mark.parametrize("rule_id", half(1))
def test_the_program_agrees_with_the_naive_evaluator(rule_id: str) -> None:
    assert_the_program_agrees(rule_id)


@pytest.mark.skipif(not is_usable(), reason="durable-rules is not installed")
def test_the_engine_agrees_with_the_naive_evaluator() -> None:
    cases = [
        replace(case, settings={})
        for number, rule in enumerate(sorted(set(BOOK.rules) - set(KNOWN_FAULTS)))
        for case in seeded(rule, BOOK, max(1, CASES // 6), doubt=float(number % 2))
    ]
    answers = zip(cases, by_program(cases, "durable"), strict=True)
    differing = [f"{case.rule} {what}\n{case}" for case, found in answers if (what := difference(case, found))]
    assert not differing, differing[0]
