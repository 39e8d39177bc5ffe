"""What each source can answer by itself, and which one field would free the most rules."""

from tests.making import rule_of

from practice_audit.records.tables import Held
from practice_audit.reports.by_source import answers_of

READS = (
    "for_each: {plan: plans}\nexpect: {seen: visits, where: seen.child_id == plan.child_id and seen.seen}\nneeds: [%s]"
)
COLUMNS = {
    "plans": frozenset({"plan_id", "child_id", "start_on", "kind"}),
    "visits": frozenset({"visit_id", "child_id", "visited_on"}),
}


def held(**columns: frozenset[str]) -> Held:
    return Held("visits.csv", "native", {**COLUMNS, **columns}, {})


def test_the_one_field_is_named_with_its_rules() -> None:
    rules = [rule_of(READS % "visits.seen"), rule_of("id: ZZ-02\n" + READS % "visits.kind, visits.seen")]
    found = answers_of(held(), "visits.csv", "native", rules)
    assert (found.can, found.cannot) == ([], ["ZZ-01", "ZZ-02"])
    assert found.field == ("visits.seen", ["ZZ-01"])


def test_a_table_that_nobody_can_tie_lacks_its_column() -> None:
    rule = rule_of(READS % "visits")
    assert answers_of(held(), "", "", [rule]).can == [rule.id]
    found = answers_of(held(visits=frozenset({"visit_id", "visited_on"})), "", "", [rule])
    assert (found.cannot, found.field) == ([rule.id], ("visits.child_id", [rule.id]))


def test_a_table_that_is_not_there_is_advised_as_a_table() -> None:
    rule = rule_of(READS % "visits")
    found = answers_of(Held("", "", {"plans": COLUMNS["plans"]}, {}), "", "", [rule])
    assert found.table == ("table visits", [rule.id])


def test_a_column_that_a_table_of_several_never_has_is_no_lack() -> None:
    rule = rule_of("for_each: {row: [plans, visits]}\nneeds: [row.seen]\nexpect: {where: filled(row.seen)}")
    assert answers_of(held(), "", "", [rule]).field == ("visits.seen", [rule.id])
    with_it = held(visits=COLUMNS["visits"] | {"seen"})
    assert answers_of(with_it, "", "", [rule]).can == [rule.id]
