"""The pipeline: strata, rows held back, the second opinion, and what is said where something could not be judged."""

from collections.abc import Callable

import numpy as np
import pytest
from tests.making import AS_AT, Rows, book_of, day, only_outcome, outcomes_of, rule_of

from practice_audit import audit as module
from practice_audit.audit import DURABLE, RELATIONAL, Audit, run_audit
from practice_audit.errors import WrongUsage
from practice_audit.examples import records_of, with_base
from practice_audit.facts.joins import Pairs, no_pairs
from practice_audit.matchers import by_engine, relational
from practice_audit.matchers.tree import CompiledRule, Matches

SEEN = rule_of("""
id: VI-01
for_each: {plan: plans}
clock: plan.start_on
expect:
  visit: visits
  where: visit.child_id == plan.child_id and visit.seen
  on: visit.visited_on
  by: days(clock, 10)
""")
NOT_ENDED_FIRST = rule_of("""
id: DQ-01
for_each: {plan: plans}
forbid: {where: filled(plan.end_on) and or_forever(plan.end_on) < plan.start_on}
holds_back: [{rows: self, rules: [all]}]
""")
PLAN = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": day(5, 1)}
ROWS: Rows = {"plans": [PLAN], "visits": [{"visit_id": "V1", "child_id": "K1", "visited_on": day(5, 8), "seen": True}]}
needs_engine = pytest.mark.skipif(not by_engine.is_usable(), reason="durable-rules is not installed")


def audited(
    rows: Rows = ROWS, matcher: str = RELATIONAL, *, verify: bool = False, absent: tuple[str, ...] = ()
) -> Audit:
    """Audit some rows by the two rules of this test."""
    records = records_of(with_base(rows), AS_AT, absent)
    return run_audit(records, book_of(SEEN, NOT_ENDED_FIRST), matcher=matcher, verify=verify)


def outcomes(audit: Audit) -> dict[str, str]:
    """Give each key with its outcome."""
    return dict(zip(audit.outcomes["key"], audit.outcomes["outcome"], strict=True))


def test_each_rule_has_one_outcome_for_each_subject() -> None:
    assert outcomes(audited()) == {"VI-01/plans/PL1": "met", "DQ-01/plans/PL1": "met"}


def test_a_row_that_is_held_back_cannot_be_told_and_says_by_what() -> None:
    audit = audited({**ROWS, "plans": [{**PLAN, "end_on": day(4, 1)}]})
    assert outcomes(audit) == {"VI-01/plans/PL1": "cannot_tell", "DQ-01/plans/PL1": "not_met"}
    (missing,) = audit.outcomes.loc[audit.outcomes["rule"] == "VI-01", "missing"]
    assert missing == "plans:PL1 is held back by DQ-01/plans/PL1"


def test_a_rule_whose_table_is_not_there_is_listed_and_not_dropped() -> None:
    audit = audited(absent=("plans",))
    assert audit.not_judged == {"VI-01": "no `plans`", "DQ-01": "no `plans`"}
    assert audit.outcomes.empty


@needs_engine
@pytest.mark.parametrize("matcher", [DURABLE, RELATIONAL])
def test_both_matchers_agree_and_the_run_is_whole(matcher: str) -> None:
    audit = audited(matcher=matcher, verify=True)
    assert (audit.differences, audit.not_audited, audit.is_whole, audit.verified) == ([], [], True, True)


@needs_engine
def test_a_difference_between_the_matchers_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    sound: Callable[[list[CompiledRule]], list[Matches]] = relational.match

    def forgetful(rules: list[CompiledRule]) -> list[Matches]:
        nothing = np.empty(0, dtype=np.int64)
        return [
            {name: Pairs([nothing] * len(pairs.rows), nothing > 0) for name, pairs in each.items()}
            for each in sound(rules)
        ]

    monkeypatch.setattr(relational, "match", forgetful)
    audit = audited(matcher=DURABLE, verify=True)
    assert audit.differences == ["VI-01/plans/PL1"]
    assert not audit.is_whole


@needs_engine
def test_a_case_that_the_engine_lost_has_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(rules: list[CompiledRule], **_: object) -> by_engine.Outcome:
        return by_engine.Outcome(
            [{query.name: no_pairs(query.sides) for query in rule.queries} for rule in rules],
            [(0, "family family of K1")],
        )

    monkeypatch.setattr(by_engine, "match", lost)
    audit = audited(matcher=DURABLE)
    assert audit.not_audited == ["family family of K1"]
    assert not audit.is_whole
    assert outcomes(audit) == {}, "not even of rules that no match is needed for: what is held back is not known"


def test_where_the_engine_is_not_installed_the_relational_matcher_works_alone_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(by_engine, "is_usable", lambda: False)
    audit = audited(verify=True)
    assert outcomes(audit)["VI-01/plans/PL1"] == "met"
    assert audit.verified is False


def test_the_engine_cannot_be_asked_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_engine, "is_usable", lambda: False)
    with pytest.raises(WrongUsage, match="durable-rules is not installed"):
        audited(matcher=DURABLE)


def test_the_time_of_each_rule_is_kept() -> None:
    audit = audited()
    assert set(audit.rule_seconds) == {"VI-01", "DQ-01"}
    assert {"facts", "outcomes", "findings", "matching, relational"} <= set(audit.seconds)


def test_a_rule_that_files_faults_only_counts_its_met_subjects_and_does_not_list_them() -> None:
    faults = rule_of("for_each: {plan: plans}\nforbid: {where: plan.start_on is None}\nfiles: faults")
    assert outcomes_of(faults, ROWS)["outcome"].tolist() == ["met"], "evaluate_rows lists them for tests"
    records = records_of(with_base(ROWS), AS_AT)
    audit = module.run_audit(records, book_of(faults), matcher=RELATIONAL, verify=False)
    assert audit.outcomes.empty
    assert [each.outcome.tolist() for each in audit.judged] == [["met"]]


def test_a_plan_that_is_held_back_holds_back_what_belongs_to_it() -> None:
    whole = rule_of("""
id: DQ-02
for_each: {plan: plans}
forbid: {where: filled(plan.end_on)}
holds_back: [{rows: plan, rules: [CG]}]
""")
    core = rule_of("id: CG-01\nfor_each: {group: core_groups}\nforbid: {where: group.held_on is None}")
    rows: Rows = {
        "plans": [{**PLAN, "end_on": day(6, 1)}],
        "core_groups": [{"core_group_id": "CG1", "child_id": "K1", "plan_id": "PL1", "held_on": day(5, 9)}],
    }
    assert only_outcome(core, rows, beside=(whole,))["outcome"] == "cannot_tell"


def test_a_breach_holds_back_only_where_its_condition_holds() -> None:
    some = rule_of("""
id: DQ-02
for_each: {plan: plans}
forbid: {where: filled(plan.end_on)}
holds_back: [{rows: self, rules: [VI], when: 'plan.kind == "child_in_need"'}]
""")
    rows: Rows = {**ROWS, "plans": [{**PLAN, "end_on": day(6, 1)}]}
    assert only_outcome(SEEN, rows, beside=(some,))["outcome"] == "met"
