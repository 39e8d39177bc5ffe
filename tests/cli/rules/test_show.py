"""One rule can be read aloud from the screen."""

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask
from tests.cli.small_month import RULES
from tests.making import shipped_book

from practice_audit.reports.rule_page import rule_page


@pytest.mark.parametrize(("rule", "width"), [("TA-01", 80), ("TA-03", 160), ("TA-05T", 80), ("TD-01", 80)])
def test_a_rule_on_a_page(rule: str, width: int, snapshot: SnapshotAssertion) -> None:
    result = ask("rules", "show", rule, "--rules", RULES, width=width)
    assert result.exit_code == 0
    assert result.output == snapshot


@pytest.mark.parametrize("rule", shipped_book().rules)
def test_every_shipped_rule_has_a_page(rule: str) -> None:
    page = rule_page(shipped_book(), shipped_book().rules[rule], 100)
    for part in ("The standard", "Why it matters", "The source", "What it expects", "Its examples"):
        assert part in page


def test_an_id_may_be_typed_in_small_letters() -> None:
    assert ask("rules", "show", "fd-02").output == ask("rules", "show", "FD-02").output


def test_an_unknown_rule_names_the_nearest() -> None:
    result = ask("rules", "show", "TR-2")
    assert result.exit_code == 2
    assert "did you mean 'TR-02'?" in result.output
