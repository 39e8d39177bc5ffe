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
        (("--area", "plan"), ["TA-02", "TA-03"]),
        (("--area", "td"), ["TD-01"]),
        (("--area", "plans", "--check", "setting"), ["TA-03"]),
    ],
)
def test_the_filters_narrow_the_list(options: tuple[str, ...], found: list[str]) -> None:
    assert ids(*options) == found


def test_shipped_rules_are_found_by_paragraph() -> None:
    output = ask("rules", "list", "--paragraph", "32").output
    assert "S47-11" in output
    assert "FD-02" not in output


def test_an_item_of_a_paragraph_finds_the_rules_of_its_row_only() -> None:
    item, whole = (ask("rules", "list", "--paragraph", number).output for number in ("3.7", "3"))
    assert "PL-10" in item
    assert "S47-11" not in item
    assert "PL-10" in whole
    assert "S47-11" in whole


def test_a_paragraph_that_nothing_looks_at_says_why() -> None:
    output = ask("rules", "list", "--paragraph", "26", width=120).output
    assert output.startswith(
        "- 26 Feedback gathered and acted on: nothing looks at it. The layout has no table of feedback.\n0 of "
    )


def test_what_is_no_paragraph_is_refused() -> None:
    result = ask("rules", "list", "--paragraph", "3x")
    assert result.exit_code == 2
    assert "'3x' is no paragraph" in result.output


def test_an_area_says_which_other_rules_have_its_word() -> None:
    output = ask("rules", "list", "--area", "chronologies", width=120).output
    assert "CH-02  " in output
    assert "- Of other areas, but with the word in their title or standard: AS-09" in output


def test_an_unknown_area_names_the_nearest() -> None:
    result = ask("rules", "list", "--area", "advocasy")
    assert result.exit_code == 2
    assert "did you mean 'advocacy'?" in result.output


def test_an_unknown_stage_names_the_nearest() -> None:
    result = ask("rules", "list", "--stage", "plan", "--rules", RULES)
    assert result.exit_code == 2
    assert "did you mean 'plans'?" in result.output


@pytest.mark.parametrize("width", [80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, ask("rules", "list", width=width).output.splitlines())) <= width
