"""The rules can be listed and narrowed."""

import pytest
from tests.cli.asking import ask
from tests.cli.small_month import RULES


def ids(*options: str) -> list[str]:
    lines = ask("rules", "list", "--rules", RULES, *options).output.splitlines()
    return [line.split()[0] for line in lines if line.startswith("T")]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["TA-01", "TA-02", "TA-03", "TA-04", "TA-05T", "TA-06", "TD-01"]),
        (("--severity", "s1"), ["TA-02", "TA-03"]),
        (("--stage", "plans"), ["TA-02", "TA-03"]),
        (("--profile", "voice"), ["TA-06"]),
        (("--check", "text"), ["TA-05T"]),
        (("--severity", "S1", "--check", "setting"), ["TA-03"]),
        (("--paragraph", "99"), []),
    ],
)
def test_the_filters_narrow_the_list(options: tuple[str, ...], found: list[str]) -> None:
    assert ids(*options) == found


def test_shipped_rules_are_found_by_paragraph() -> None:
    output = ask("rules", "list", "--paragraph", "32").output
    assert "S47-11" in output
    assert "FD-02" not in output


def test_an_unknown_stage_names_the_nearest() -> None:
    result = ask("rules", "list", "--stage", "plan", "--rules", RULES)
    assert result.exit_code == 2
    assert "did you mean 'plans'?" in result.output


@pytest.mark.parametrize("width", [80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, ask("rules", "list", width=width).output.splitlines())) <= width
