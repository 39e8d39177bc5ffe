"""The order of rules: what holds rows back runs first, and a circle is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import rule_of

from practice_audit.errors import RuleWrong
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Hold
from practice_audit.rulebook.strata import held_from, in_strata


def rule(name: str, holds: list[str] | None = None) -> Rule:
    """Give a rule that holds its rows back from others."""
    held = f"holds_back: [{{rows: self, rules: [{', '.join(holds)}]}}]" if holds else ""
    return rule_of(f"id: {name}\nfor_each: {{visit: visits}}\nforbid: {{where: visit.seen}}\n{held}")


@given(st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=6))
def test_each_rule_runs_after_all_that_hold_something_back_from_it(holds: list[set[int]]) -> None:
    rules = [rule(f"ZZ-0{n}", [f"ZZ-0{m}" for m in sorted(to) if m > n]) for n, to in enumerate(holds)]
    place = {each.id: number for number, layer in enumerate(in_strata(rules)) for each in layer}
    assert set(place) == {each.id for each in rules}
    for n, to in enumerate(holds):
        assert all(place[f"ZZ-0{n}"] < place[f"ZZ-0{m}"] for m in to if n < m < len(rules))


@pytest.mark.parametrize(
    ("after", "layers"),
    [
        ("[]", [["VI-01", "ZZ-01", "ZZ-02"]]),
        ("[ZZ]", [["VI-01", "ZZ-01"], ["ZZ-02"]]),
        ("[VI-01]", [["VI-01", "ZZ-01"], ["ZZ-02"]]),
        ("[all]", [["VI-01", "ZZ-01"], ["ZZ-02"]]),
    ],
)
def test_a_rule_about_outcomes_runs_after_those_it_is_about(after: str, layers: list[list[str]]) -> None:
    about = rule_of(f"id: ZZ-02\nfor_each: {{visit: visits}}\nforbid: {{where: visit.seen}}\nafter: {after}")
    assert [[each.id for each in layer] for layer in in_strata([about, rule("ZZ-01"), rule("VI-01")])] == layers


def test_rules_that_hold_each_other_back_are_an_error() -> None:
    with pytest.raises(RuleWrong, match="wait for each other") as wrong:
        in_strata([rule("ZZ-01", ["ZZ-02"]), rule("ZZ-02", ["ZZ-01"])])
    assert "ZZ-01" in str(wrong.value)


@pytest.mark.parametrize(
    ("hold", "expected"),
    [
        ({"rules": ["all"]}, {"VI-01": True, "DQ-01": False}),
        ({"rules": ["VI"]}, {"VI-01": True, "DQ-01": False}),
        ({"rules": ["DQ-01"]}, {"VI-01": False, "DQ-01": True}),
        ({"rules": ["all"], "but": ["VI"]}, {"VI-01": False, "DQ-01": False}),
        ({"rules": ["VI"], "but": ["VI-01"]}, {"VI-01": False, "DQ-01": False}),
    ],
    ids=["all but those that hold back", "a family", "an id", "but a family", "but an id"],
)
def test_from_which_rules(hold: dict[str, list[str]], expected: dict[str, bool]) -> None:
    rules = [rule("VI-01"), rule("DQ-01", ["VI-02"])]
    of = Hold.model_validate({"rows": "self", **hold})
    assert {each.id: held_from(of, each) for each in rules} == expected
