"""Journeys of `case`: one page on one child."""

import pytest
from click.testing import Result
from syrupy.assertion import SnapshotAssertion
from tests.cli.asking import ask
from tests.cli.small_month import RECORDS, RULES


def case(child: str, width: int = 80) -> Result:
    return ask("case", child, RECORDS, "--rules", RULES, "--as-at", "2012-12-12", width=width)


@pytest.mark.parametrize(("child", "width"), [("K1", 80), ("K4", 80), ("K6", 80), ("K4", 160)])
def test_a_child_on_a_page(child: str, width: int, snapshot: SnapshotAssertion) -> None:
    result = case(child, width)
    assert result.exit_code == 0
    assert result.output == snapshot
    assert [line for line in result.output.splitlines() if len(line) > width] == []


def test_open_breaches_come_first() -> None:
    output = case("K1").output
    assert output.index("Open breaches") < output.index("Falls due next") < output.index("What is recorded")
    assert output.index("brothers and sisters: K2 (6 years) and K3 (4 years)") < output.index("Open breaches")


def test_a_record_of_after_the_audit_date_is_not_there() -> None:
    assert "R6" not in case("K4").output


def test_an_unknown_child_names_the_nearest() -> None:
    result = case("K44")
    assert result.exit_code == 2
    assert "K4" in result.output
