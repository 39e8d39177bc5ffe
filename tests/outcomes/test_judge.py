"""The order of docs/rule-language.md, section 2: each step, and that it goes before those after it."""

from datetime import date
from typing import Any

import pytest
from tests.making import AS_AT, UNREAD, Cell, Row, Rows, day, only_outcome, rule_of

WITHIN = """
for_each: {plan: plans}
where: 'plan.kind == "child_protection"'
clock: plan.start_on
expect:
  visit: visits
  where: visit.child_id == plan.child_id and visit.seen
  on: visit.visited_on
  by: days(clock, 10)
"""
LAPSES = 'lapses: {ended first: "filled(plan.end_on) and or_forever(plan.end_on) <= due"}\n'
UNLESS = "unless: [{in name only: \"plan.end_reason == 'error'\"}]\n"
PLAN: dict[str, Any] = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}
DUE = "2012-05-11"


def visit(on: Cell, *, seen: Cell = True, number: int = 1) -> Row:
    """Give a visit."""
    return {"visit_id": f"V{number}", "child_id": "K1", "visited_on": on, "seen": seen}


def judged(  # noqa: PLR0913  each may be left out
    more: str = "",
    plan: Row | None = None,
    visits: tuple[Row, ...] = (),
    *,
    rows: Rows | None = None,
    as_at: date = AS_AT,
    absent: tuple[str, ...] = (),
    matcher: str = "relational",
) -> dict[str, str]:
    """Give the outcome of the plan."""
    child: Rows = {"children": [{"child_id": "K1"}]}
    whole: Rows = {**child, "plans": [{**PLAN, **(plan or {})}], "visits": list(visits), **(rows or {})}
    return only_outcome(rule_of(WITHIN + more), whole, as_at, absent=absent, matcher=matcher)


MET, LATE = visit(day(5, 11)), visit(day(5, 12), number=2)


def test_1_an_exemption_goes_before_everything() -> None:
    found = judged(UNLESS, {"end_reason": "error", "start_on": UNREAD}, (MET,))
    assert (found["outcome"], found["exemption"]) == ("not_applicable", "in name only")


def test_1_a_child_who_died_is_exempt_without_being_asked_for() -> None:
    assert judged(rows={"children": [{"child_id": "K1", "date_of_death": day(5, 5)}]})["exemption"] == "died"


def test_1_out_of_force_is_not_applicable() -> None:
    found = judged("in_force: {from: 'day(\"2012-05-02\")'}\n", visits=(MET,))
    assert (found["outcome"], found["exemption"]) == ("not_applicable", "not in force")
    assert judged("in_force: {from: 'day(\"2012-05-01\")'}\n", visits=(MET,))["outcome"] == "met"
    assert judged("in_force: {before: 'day(\"2012-05-01\")'}\n", visits=(MET,))["outcome"] == "not_applicable"


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ({"more": "needs: [visits]\n", "absent": ("visits",)}, "table visits is not in the export"),
        ({"more": "needs: [visits.seen]\n", "absent": ("visits.seen",)}, "column visits.seen is not in the export"),
        ({"plan": {"start_on": UNREAD}}, "start_on could not be read"),
        ({"plan": {"kind": UNREAD}}, "kind could not be read"),
        (
            {
                "more": "cannot_tell: {the plan was a mistake: 'plan.end_reason == \"error\"'}\n",
                "plan": {"end_reason": "error"},
            },
            "the plan was a mistake",
        ),
    ],
    ids=["a table", "a column", "the clock", "the population", "a doubt of the rule's own"],
)
def test_2_what_a_rule_needs_and_is_not_there_goes_before_met(asked: dict[str, Any], missing: str) -> None:
    found = judged(visits=(MET,), **asked)
    assert found["outcome"] == "cannot_tell"
    assert missing in found["missing"]


def test_2_a_blank_clock_cannot_be_told() -> None:
    assert judged(plan={"start_on": None}, visits=(MET,))["outcome"] == "cannot_tell"


def test_2_one_of_several_needs_is_enough() -> None:
    assert judged("needs: [visits | plans]\n", visits=(MET,))["outcome"] == "met"
    found = judged("needs: [2 of conferences | reviews | visits]\n", visits=(MET,), absent=("conferences", "reviews"))
    assert found["missing"] == "fewer than 2 of conferences, reviews, visits is in the export"


def test_3_found_on_the_deadline_is_met() -> None:
    found = judged(visits=(MET, LATE))
    assert (found["outcome"], found["due_on"], found["found_on"]) == ("met", DUE, DUE)


def test_3_met_goes_before_a_lapse_and_before_a_doubtful_record() -> None:
    assert judged(LAPSES, {"end_on": day(5, 6)}, (MET, visit(UNREAD, number=3)))["outcome"] == "met"


def test_4_a_lapse_goes_before_doubt_and_before_late() -> None:
    found = judged(LAPSES, {"end_on": day(5, 6)}, (LATE, visit(UNREAD, number=3)))
    assert (found["outcome"], found["exemption"]) == ("not_applicable", "ended first")


@pytest.mark.parametrize(
    ("more", "plan", "doubtful"),
    [
        ("", {}, visit(UNREAD, number=3)),
        ("", {}, visit(day(5, 5), seen=UNREAD, number=3)),
        (LAPSES, {"end_on": UNREAD}, visit(day(5, 20), seen=False, number=3)),
        (UNLESS, {"end_reason": UNREAD}, visit(day(5, 20), seen=False, number=3)),
    ],
    ids=["its day", "whether it counts", "a lapse", "an exemption"],
)
def test_5_what_would_be_met_or_not_applicable_if_a_doubt_is_good_cannot_be_told(
    more: str, plan: dict[str, Any], doubtful: dict[str, Any]
) -> None:
    assert judged(more, plan, (LATE, doubtful))["outcome"] == "cannot_tell"


def test_5_a_record_of_the_rules_own_doubt_takes_the_place_of_late() -> None:
    more = "cannot_tell: {a note is not linked: {note: case_notes, where: note.child_id == plan.child_id}}\n"
    notes = [{"note_id": "N1", "child_id": "K1"}]
    assert judged(more, visits=(LATE,), rows={"case_notes": notes})["outcome"] == "cannot_tell"
    assert judged(more, visits=(MET,), rows={"case_notes": notes})["outcome"] == "met"


def test_6_found_after_the_deadline_is_late_and_the_earliest_such_counts() -> None:
    found = judged(visits=(LATE, visit(day(5, 20), number=3)))
    assert (found["outcome"], found["found_on"], found["over"], found["unit"]) == ("late", "2012-05-12", "1", "days")


def test_6_late_goes_before_due_by_a_later_day() -> None:
    assert judged("", None, (LATE,), as_at=day(5, 12))["outcome"] == "late"


def test_7_what_would_be_late_if_a_doubtful_record_counts_cannot_be_told() -> None:
    assert judged(visits=(visit(day(5, 20), seen=UNREAD),))["outcome"] == "cannot_tell"


def test_8_on_the_deadline_it_is_due_and_the_day_after_it_is_not_met() -> None:
    assert judged(as_at=day(5, 11))["outcome"] == "due"
    found = judged(as_at=day(5, 14))
    assert (found["outcome"], found["over"], found["open"]) == ("not_met", "3", "yes")


def test_8_a_missing_one_may_be_waited_for_beyond_the_deadline() -> None:
    text = WITHIN.replace("by: days(clock, 10)", "by: days(clock, 10)\n  wait_until: days(clock, 20)")
    rows: Rows = {"plans": [PLAN]}
    assert only_outcome(rule_of(text), rows, day(5, 21))["outcome"] == "due"
    assert only_outcome(rule_of(text), rows, day(5, 22))["outcome"] == "not_met"
    assert only_outcome(rule_of(text), {**rows, "visits": [LATE]})["outcome"] == "late"


def test_8_without_a_deadline_nothing_is_ever_due() -> None:
    text = "for_each: {plan: plans}\nexpect: {visit: visits, where: visit.child_id == plan.child_id}\n"
    assert only_outcome(rule_of(text), {"plans": [PLAN]})["outcome"] == "not_met"
    assert only_outcome(rule_of(text), {"plans": [PLAN], "visits": [visit(UNREAD)]})["outcome"] == "met"


def test_9_working_days_over_are_counted_where_the_deadline_was() -> None:
    text = WITHIN.replace("days(clock, 10)", "working_days(clock, 3)")
    found = only_outcome(rule_of(text), {"plans": [PLAN], "visits": [visit(day(5, 8))]})
    assert (found["due_on"], found["outcome"], found["over"], found["unit"]) == (
        "2012-05-04",
        "late",
        "1",
        "working days",
    )


def test_alternatives_are_as_good_as_each_other() -> None:
    text = """
for_each: {plan: plans}
clock: plan.start_on
expect:
  - {visit: visits, where: visit.child_id == plan.child_id, on: visit.visited_on, by: "days(clock, 10)"}
  - {where: 'plan.end_reason == "error"', on: plan.end_on, by: "days(clock, 10)"}
"""
    other = {"end_reason": "error", "end_on": day(5, 3)}
    assert only_outcome(rule_of(text), {"plans": [{**PLAN, **other}], "visits": [LATE]})["outcome"] == "met"
    late = only_outcome(rule_of(text), {"plans": [{**PLAN, **other, "end_on": day(5, 13)}], "visits": [LATE]})
    assert (late["outcome"], late["found_on"]) == ("late", "2012-05-12")


EVERY = """
for_each: {plan: plans}
clock: plan.end_on
every:
  action: plan_actions
  where: action.plan_id == plan.plan_id
  on: action.completed_on
  by: clock
"""
ENDED = {**PLAN, "end_on": day(5, 11)}


def every(*completed: Cell, as_at: date = AS_AT) -> dict[str, str]:
    """Give the outcome of a plan whose actions were completed on these days."""
    actions = [
        {"plan_action_id": f"A{n}", "plan_id": "PL1", "child_id": "K1", "completed_on": of}
        for n, of in enumerate(completed)
    ]
    return only_outcome(rule_of(EVERY), {"plans": [ENDED], "plan_actions": actions}, as_at)


@pytest.mark.parametrize(
    ("completed", "outcome"),
    [
        ((), "met"),
        ((day(5, 11), day(5, 2)), "met"),
        ((day(5, 2), None), "not_met"),
        ((day(5, 12), None, UNREAD), "not_met"),
        ((day(5, 12), UNREAD), "late"),
        ((day(5, 2), UNREAD), "cannot_tell"),
    ],
    ids=["none", "all", "one open", "open before late and doubt", "late before doubt", "doubt before met"],
)
def test_every(completed: tuple[Any, ...], outcome: str) -> None:
    assert every(*completed)["outcome"] == outcome


def test_every_open_one_is_due_until_the_deadline_has_passed_and_the_latest_is_the_one_found() -> None:
    assert every(None, as_at=day(5, 11))["outcome"] == "due"
    assert every(None, as_at=day(5, 12))["outcome"] == "not_met"
    assert every(day(5, 12), day(5, 20))["found_on"] == "2012-05-20"


FORBID = """
for_each: {plan: plans}
clock: plan.start_on
forbid:
  other: plans
  where: other.child_id == plan.child_id and other.plan_id != plan.plan_id and other.kind == 'child_in_need'
  ended: other.end_on
"""


def forbid(*others: Row) -> dict[str, str]:
    """Give the outcome of a plan beside others."""
    rows = [
        {"plan_id": f"PL{n}", "child_id": "K1", "kind": "child_in_need", "start_on": day(5, 1), **of}
        for n, of in enumerate(others, 2)
    ]
    rule = rule_of(FORBID.replace("for_each: {plan: plans}", "for_each: {plan: plans}\nwhere: plan.plan_id == 'PL1'"))
    return only_outcome(rule, {"plans": [PLAN, *rows]})


@pytest.mark.parametrize(
    ("others", "outcome"),
    [
        ((), "met"),
        (({"kind": "early_help"},), "met"),
        (({},), "not_met"),
        (({"end_on": day(6, 1)}, {}), "not_met"),
        (({"end_on": day(6, 1)},), "late"),
        (({"end_on": day(6, 1)}, {"kind": UNREAD}), "late"),
        (({"kind": UNREAD},), "cannot_tell"),
        (({"kind": "early_help"}, {"kind": UNREAD, "end_on": day(6, 1)}), "cannot_tell"),
    ],
    ids=[
        "none",
        "another kind",
        "there",
        "standing before ended",
        "ended",
        "ended before doubt",
        "doubtful",
        "doubtful and ended",
    ],
)
def test_forbid(others: tuple[dict[str, Any], ...], outcome: str) -> None:
    assert forbid(*others)["outcome"] == outcome


def test_what_has_ended_is_over_by_the_days_from_the_clock() -> None:
    found = forbid({"end_on": day(6, 1)})
    assert (found["found_on"], found["over"], found["unit"], found["open"]) == ("2012-06-01", "31", "days", "no")


def test_a_condition_may_be_forbidden() -> None:
    rule = rule_of("for_each: {plan: plans}\nforbid: {where: plan.end_on is None}")
    assert only_outcome(rule, {"plans": [PLAN]})["outcome"] == "not_met"
    assert only_outcome(rule, {"plans": [ENDED]})["outcome"] == "met"
    assert only_outcome(rule, {"plans": [{**PLAN, "end_on": UNREAD}]})["outcome"] == "cannot_tell"


def test_two_records_together_may_be_forbidden() -> None:
    text = """
for_each: {child: children}
forbid:
  one: plans
  other: plans
  where: one.child_id == child.child_id and other.child_id == one.child_id and one.start_on < other.start_on
"""
    rows: Rows = {"children": [{"child_id": "K1"}], "plans": [PLAN, {**PLAN, "plan_id": "PL2", "start_on": day(5, 2)}]}
    found = only_outcome(rule_of(text), rows)
    assert (found["outcome"], set(found["evidence"].split())) == ("not_met", {"children:K1", "plans:PL1", "plans:PL2"})


def test_a_text_rule_asks_a_person_to_read_and_never_claims_that_it_is_met() -> None:
    rule = rule_of("for_each: {plan: plans}\ncheck: text\nread: plan.end_on is None\nfinding: {read: Read it.}")
    assert only_outcome(rule, {"plans": [PLAN, ENDED]})["outcome"] == "to_read"


@pytest.mark.parametrize("matcher", ["relational", "durable"])
def test_severity_may_differ_by_case(matcher: str) -> None:
    more = "severity_when: {S1: 'over > 5'}\n"
    assert judged(more, visits=(visit(day(5, 20)),), matcher=matcher)["severity"] == "S1"
    assert judged(more, visits=(LATE,), matcher=matcher)["severity"] == "S2"
    assert judged(more, visits=(MET,), matcher=matcher)["severity"] == "S2"
