"""A page tells the first breach and the first good practice, rows as small tables, with what the program says."""

from datetime import date
from typing import Any

from tests.making import rule_of

from practice_audit.reports.markdown_page import MarkdownPage
from practice_audit.reports.procedure.told import Told, shown_examples, table_of, tell
from practice_audit.rulebook.parts import Example

RULE = "for_each: {visit: visits}\nexpect: {where: filled(visit.seen)}\nexamples:\n"
ROW = {"outcome": "not_met", "due_on": "2012-12-04", "found_on": "", "over": "1", "unit": "working days"}


def example(outcome: str, **parts: object) -> Example:
    return Example.model_validate({"name": "an example", "outcome": outcome, "as_at": date(2012, 12, 12), **parts})


def chosen(*outcomes: str) -> list[str]:
    lines = [f"  - {{name: '{n}', outcome: {outcome}, as_at: 2012-12-12}}\n" for n, outcome in enumerate(outcomes)]
    return [one.name for one in shown_examples(rule_of(RULE + "".join(lines)))]


def test_the_first_breach_and_the_first_that_was_met() -> None:
    assert chosen("none", "late", "not_met", "not_applicable", "met", "met") == ["1", "4"]


def test_a_prompt_has_no_met_so_what_is_not_looked_at_stands_in_its_place() -> None:
    assert chosen("not_applicable", "none", "to_read") == ["2", "1"]
    assert chosen("cannot_tell", "not_applicable", "to_read") == ["2", "1"]


def test_rows_stand_in_the_order_of_the_layout_and_cells_as_a_person_writes_them() -> None:
    rows: list[dict[str, Any]] = [
        {"seen": True, "visit_id": "V1", "visited_on": date(2012, 12, 3), "kind": None},
        {"visit_id": "??"},
    ]
    assert table_of("visits", rows) == (
        ["visit_id", "visited_on", "kind", "seen"],
        [["V1", "2012-12-03", "", "yes"], ["(cannot be read)", "", "", ""]],
    )


def test_rows_that_only_count_on_are_one() -> None:
    many = [{"plan_id": f"P{n}", "child_id": "K1"} for n in range(9, 13)]
    assert table_of("plans", many)[1] == [["P9 to P12", "K1"]]
    assert len(table_of("plans", many[:3])[1]) == 3
    assert len(table_of("plans", [many[0], many[2], many[1], many[3]])[1]) == 4


def test_a_row_that_stands_for_several_says_so() -> None:
    assert table_of("plans", [{"plan_id": "P{1..40}"}])[1] == [["P1 to P40"]]


def test_a_breach_with_what_the_program_says() -> None:
    page = MarkdownPage("T")
    told = example(
        "not_met", records={"visits": [{"visit_id": "V1"}]}, settings={"a": {"social_worker": 2}}, absent=["plans"]
    )
    tell(page, Told(told, {**ROW, "explanation": "No record found."}))
    said = " Here `a` is set to 2 for social worker and `plans` is not in the export."
    assert page.text.splitlines()[2:] == [
        "## A breach", "",
        f"*An example.* The audit date is 12 December 2012.{said}", "",
        "`visits`", "", "| visit_id |", "|---|", "| V1 |", "",
        "> **Not met, due 4 December 2012, over by 1 working day**", ">", "> No record found.",
    ]  # fmt: skip


def test_nothing_is_said_where_there_is_no_subject() -> None:
    page = MarkdownPage("T")
    tell(page, Told(example("none"), {}))
    assert "## Nothing to say" in page.text
    assert page.text.endswith("> No subject: the tool says nothing.\n")
