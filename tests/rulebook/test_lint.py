"""What lint finds in a rule that is of the form, and what it leaves alone."""

from pathlib import Path

import pytest

from practice_audit.rulebook.lint import lint
from practice_audit.rulebook.loader import load_rule, load_rulebook

RULE = """\
id: FD-90
version: 1
title: t
standard: s
why: w
stage: first response
severity: S2
check: definite
basis: [words]
for_each: {referral: referrals}
where: WHERE
clock: referral.received_on
expect: {where: filled(referral.decision), on: referral.decided_on, by: 'working_days(clock, 1)'}
finding: {missing: a, late: b}
remedy: r
examples:
  - {name: a, outcome: not_met, as_at: 2012-12-12}
  - {name: b, outcome: met, as_at: 2012-12-12}
"""


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    rule, places = load_rule(path)
    return [f"{fault.where}: {fault.what}" for fault in lint(rule, load_rulebook().link_targets, places)]


@pytest.mark.parametrize(
    "condition",
    [
        "referral.closed_on < as_at",
        "as_at >= referral.closed_on",
        "filled(referral.decided_on) and referral.closed_on <= as_at",
        "referral.received_on <= referral.decided_on",
        "referral.child.date_of_death < as_at",
    ],
)
def test_an_order_comparison_of_what_may_be_blank_is_a_fault(condition: str, tmp_path: Path) -> None:
    assert [
        fault
        for fault in faults(tmp_path, RULE.replace("WHERE", condition))
        if "rule.yaml:11:8" in fault and "may be blank" in fault
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "referral.received_on < as_at",
        "filled(referral.closed_on) and referral.closed_on < as_at",
        "or_forever(referral.closed_on) >= as_at",
        "first_filled(referral.closed_on, referral.decided_on) < as_at",
        "referral.closed_on is None or referral.closed_on > as_at",
        "referral.closed_on == referral.decided_on",
    ],
)
def test_a_blank_that_is_thought_of_is_none(condition: str, tmp_path: Path) -> None:
    assert faults(tmp_path, RULE.replace("WHERE", condition)) == []


def test_a_sentence_that_can_be_needed_must_be_there(tmp_path: Path) -> None:
    text = RULE.replace("WHERE", "filled(referral.source)").replace(", late: b", "")
    assert faults(tmp_path, text) == ["rule.yaml:14:10: 'finding' has no sentence 'late'"]


@pytest.mark.parametrize(("left", "said"), [("not_met", "without one"), ("met", "of a breach")])
def test_both_sides_need_an_example(left: str, said: str, tmp_path: Path) -> None:
    text = RULE.replace("WHERE", "filled(referral.source)")
    lines = [line for line in text.splitlines() if "outcome:" not in line or f"outcome: {left}," in line]
    assert [fault.endswith(f"there is no example {said}") for fault in faults(tmp_path, "\n".join(lines))] == [True]
