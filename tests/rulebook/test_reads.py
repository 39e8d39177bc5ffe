"""Which columns a rule reads, through its steps, links and other names."""

from tests.making import rule_of, shipped_book

from practice_audit.rulebook.reads import columns_named, columns_read

LINKS = shipped_book().link_targets


def test_every_column_and_step_of_its_expressions() -> None:
    rule = rule_of("""
for_each: {visit: visits}
clock: visit.visited_on
expect: {plan: plans, where: plan.child_id == visit.child_id and visit.worker.qualified, "on": plan.start_on, by: clock}
""")
    assert columns_read(rule, LINKS) == {
        ("visits", "visited_on"), ("visits", "child_id"), ("visits", "worker_id"), ("workers", "qualified"),
        ("plans", "child_id"), ("plans", "start_on"),
    }  # fmt: skip


def test_a_column_that_a_table_calls_something_else() -> None:
    rule = rule_of("""
for_each: {asked: [contacts, case_closures]}
reads: {way: {case_closures: reason}}
expect: {where: filled(asked.way)}
""")
    assert ("case_closures", "reason") in columns_read(rule, LINKS)


def test_what_its_sentences_give_back_and_what_it_needs() -> None:
    rule = rule_of("""
for_each: {visit: visits}
needs: [plans, plans.kind | reviews.decision, asked.way]
finds: {last: {other: visits, where: other.child_id == visit.child_id, latest: other.visited_on}}
expect: {plan: plans, where: plan.child_id == visit.child_id}
finding: {missing: "{visit.worker.role} {last.seen} {plan.end_on} {clock}"}
notes: {"{visit.kind}": filled(visit.kind)}
""")
    assert columns_named(rule, LINKS) == {
        ("visits", "worker_id"), ("workers", "role"), ("visits", "seen"), ("plans", "end_on"), ("visits", "kind"),
        ("plans", "kind"), ("reviews", "decision"),
    }  # fmt: skip
