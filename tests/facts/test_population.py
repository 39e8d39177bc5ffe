"""Who is in a rule's population, step by step, and who may be."""

from typing import Any

from tests.making import UNREAD, Rows, day, facts_of, rule_of

from practice_audit.facts.population import subjects_of
from practice_audit.facts.subjects import Subjects

PLANS: list[dict[str, Any]] = [
    {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1), "end_on": day(6, 1)},
    {"plan_id": "PL2", "child_id": "K1", "kind": "child_protection", "start_on": day(7, 1)},
    {"plan_id": "PL3", "child_id": "K2", "kind": "child_in_need", "start_on": day(5, 1)},
    {"plan_id": "PL4", "child_id": "K3", "kind": UNREAD, "start_on": day(5, 1)},
]
FORM = "\nexpect: {where: filled(plan.end_on)}\n"
VISITS: list[dict[str, Any]] = [
    {"visit_id": "V1", "child_id": "K1", "visited_on": day(7, 2)},
    {"visit_id": "V2", "child_id": "K2", "visited_on": UNREAD},
]
OF_CHILD = "visit: visits, where: 'visit.child_id == plan.child_id"


def population(
    text: str,
    plans: list[dict[str, Any]] = PLANS,
    absent: tuple[str, ...] = (),
    visits: list[dict[str, Any]] | None = None,
) -> Subjects:
    """Give the subjects of a rule over the plans."""
    rows: Rows = {"plans": plans, "visits": visits or []}
    return subjects_of(facts_of(rows, absent=absent), rule_of(f"for_each: {{plan: plans}}{FORM}{text}"), {})


def sure(subjects: Subjects) -> dict[str, bool]:
    """Give the id of each subject, and whether it surely is one."""
    return dict(zip(subjects.key_id.tolist(), subjects.sure.tolist(), strict=True))


def test_where_says_who_is_in_it_and_who_may_be() -> None:
    assert sure(population("where: 'plan.kind == \"child_protection\"'")) == {"PL1": True, "PL2": True, "PL4": False}


def test_where_may_speak_of_the_clock_and_of_what_was_looked_up() -> None:
    clock = "clock: plan.start_on\nwhere: clock >= plan.end_on or plan.end_on is None"
    assert set(sure(population(clock))) == {"PL2", "PL3", "PL4"}
    finds = f"finds: {{seen: {{{OF_CHILD}', latest: visit.visited_on}}}}\nwhere: filled(seen)"
    assert sure(population(finds, visits=VISITS)) == {"PL1": True, "PL2": True, "PL3": False}


def test_given_records_must_be_there_and_who_has_none_is_counted() -> None:
    given = f"given: {{{OF_CHILD} and visit.visited_on >= plan.start_on'}}"
    found = population(given, visits=VISITS)
    assert sure(found) == {"PL1": True, "PL2": True, "PL3": False}
    assert found.without_given == 1


def test_who_is_left_out_and_who_may_be() -> None:
    but_not = f"but_not: {{seen: {{{OF_CHILD} and visit.visited_on >= plan.start_on'}}}}"
    assert sure(population(but_not, visits=VISITS)) == {"PL3": False, "PL4": True}
    assert set(sure(population("but_not: {ended: filled(plan.end_on)}"))) == {"PL2", "PL3", "PL4"}


def test_what_is_older_than_the_record_months_is_not_listed() -> None:
    old = {**PLANS[0], "plan_id": "PL0", "start_on": day(5, 1, 2002)}
    assert "PL0" not in sure(population("clock: plan.start_on\nhistory: record_months", [old, *PLANS]))
    assert "PL0" in sure(population("clock: plan.start_on", [old, *PLANS]))


def test_a_needed_column_that_the_subjects_table_lacks_makes_its_rows_doubtful_subjects() -> None:
    found = population("needs: [plan.kind]\nwhere: 'plan.kind == \"child_protection\"'", absent=("plans.kind",))
    assert sure(found) == dict.fromkeys(["PL1", "PL2", "PL3", "PL4"], False)


def test_the_deadline_is_where_exemptions_are_looked_at_unless_the_rule_says_otherwise() -> None:
    text = "clock: plan.start_on\n"
    until = population(text, PLANS[:1]).named("until")
    assert until is not None
    assert until.lo.tolist() == [day(5, 1).toordinal()]
    at_audit = population(f"{text}until: as_at\n", PLANS[:1]).named("until")
    assert at_audit is not None
    assert at_audit.lo.tolist() == [day(12, 12).toordinal()]
    assert population("", PLANS[:1]).named("clock") is None
