"""A rule's page answers what a practice lead asks of it."""

import pytest
from tests.making import shipped_book

from practice_audit.reports.procedure.rule_in_markdown import rule_in_markdown

RULES = shipped_book().rules


def page(rule: str) -> str:
    return rule_in_markdown(shipped_book(), RULES[rule], [])


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            "FD-02",
            "| first response | S2 serious delay or missing oversight | definite: a date or a record decides it |",
        ),
        ("FD-02", "**Why it matters.** Until"),
        ("FD-02", "- inspection para 30"),
        ("FD-02", "| **1 working day** | from 17 March 2010 to 14 December 2023 |"),
        ("FD-01", "| **1 working day** | always | local procedure | **confirm this** |"),
        ("AL-09", "| **18** for newly qualified | always | local procedure | **confirm this** |"),
        ("AL-09", "| `no_case_roles` | Roles that hold no cases |"),
        ("AS-07T", "[`assessments`](../records.md#assessments) | `child_id`, `kind`, `completed_on`, `child_views` |"),
        ("S47-11", "Only for an exemption: [`children`](../records.md#children) and [`case_closures`]"),
        ("DQ-04", "Every table: the rule is about the data itself."),
        ("VI-01", "`not_seen_reason`"),
        ("CL-01", "- **remedy**: "),
        ("S47-11", "- cannot tell: the outcome of the enquiry"),
    ],
)
def test_a_page_says(rule: str, says: str) -> None:
    assert says in page(rule)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_the_parts_of_a_page(rule: str) -> None:
    said = page(rule)
    assert all(f"\n## {part}\n" in said for part in ("The standard", "What is read", "What it expects", "What it says"))
    assert "\n## The source" in said
