"""The program against the naive evaluator: every other rule, from the first on."""

import pytest
from tests.naive.comparing import assert_the_program_agrees, half


@pytest.mark.parametrize("rule_id", half(0))
def test_the_program_agrees_with_the_naive_evaluator(rule_id: str) -> None:
    assert_the_program_agrees(rule_id)
